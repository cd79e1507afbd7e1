"""Plain paper to a draft plan, row by row, with every doubt kept."""
