"""What the acceptance page of a plan shows: the paper, the rows, the doubts, the names."""
