"""Names that more than one province has: the text itself must say which is meant."""

import re
from collections.abc import Mapping
from dataclasses import replace

from nhipcau.press.reading.names.name import Name
from nhipcau.press.reading.shapes import Hit, Surety
from nhipcau.vietnamese.text import fold

REACH = 60
_BETWEEN = re.compile(r"^\s*[,(–-]?\s*(?:(?:thuoc|cua|o)\s+)?(?:(?:tinh|tp|thanh pho)\.?\s+)?")


def settle_shared(
    text: str, found: list[tuple[Hit, Name]], ours: Mapping[str, frozenset[str]]
) -> tuple[Hit, ...]:
    """Hits, those of shared names settled.

    Sure where the name of its own province follows at once, or where another sure name of that
    province stands in the text; otherwise in doubt (`shared`).
    """
    owners: dict[tuple[int, int], set[str]] = {}
    for hit, name in found:
        owners.setdefault((hit.start, hit.end), set()).add(name.owner)
    alone = [
        "shared" not in name.traps and len(owners[hit.start, hit.end]) == 1 for hit, name in found
    ]
    vouched = {
        name.owner
        for (hit, name), single in zip(found, alone, strict=True)
        if single and hit.surety is Surety.SURE
    }
    settled = [
        hit
        if single or hit.surety is Surety.DOUBTFUL
        else _settled(text, hit, name, vouched, ours[name.owner])
        for (hit, name), single in zip(found, alone, strict=True)
    ]
    return _one_each(settled, found)


def _settled(text: str, hit: Hit, name: Name, vouched: set[str], own: frozenset[str]) -> Hit:
    behind = _BETWEEN.sub("", fold(text[hit.end : hit.end + REACH]), count=1)
    own_words = fold(name.words)
    if any(_starts(behind, words) for words in own if words != own_words):
        return replace(hit, why="with_province")
    if name.owner in vouched:
        return replace(hit, why="old_name" if hit.why == "old_name" else "with_company")
    return replace(hit, surety=Surety.DOUBTFUL, why="shared")


def _starts(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def _one_each(hits: list[Hit], found: list[tuple[Hit, Name]]) -> tuple[Hit, ...]:
    """One hit for a stretch and a province; where one province is sure, others are not meant.

    Of one province the doubt stays, but a name that is in force stands before one that is not yet.
    """
    best: dict[tuple[int, int, str], Hit] = {}
    for hit, (_, name) in zip(hits, found, strict=True):
        at = (hit.start, hit.end, name.owner)
        best[at] = min(best.get(at, hit), hit, key=_rank)
    sure = {at[:2] for at, hit in best.items() if hit.surety is Surety.SURE}
    return tuple(hit for at, hit in best.items() if hit.surety is Surety.SURE or at[:2] not in sure)


def _rank(hit: Hit) -> int:
    return 2 if hit.why == "not_yet" else int(hit.surety is Surety.SURE)
