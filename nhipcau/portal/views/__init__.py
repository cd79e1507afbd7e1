"""Answering the public, one subject a file."""
