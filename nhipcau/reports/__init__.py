"""Rounds, reports of units, figures and consolidation; reads outputs, nothing beside it."""
