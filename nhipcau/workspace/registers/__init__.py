"""The registers on screen: one description each, one set of pages for all."""
