"""The look of the house: tokens, components, base pages; no models."""
