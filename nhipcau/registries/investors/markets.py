"""Where the province looks for investors, as data: one country, or some under one name."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "data" / "investor_markets.json"


@dataclass(frozen=True, slots=True)
class Market:
    """`countries` are ISO 3166-1 codes; no country stands in two markets."""

    code: str
    vi: str
    en: str
    countries: tuple[str, ...]

    def named(self, language: str = "vi") -> str:
        return self.en if language == "en" else self.vi


@cache
def markets() -> tuple[Market, ...]:
    """In the order in which they are shown."""
    told = json.loads(_FILE.read_text("utf-8"))
    return tuple(Market(**one | {"countries": tuple(one["countries"])}) for one in told)


def market_of(country: str) -> Market | None:
    """None for a country that belongs to no market told."""
    return next((one for one in markets() if country in one.countries), None)


def market(code: str) -> Market | None:
    return next((one for one in markets() if one.code == code), None)
