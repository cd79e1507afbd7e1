"""What people fill in, one module per subject."""
