"""What the pages of outlets, names and topics show."""
