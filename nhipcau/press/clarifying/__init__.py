"""The verbs of a clarification."""
