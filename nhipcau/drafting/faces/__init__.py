"""Faces of other scripts for print: the slices that the portal ships, unwrapped where needed."""
