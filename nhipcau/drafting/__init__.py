"""Data to outgoing documents: consolidated report, plan, letters."""
