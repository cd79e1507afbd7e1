"""Delegations: their figures, and the words of theirs that may go out."""
