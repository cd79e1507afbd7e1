"""What the pages of the press digest show."""
