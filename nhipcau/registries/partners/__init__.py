"""Partners: entering them by all their names, finding them, likely doubles, and joining two."""
