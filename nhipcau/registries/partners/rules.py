"""What the office decided about partners, as data: days to undo, words of no weight, hosts."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nhipcau.search.folded import words_of

_FILE = Path(__file__).parents[1] / "data" / "partners.json"


@dataclass(frozen=True, slots=True)
class Rules:
    """`undo_days` after the day of a merge, the last one inclusive; words folded, longest first.
    `short_before` are legal forms that, short as they are, also stand before a name.

    0..1: from `close_from` two spellings are one name, from `contained_from` a name that holds
    another is it. `shared_hosts`, and hosts of more than `most_sharing` partners, tell nothing.
    """

    undo_days: int
    close_from: float
    contained_from: float
    most_sharing: int
    most_aliases: int
    legal_forms: tuple[str, ...]
    short_before: tuple[str, ...]
    kind_words: tuple[str, ...]
    shared_hosts: frozenset[str]


@cache
def rules() -> Rules:
    told = json.loads(_FILE.read_text("utf-8"))
    return Rules(
        undo_days=told["undo_days"],
        close_from=told["close_from"],
        contained_from=told["contained_from"],
        most_sharing=told["most_sharing"],
        most_aliases=told["most_aliases"],
        legal_forms=_longest_first(told["legal_forms"]),
        short_before=_longest_first(told["short_before"]),
        kind_words=_longest_first(told["kind_words"]),
        shared_hosts=frozenset(told["shared_hosts"]),
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    folded = {words_of(one) for one in words}
    return tuple(sorted(folded - {""}, key=lambda one: (-len(one), one)))
