"""Questions from outside with their answers, and what readers say of the portal."""
