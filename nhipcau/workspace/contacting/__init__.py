"""People one reaches partners through: who sees them, their card, their list as a file."""
