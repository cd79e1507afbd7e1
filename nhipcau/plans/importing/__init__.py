"""A plan from paper to register: read, recognise, accept."""
