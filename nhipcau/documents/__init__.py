"""The paper it came from and goes to: official documents, files, legal bases."""
