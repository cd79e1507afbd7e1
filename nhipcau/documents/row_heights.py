"""How high a row of a workbook must be for its wrapped words to be read."""

from collections.abc import Iterable
from math import ceil
from typing import Final

_LINE: Final = 15.75
"""Points of a line of 12 pt Times New Roman."""
_HIGHEST: Final = 409.0
"""Points; no office program shows a higher row."""
_WIDE: Final = 1.05
"""Words do not break at the last character of a line."""


def row_height(cells: Iterable[tuple[str, float]], *, least: float = 0.0) -> float:
    """Points for a row of (text, width of the column in characters), never below `least`.

    Said outright, because office programs do not measure the rows of a file they did not write.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(_HIGHEST, max(least, lines * _LINE + 4))


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) * _WIDE / max(width, 1))) for line in text.split("\n"))
