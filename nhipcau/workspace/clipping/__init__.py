"""What the pages of the clipping desk show."""
