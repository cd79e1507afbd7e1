"""The story that a new text belongs to, among those that share something rare with it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from nhipcau.press.reading.nearness.comparing import Nearness, nearness
from nhipcau.press.reading.nearness.repeating import nearness_within_outlet
from nhipcau.press.reading.nearness.sketching import ROWS
from nhipcau.press.reading.shapes import Kinship, Sketch

__all__ = ["DAYS", "MOST_STORIES", "ROWS", "SHARED", "Candidate", "Grouping", "askable", "cluster"]

# Reprints come within days; after a month an equal text is an anniversary.
DAYS: Final = 30
# One shared row is chance; two are worth a look.
SHARED: Final = 2
# A row met in more stories is a set phrase, a footer or a bulletin's form.
MOST_STORIES: Final = 12
# With less than this in common a text may have joined by the footer of its outlet; it counts as
# three stories then, so that four such texts end it.
WEAK: Final = 0.7
WEAK_AS: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text of a known story: give its first, its latest, and those that were no plain copies.

    `outlet` is who printed it, where that is known: any name that is the same for the same outlet.
    """

    story: int | str
    sketch: Sketch
    day: date
    outlet: Hashable = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """`story` is the one to join, None for a new one; `shared` is the part of the shorter text that
    stands in the other, from 0 to 1.

    `bridged` are other stories that this text shows to be the same one, nearest first.
    """

    story: int | str | None
    kinship: Kinship | None = None
    shared: float = 0.0
    bridged: tuple[int | str, ...] = ()

    @property
    def is_weak(self) -> bool:
        """Joined with much of its own: what they share may be the footer of an outlet."""
        return self.kinship is not None and self.shared < WEAK


def askable(hashes: Iterable[int], stories_with: Mapping[int, int]) -> tuple[int, ...]:
    """The hashes to look for: those met in MOST_STORIES stories or fewer within DAYS."""
    return tuple(hashed for hashed in hashes if stories_with.get(hashed, 0) <= MOST_STORIES)


def stories_counted(met: Iterable[tuple[int | str, bool]]) -> int:
    """How many stories a hash was met in, from the story of each text and whether it joined weakly.

    A weak one counts as several: else a footer that has once joined two stories would join all.
    """
    texts = list(met)
    return len({story for story, _ in texts}) + WEAK_AS * sum(weak for _, weak in texts)


def cluster(
    sketch: Sketch, candidates: Iterable[Candidate], *, day: date, outlet: Hashable = None
) -> Grouping:
    """Join the nearest story among the candidates at most DAYS from `day`, before or after.

    A text kin to several stories bridges those which tell the same part of it as the one joined:
    a round-up of two stories does not make them one. Give `outlet` and the text without what it
    repeats (`without_repeated`): what two texts of one outlet share may be its header.
    """
    kin: dict[int | str, Nearness] = {}
    for candidate in candidates:
        if abs((day - candidate.day).days) > DAYS:
            continue
        is_same = outlet is not None and candidate.outlet == outlet
        compared = nearness_within_outlet if is_same else nearness
        found = compared(sketch, candidate.sketch)
        known = kin.get(candidate.story)
        if found and (known is None or _rank(found) > _rank(known)):
            kin[candidate.story] = found
    nearest = sorted(
        kin.items(), key=lambda item: (*(-value for value in _rank(item[1])), str(item[0]))
    )
    if not nearest:
        return Grouping(None)
    story, best = nearest[0]
    bridged = tuple(other for other, found in nearest[1:] if best.of_first + found.of_first > 1)
    return Grouping(story, best.kinship, best.shared, bridged)


def _rank(found: Nearness) -> tuple[float, float]:
    """What is covered in both texts first, then what the shorter one has in the other."""
    return found.of_first + found.of_second, found.shared
