"""The verbs of the press digest."""
