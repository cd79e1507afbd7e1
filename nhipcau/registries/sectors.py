"""Sectors an investor may look for: codes with Vietnamese and English names, kept as data."""

import json
from functools import cache
from pathlib import Path

from nhipcau.search.folded import words_of

_FILE = Path(__file__).parent / "data" / "sectors.json"


@cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(_FILE.read_text("utf-8"))
    return found


def sector_name(code: str, language: str = "vi") -> str:
    """The name in Vietnamese or English; an unknown code names itself."""
    told = _table().get(code)
    return told["en" if language == "en" else "vi"] if told else code


def sector_choices(language: str = "vi") -> list[tuple[str, str]]:
    return [(code, sector_name(code, language)) for code in _table()]


def sector_code(words: str) -> str:
    """The code of a name in either language, whatever its marks; "" where there is none."""
    asked = words_of(words)
    for code, told in _table().items():
        if asked in {words_of(one) for one in (code, *told.values())}:
            return code
    return ""
