"""Texts out to translators and back: a two-column Word file, XLIFF 1.2 and 2.0."""

from nhipcau.exchange.handing.doors import file_for, take_in

__all__ = ["file_for", "take_in"]
