"""Which forms of the ministry a request needs, and where they are found: data, never code."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.parent / "data" / "press_forms.json"


@dataclass(frozen=True, slots=True)
class NeededForm:
    """`kinds` of visits that need it; `url` "" where no lasting address is known."""

    code: str
    title: str
    kinds: tuple[str, ...]
    url: str


def needed_forms(language: str) -> list[NeededForm]:
    """In Vietnamese, else in English."""
    return [
        NeededForm(one["code"], one[_spoken(language)], tuple(one["kinds"]), one["url"])
        for one in _told()["forms"]
    ]


def places_to_ask(language: str) -> list[tuple[str, str]]:
    """(name, address) of the authority that gives the permit."""
    return [(one[_spoken(language)], one["url"]) for one in _told()["links"]]


def law() -> str:
    return str(_told()["law"])


def _spoken(language: str) -> str:
    return "vi" if language == "vi" else "en"


@cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found
