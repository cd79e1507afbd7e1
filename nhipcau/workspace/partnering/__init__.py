"""Partners at the desk: who may keep one, what stands on its card, its trail in words."""
