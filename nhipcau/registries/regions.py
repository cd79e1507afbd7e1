"""Parts of the world with their countries, after the regions of United Nations M49, as data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "regions.json"


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    english_name: str
    countries: frozenset[str]


@cache
def regions() -> tuple[Region, ...]:
    """From the north-west to the south-east, as a map of the world is read."""
    rows = json.loads(_FILE.read_text("utf-8"))
    return tuple(
        Region(row["code"], row["vi"], row["en"], frozenset(row["countries"].split()))
        for row in rows
    )


def region_of(country: str) -> Region | None:
    """The region of a code of ISO 3166-1; None for one that stands in none."""
    return next((one for one in regions() if country in one.countries), None)
