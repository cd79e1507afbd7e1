"""What was done, with evidence."""
