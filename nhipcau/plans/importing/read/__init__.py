"""Files to plain paper: every format ends as the same paragraphs and tables."""
