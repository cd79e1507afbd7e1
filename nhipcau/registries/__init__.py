"""Registers of the work that is no article; each entry counts for its tasks by itself."""
