"""The indicators as data: what each takes from the outputs, or that people enter it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("catalogue.json")

OUTPUTS, MEASURED, BUDGET = "outputs", "measured", "budget"
CHANNEL, LANGUAGE = "channel", "language"


@dataclass(frozen=True, slots=True)
class Take:
    """Which outputs an indicator takes, and how much each of them is.

    An output is of one of `kinds`; with `words` its title has a phrase of each group, and none of
    `unless`; with `side` ("direction.in") it tells that side of a split and no other. Its quantity
    counts where its unit is among `units`; one measured in `not_units` is another indicator's. For
    the rest `otherwise` says: "one" (it is one), "one_if_bare" (one without a quantity, else
    unplaced), "unplaced" (it belongs here, nobody can say how much), "skip" (it does not).
    """

    kinds: frozenset[str]
    otherwise: str
    units: frozenset[str] = frozenset()
    not_units: frozenset[str] = frozenset()
    words: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    side: str = ""
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the page. `basis`: outputs, measured, budget; `stage` is that of budget entries.

    A stock (`is_stock`) is how much there is on a day, not how much came about in a period.
    `parts` are the ways it is told apart further: by channel, by language.
    """

    key: str
    name: str
    section: str
    measure: str
    basis: str
    rule: str
    takes: tuple[Take, ...] = ()
    parts: tuple[str, ...] = ()
    stage: str = ""
    is_stock: bool = False
    has_decimals: bool = False


@cache
def indicators() -> Mapping[str, Indicator]:
    """By key, in the order of the page."""
    found = [
        _indicator(told, section["title"])
        for section in _read()["sections"]
        for told in section["indicators"]
    ]
    return {one.key: one for one in found}


@cache
def splits() -> Mapping[str, tuple[str, ...]]:
    """ "direction.in" -> the phrases that tell this side."""
    return {
        f"{name}.{side}": tuple(phrases)
        for name, sides in _read()["splits"].items()
        for side, phrases in sides.items()
    }


@cache
def _read() -> Any:
    return json.loads(_FILE.read_text("utf8"))


def _indicator(told: Mapping[str, Any], section: str) -> Indicator:
    named = {**told, "section": section, "parts": tuple(told.get("parts", ()))}
    return Indicator(**{**named, "takes": tuple(_take(one) for one in told.get("takes", ()))})


def _take(told: Mapping[str, Any]) -> Take:
    return Take(
        kinds=frozenset(told["kinds"]),
        otherwise=told["otherwise"],
        units=frozenset(told["units"]),
        not_units=frozenset(told.get("not_units", ())),
        words=tuple(tuple(group) for group in told.get("words", ())),
        unless=tuple(told.get("unless", ())),
        side=told.get("side", ""),
        is_foreign=told.get("languages") == "foreign",
    )
