"""A map of the world in its parts: the countries whose outlets wrote, each a spot of its size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from django.utils.translation import gettext as _

from nhipcau.press.figures import Both
from nhipcau.registries.regions import regions
from nhipcau.workspace.press_numbers.rows import Row, row_of
from nhipcau.workspace.shown_names import country_shown, language_shown

_LARGEST: Final = 24.0
_SMALLEST: Final = 3.0
ELSEWHERE: Final = "elsewhere"


@dataclass(frozen=True, slots=True)
class Spot:
    """A country; the area of its spot grows with its appearances. `radius` as SVG writes it."""

    row: Row
    radius: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the world; `code` tells the style sheet where it lies."""

    code: str
    name: str
    spots: list[Spot]

    @property
    def appearances(self) -> int:
        return sum(spot.row.both.appearances for spot in self.spots)


def world(by_country: Mapping[str, Both], query: Callable[..., str]) -> list[Part]:
    """Every part in its place, those of which nobody wrote too; countries of no part come last."""
    most = max((both.appearances for both in by_country.values()), default=0) or 1
    left = dict(by_country)
    parts = []
    for region in regions():
        spots = [_spot(code, left.pop(code), most, query) for code in by_country
                 if code in region.countries]  # fmt: skip
        name = region.english_name if language_shown() == "en" else region.name
        parts.append(Part(region.code, name, spots))
    if left:
        spots = [_spot(code, both, most, query) for code, both in left.items()]
        parts.append(Part(ELSEWHERE, _("Nơi khác"), spots))
    return parts


def _spot(code: str, both: Both, most: int, query: Callable[..., str]) -> Spot:
    radius = max(_SMALLEST, _LARGEST * sqrt(both.appearances / most))
    return Spot(row_of(country_shown(code), both, query, country=code), f"{radius:.1f}")
