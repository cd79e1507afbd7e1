"""Names on a map, none over another."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

_LETTER: Final = 6.3  # width of a letter in units, of a Han or Hangul sign twice as much
_LINE: Final = 15.0
_SPOT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Name:
    """Words around a point, in units of the drawing."""

    words: str
    x: float
    y: float
    is_required: bool = False


_Rectangle = tuple[float, float, float, float]


def named(
    names: Iterable[Name], spots: Sequence[tuple[float, float]], *, width: float
) -> tuple[Name, ...]:
    """The names that find room, each moved into the drawing. Required ones are never left out."""
    taken: list[_Rectangle] = [(x - _SPOT, y - _SPOT, x + _SPOT, y + _SPOT) for x, y in spots]
    written: list[Name] = []
    for name in names:
        half = _wide(name.words) / 2
        x = min(max(name.x, half + 2), max(width - half - 2, half + 2))
        for shift in (0.0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE):
            box = (x - half, name.y + shift - _LINE / 2, x + half, name.y + shift + _LINE / 2)
            if not any(_meet(box, other) for other in taken):
                break
        else:
            if not name.is_required:
                continue
            box, shift = (x - half, name.y - _LINE / 2, x + half, name.y + _LINE / 2), 0.0
        taken.append(box)
        written.append(replace(name, x=round(x, 1), y=round(name.y + shift, 1)))
    return tuple(written)


def _wide(words: str) -> float:
    signs = (c for c in words if not unicodedata.combining(c))
    return sum(_LETTER * (2 if unicodedata.east_asian_width(c) in "WF" else 1) for c in signs)


def _meet(one: _Rectangle, other: _Rectangle) -> bool:
    return not (
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    )
