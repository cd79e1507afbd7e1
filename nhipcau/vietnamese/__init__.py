"""Vietnamese text, dates and numerals as pure functions; nothing here knows the framework."""
