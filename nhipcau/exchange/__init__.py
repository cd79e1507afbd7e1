"""Reports in and out as Word and Excel files: one form, several doors."""
