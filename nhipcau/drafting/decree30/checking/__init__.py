"""Checking any .docx against Decree 30/2020, Annex I: whoever made it, and however."""
