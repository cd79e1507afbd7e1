"""A believable half-year of work, told with the same verbs that people use."""
