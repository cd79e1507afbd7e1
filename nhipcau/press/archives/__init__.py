"""Archives of news crawls read by the same stages, on one machine or on a cluster."""
