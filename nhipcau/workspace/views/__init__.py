"""One module per subject; none knows another."""
