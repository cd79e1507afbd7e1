"""What the pages of stories and of figures of the press show."""
