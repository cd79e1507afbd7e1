"""Stories kept in memory: a stream of texts grouped as the database groups them."""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from nhipcau.press.reading.nearness.grouping import (
    DAYS,
    MOST_STORIES,
    SHARED,
    Candidate,
    Grouping,
    askable,
    cluster,
    stories_counted,
)
from nhipcau.press.reading.nearness.repeating import RECENT, without_repeated
from nhipcau.press.reading.nearness.sketching import from_trail, sketch
from nhipcau.press.reading.shapes import Kinship, Sketch

# Stories looked at closely, those that share most rows first: reprints are among the first few.
_LOOKED_AT: Final = 8
# Texts of one story that others are compared with: the first, and what others made of it.
_KEPT: Final = 4


@dataclass(frozen=True, slots=True)
class Clip:
    """A text in a stream: its key, the day it came out, and its outlet where that is known."""

    key: Hashable
    text: str
    day: date
    outlet: Hashable = None


@dataclass(frozen=True, slots=True)
class _Told:
    """One text that stands for its story."""

    story: int
    trail: bytes
    day: date
    weak: bool
    outlet: Hashable


@dataclass
class StoryBook:
    """Stories numbered from 0 as they begin. Texts come in the order of their days."""

    _told: dict[int, _Told] = field(default_factory=dict)
    _with: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _same: dict[int, int] = field(default_factory=dict)
    _standing: Counter[int] = field(default_factory=Counter)
    _common: dict[int, date] = field(default_factory=dict)
    _printed: dict[Hashable, deque[Sketch]] = field(default_factory=dict)
    _begun: int = 0

    def add(self, text: str | Sketch, day: date, outlet: Hashable = None) -> Grouping:
        """Group one text and keep it. `story` of the answer is a new number where it is the first;
        stories that it bridges are one from now on. What its outlet repeats is left aside.
        """
        given = sketch(text) if isinstance(text, str) else text
        if outlet is not None:
            given = self._own(given, outlet)
        return self._group(given, day, outlet)

    def _own(self, given: Sketch, outlet: Hashable) -> Sketch:
        """Without what stands in the last texts of its outlet, of which it is one from now on."""
        printed = self._printed.setdefault(outlet, deque(maxlen=RECENT))
        own = without_repeated(given, reversed(printed))
        printed.append(given)
        return own

    def _group(self, given: Sketch, day: date, outlet: Hashable) -> Grouping:
        asked = self._asked(given, day)
        grouping = cluster(given, self._candidates(asked), day=day, outlet=outlet)
        if grouping.story is None:
            grouping = Grouping(self._begun)
            self._begun += 1
        for other in grouping.bridged:
            self._unite(_number(grouping.story), _number(other))
        if grouping.kinship is not Kinship.COPY:
            told = _Told(_number(grouping.story), given.trail, day, grouping.is_weak, outlet)
            self._keep(told, asked)
        return grouping

    def story(self, number: int) -> int:
        """The number by which that story goes now: the lowest of those that became one."""
        while number in self._same:
            number = self._same[number]
        return number

    def _asked(self, given: Sketch, day: date) -> tuple[int, ...]:
        """The hashes rare enough to ask; texts older than DAYS are let go on the way."""
        eldest = day - timedelta(days=DAYS)
        stories = {hashed: self._stories_with(hashed, eldest) for hashed in given.hashes}
        asked = askable(given.hashes, stories)
        self._common.update(dict.fromkeys(set(given.hashes).difference(asked), day))
        return asked

    def _stories_with(self, hashed: int, eldest: date) -> int:
        """In how many stories it was met; too many as long as it goes on being common."""
        if self._common.get(hashed, date.min) >= eldest:
            return MOST_STORIES + 1
        if not (places := self._with.get(hashed)):
            return 0
        while places and self._told[places[0]].day < eldest:
            del places[0]
        met = [self._told[at] for at in places]
        return stories_counted((self.story(told.story), told.weak) for told in met)

    def _candidates(self, asked: tuple[int, ...]) -> list[Candidate]:
        shared = Counter(at for hashed in asked for at in self._with.get(hashed, ()))
        nearest = sorted((-times, at) for at, times in shared.items() if times >= SHARED)
        told = (self._told[at] for _, at in nearest[:_LOOKED_AT])
        return [
            Candidate(self.story(each.story), _sketch_of(each.trail), each.day, each.outlet)
            for each in told
        ]

    def _keep(self, told: _Told, asked: tuple[int, ...]) -> None:
        story = self.story(told.story)
        if self._standing[story] >= _KEPT and not told.weak:
            return
        self._standing[story] += 1
        at = len(self._told)
        self._told[at] = told
        for hashed in asked:
            self._with[hashed].append(at)

    def _unite(self, one: int, other: int) -> None:
        lower, higher = sorted((self.story(one), self.story(other)))
        if lower != higher:
            self._same[higher] = lower
            self._standing[lower] += self._standing[higher]


def group(stream: Iterable[Clip]) -> dict[Hashable, int]:
    """The story of each key. The order of the stream does not matter; one key once.

    What an outlet repeats is known from its texts before and after.
    """
    book = StoryBook()
    ordered = sorted(stream, key=lambda clip: (clip.day, str(clip.key)))
    begun = {
        clip.key: _number(book._group(told, clip.day, clip.outlet).story)
        for clip, told in zip(ordered, own_parts(ordered), strict=True)
    }
    return {key: book.story(number) for key, number in begun.items()}


def own_parts(clips: Sequence[Clip]) -> list[Sketch]:
    """Each text, in order of days, without what its outlet repeats, by the texts printed nearest to
    it. Where outlets are not known texts stay whole.
    """
    told = [sketch(clip.text) for clip in clips]
    printed: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, clip in enumerate(clips):
        if clip.outlet is not None:
            printed[clip.outlet].append(at)
    own = list(told)
    for places in printed.values():
        for turn, at in enumerate(places):
            begin = min(max(turn - RECENT // 2, 0), max(len(places) - RECENT - 1, 0))
            near = [told[other] for other in places[begin : begin + RECENT + 1] if other != at]
            own[at] = without_repeated(told[at], near)
    return own


def _number(story: int | str | None) -> int:
    """Stories of a book are numbers."""
    if not isinstance(story, int):
        raise TypeError("A story of a book is known by its number.")
    return story


@lru_cache(maxsize=512)
def _sketch_of(trail: bytes) -> Sketch:
    return from_trail(trail)
