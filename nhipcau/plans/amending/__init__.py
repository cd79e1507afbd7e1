"""A plan changes while it runs: what changes, prepared and applied as the next version."""
