"""The look at our own maps and publications before they go out, by a second person."""
