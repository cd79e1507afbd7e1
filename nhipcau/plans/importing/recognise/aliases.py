"""Names in one plan that seem to mean the same unit: spelling variants and abbreviations."""

import re
from collections.abc import Sequence

from nhipcau.plans.importing.recognise.draft import DraftPlan
from nhipcau.plans.importing.recognise.units import split_units
from nhipcau.vietnamese.text import match_key

_SILENT = frozenset({"và", "của", "tỉnh"})


def unit_aliases(draft: DraftPlan) -> tuple[tuple[str, ...], ...]:
    """Sets of two or more names used in the plan for what looks like one unit.

    A guess for a person to confirm: equal but for case, marks between words and "tỉnh", or one
    the abbreviation of the other ("Sở TT&TT", "BCH Bộ đội Biên phòng tỉnh").
    """
    sets: list[list[str]] = []
    for name in _names(draft):
        home = next((one for one in sets if any(is_same_name(name, other) for other in one)), None)
        if home is None:
            sets.append([name])
        elif name not in home:
            home.append(name)
    return tuple(tuple(one) for one in sets if len(one) > 1)


def _names(draft: DraftPlan) -> Sequence[str]:
    names: dict[str, None] = {}
    for group in draft.groups:
        for task in group.items:
            names |= dict.fromkeys((*task.lead_units, *task.coordinating_units))
    for recipient in draft.document.recipients:
        names |= dict.fromkeys(split_units(recipient))
    issuers = (citation.issuer for citation in draft.document.legal_bases)
    return [*names, *(issuer for issuer in issuers if issuer)]


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are equal, or one abbreviates the other word for word."""
    first, second = _words(one), _words(other)
    if [word.lower() for word in first] == [word.lower() for word in second]:
        return match_key(" ".join(first)) == match_key(" ".join(second))
    return _abbreviates(first, second) or _abbreviates(second, first)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+(?:&[^\W_]+)*", name) if word not in _SILENT]


def _abbreviates(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether each word of `short` is a word of `full` or the initials of several of them."""
    if not short or not full:
        return not short and not full
    word = short[0]
    if word.lower() == full[0].lower():
        return _abbreviates(short[1:], full[1:])
    letters = word.replace("&", "")
    if len(letters) < 2 or letters != letters.upper() or len(letters) > len(full):
        return False
    initials = "".join(part[0] for part in full[: len(letters)]).upper()
    return initials == letters and _abbreviates(short[1:], full[len(letters) :])
