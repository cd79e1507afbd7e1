"""Finding text without its marks: folded columns and the queries over them; no models."""
