"""Digests: composed by people, issued once under a number, carried to those who read them."""
