"""Component tags."""
