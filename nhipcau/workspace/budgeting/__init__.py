"""The money of a plan as pages show it."""
