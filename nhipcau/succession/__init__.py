"""When offices change shape: what moves to whom, shown first, done at once, taken back."""
