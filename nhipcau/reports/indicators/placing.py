"""Which outputs stand behind an indicator and how much each adds; what cannot be told apart."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from nhipcau.reports.indicators.catalogue import Indicator, Take, splits
from nhipcau.reports.tally import OutputRow

OF_THE_COUNTRY: Final = frozenset(
    ("vi", "bdq", "cjm", "hre", "jra", "rad", "sed", "kpm", "cmo", "tyz", "nut", "blt", "mtq",
     "hmn", "ium", "bru", "sss", "")
)  # fmt: skip
"""Vietnamese and the languages of peoples of Vietnam; Khmer, spoken on both sides, is foreign."""

_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class Placed:
    """An output and how much it adds, in the indicator's unit of measure."""

    row: OutputRow
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Placing:
    """Each output of an indicator once; in `unplaced` where nobody can say how much it adds."""

    placed: tuple[Placed, ...]
    unplaced: tuple[OutputRow, ...]


def place(indicator: Indicator, rows: Iterable[OutputRow]) -> Placing:
    """In order of day; a row given twice stands once. The order of `rows` does not matter."""
    once = sorted({row.id: row for row in rows}.values(), key=lambda row: (row.on, row.id))
    placed, unplaced = [], []
    for row in once:
        taken, amount = _taken(indicator, row)
        if taken and amount is not None:
            placed.append(Placed(row, amount))
        elif taken:
            unplaced.append(row)
    return Placing(tuple(placed), tuple(unplaced))


def _taken(indicator: Indicator, row: OutputRow) -> tuple[bool, Decimal | None]:
    """Whether a take of the indicator has the row; its amount, None where that is unknown."""
    for take in indicator.takes:
        if not _is_asked(take, row):
            continue
        is_ours, amount = _amount(take, row)
        if not is_ours:
            continue
        if take.side:
            told = _sides(take.side.partition(".")[0], row.title)
            if take.side not in told and told:
                continue
            amount = amount if told == [take.side] else None
        return True, amount
    return False, None


def _is_asked(take: Take, row: OutputRow) -> bool:
    if row.kind not in take.kinds:
        return False
    if take.is_foreign and not set(row.languages) - OF_THE_COUNTRY:
        return False
    if take.unless and has_phrase(row.title, take.unless):
        return False
    return all(has_phrase(row.title, group) for group in take.words)


def _amount(take: Take, row: OutputRow) -> tuple[bool, Decimal | None]:
    """(is it of this take, how much)."""
    unit = " ".join(row.quantity_unit.split()).casefold()
    if row.quantity is not None and unit in take.units:
        return True, row.quantity
    if row.quantity is not None and unit in take.not_units:
        return False, None
    if take.otherwise == "one" or (take.otherwise == "one_if_bare" and row.quantity is None):
        return True, _ONE
    return take.otherwise != "skip", None


def _sides(split: str, title: str) -> list[str]:
    """The sides that the title tells; exactly one where it is clear."""
    return [
        side
        for side, phrases in splits().items()
        if side.startswith(f"{split}.") and has_phrase(title, phrases)
    ]


def has_phrase(title: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in the title as whole words, whatever its capitals."""
    words = " ".join(unicodedata.normalize("NFC", title).casefold().split())
    return bool(_pattern(phrases).search(words))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
