"""The only place that asks other people's servers: guarded, bounded, polite, under our own name."""
