"""What the pages of clarifications show."""
