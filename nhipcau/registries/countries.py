"""Countries by ISO 3166-1 code: Vietnamese and English names, and other ways to write them."""

import json
from functools import cache
from pathlib import Path

from nhipcau.search.folded import words_of

_FILE = Path(__file__).parent / "data" / "countries.json"


@cache
def _table() -> dict[str, dict[str, list[str] | str]]:
    found: dict[str, dict[str, list[str] | str]] = json.loads(_FILE.read_text("utf-8"))
    return found


@cache
def _codes() -> dict[str, str]:
    """Folded name -> code. A code in small letters is known too, where no name is spelt so."""
    keys: dict[str, str] = {}
    for code, told in _table().items():
        for words in (told["vi"], told["en"], *told.get("also", [])):
            keys[words_of(str(words))] = code
    for code in _table():
        keys.setdefault(code.lower(), code)
    return keys


def country_name(code: str, language: str = "vi") -> str:
    """The name in Vietnamese or English; an unknown code names itself."""
    told = _table().get(code)
    return str(told["en" if language == "en" else "vi"]) if told else code


def country_code(words: str) -> str:
    """The code of what people write ("Nhật", "Korea", "jp"), "" for what is no country.

    Two capitals are the code itself: "MY" is Malaysia, "Mỹ" and "my" the United States.
    """
    code = words.strip()
    if is_country(code):
        return code
    return _codes().get(words_of(words), "")


def is_country(code: str) -> bool:
    return code in _table()


def country_choices(language: str = "vi") -> list[tuple[str, str]]:
    """(code, name) of every country, in the order of the table."""
    return [(code, country_name(code, language)) for code in _table()]
