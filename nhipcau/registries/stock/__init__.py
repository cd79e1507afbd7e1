"""Copies of editions: what came in, what is left, who received how many."""
