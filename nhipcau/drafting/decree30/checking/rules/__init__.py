"""The rules of the decree, one module for each part of the paper."""
