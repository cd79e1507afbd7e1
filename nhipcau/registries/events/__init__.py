"""The people who come to an event: registering, waiting, cancelling, being there."""
