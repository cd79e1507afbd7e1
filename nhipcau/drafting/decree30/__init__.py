"""The layout of Decree 30/2020 (Annex I) as pure functions: building and checking .docx."""
