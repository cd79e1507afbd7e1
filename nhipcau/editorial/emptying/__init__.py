"""Taking the content out of a page, a picture or a file, wherever it was written down."""
