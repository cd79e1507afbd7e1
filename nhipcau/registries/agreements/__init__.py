"""Agreements: their term, what was promised in them, and who takes them over."""
