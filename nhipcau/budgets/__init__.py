"""Money of a plan: where it comes from, what it is for, what was spent, on which paper."""
