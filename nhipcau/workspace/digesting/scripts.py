"""Which sheets of faces a page needs for the languages of what it shows."""

from collections.abc import Iterable

from nhipcau.drafting.faces.slices import SHEETS


def sheets_of(languages: Iterable[str]) -> list[str]:
    """Static files, one a script; a device's own face comes first and then nothing is loaded."""
    return [f"portal/fonts/{SHEETS[code]}.css" for code in sorted(languages) if code in SHEETS]
