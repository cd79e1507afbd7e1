"""The text before a checker beside what is public now: which words went, which came."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from nhipcau.editorial.models import Attachment, Picture
from nhipcau.plans.amending.marking import Piece, marked
from nhipcau.workspace.editing.passages import Passage

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
_MOST: Final = 1500
"""Passages compared one by one; a longer page is shown whole."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage to be read. `before` are the public words, pieced, where they changed.

    `label` is left out where the passage above says it already and nothing changed.
    """

    label: str
    change: str
    pieces: tuple[Piece, ...]
    before: tuple[Piece, ...]
    picture: Picture | None
    file: Attachment | None
    is_heading: bool


def compared(old: Sequence[Passage] | None, new: Sequence[Passage]) -> list[Shown]:
    """Every passage of `new` and those that went; without `old` (nothing public) none is marked."""
    if old is None or max(len(old), len(new)) > _MOST:
        return _labelled([_shown(one, SAME) for one in new])
    matcher = SequenceMatcher(None, [p.key for p in old], [p.key for p in new], autojunk=False)
    found: list[Shown] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found += [_shown(one, SAME) for one in new[c:d]]
        else:
            found += _replaced(old[a:b], new[c:d])
    return _labelled(found)


def _labelled(found: list[Shown]) -> list[Shown]:
    above = [Shown("", SAME, (), (), None, None, False), *found]
    return [
        replace(one, label="") if one.change == SAME and one.label == before.label else one
        for before, one in zip(above, found, strict=False)
    ]


def _replaced(old: Sequence[Passage], new: Sequence[Passage]) -> list[Shown]:
    """Passages of one label are taken for each other in their order; the rest went or came."""
    left, found = list(old), []
    for one in new:
        was = next((o for o in left if _is_alike(o, one)), None)
        if was is None:
            found.append(_shown(one, ADDED))
            continue
        at = left.index(was)
        found += [_shown(gone, REMOVED) for gone in left[:at]]
        del left[: at + 1]
        before, after = marked(was.text, one.text)
        found.append(_shown(one, CHANGED, pieces=after, before=before))
    return [*found, *(_shown(gone, REMOVED) for gone in left)]


def _is_alike(old: Passage, new: Passage) -> bool:
    return (old.label, old.picture, old.file) == (new.label, new.picture, new.file)


def _shown(
    one: Passage, change: str, *, pieces: tuple[Piece, ...] = (), before: tuple[Piece, ...] = ()
) -> Shown:
    whole = (Piece(one.text, change in (ADDED, REMOVED)),) if one.text else ()
    return Shown(
        label=one.label,
        change=change,
        pieces=pieces or whole,
        before=before,
        picture=one.picture,
        file=one.file,
        is_heading=one.is_heading,
    )
