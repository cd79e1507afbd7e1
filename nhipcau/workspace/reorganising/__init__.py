"""What the pages of a reorganisation say: changes, rows and rights in words."""
