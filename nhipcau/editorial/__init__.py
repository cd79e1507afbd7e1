"""Pages in many languages: written, checked by a second person, released, withdrawn."""
