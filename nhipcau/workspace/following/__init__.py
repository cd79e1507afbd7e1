"""What the pages of outlets, names and topics share: what is shown, the trails in words."""
