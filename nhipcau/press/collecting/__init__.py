"""The work behind the desk: feeds visited, pages read, one job at a time, nothing lost or twice."""
