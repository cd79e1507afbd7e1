"""One work in other languages: its segments, what changed since, hand-off to translators."""
