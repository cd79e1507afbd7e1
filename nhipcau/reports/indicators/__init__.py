"""Indicators of external information: what they count, this period, this year and a year ago."""
