"""Registers and partners as tables: out as .xlsx and .csv, in again with a look before."""
