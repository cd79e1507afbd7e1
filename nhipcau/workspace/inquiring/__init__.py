"""What the pages of questions share: who may, what is shown, the list as a file."""
