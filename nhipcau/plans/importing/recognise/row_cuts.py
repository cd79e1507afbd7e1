"""Cutting one row of a table stream into its cells, and how sure the best cut is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from nhipcau.plans.importing.recognise.cell_scores import (
    Fragments,
    Habits,
    bare,
    cell_score,
    joint_score,
)
from nhipcau.plans.importing.recognise.time_words import begins_like_time, is_time
from nhipcau.plans.importing.recognise.unit_heads import unit_head

_TALLEST = 150  # lines; a taller row is no row but text that lost its numbers
_WIDEST = 120  # words on one line; no page is that wide
_LONGEST_CELL = 60  # lines
_MOST_PAGES = 6
_HOPELESS = -20.0
_FEW = 10  # words on a line where the rests of several cells may stand side by side
_PARTS = 12  # cuts of one page that are tried with the cuts of the next
_EVERY_WAY = 150
_SHORT = 16  # words left over on the next page, few enough to weigh every way of sharing them

Cells = tuple[Fragments, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A row as cells in the order of columns. `margin` is the lead over the second-best cut."""

    cells: Cells
    score: float
    margin: float


def cut_row(segments: Sequence[Fragments], kinds: Sequence[str], habits: Habits) -> Cut:
    """Cut the lines of one row; `segments` are its lines page by page, without its number.

    Within a page the cells follow one another in the order of columns. A cell of one line may
    share its line with the next; a longer cell ends at a line's end. A row that a page break
    cuts gives its first part cell by cell, then the rest cell by cell.
    """
    lines = tuple(line for segment in segments for line in segment)
    widest = max((line.count(" ") + 1 for line in lines), default=0)
    if not lines or len(lines) > _TALLEST or len(segments) > _MOST_PAGES or widest > _WIDEST:
        return Cut(cells=(lines, *((),) * (len(kinds) - 1)), score=0.0, margin=0.0)
    readings = [_read(segments, kinds, habits)]
    if len(segments) == 1 and kinds[-1] == "timeframe":
        # Some extractors leave page breaks unmarked: text after the time then is the rest.
        readings += [
            [
                (score - 4.0, cells)
                for score, cells in _read((lines[:at], lines[at:]), kinds, habits)
            ]
            for at in range(1, len(lines))
            if _ends_in_time(lines[:at])
        ]
    found = sorted((reading for each in readings for reading in each), key=lambda r: -r[0])
    best, cells = found[0]
    others = [score for score, other in found if other != cells]
    return Cut(cells=cells, score=best, margin=best - others[0] if others else 99.0)


def _ends_in_time(lines: Fragments) -> bool:
    return any(is_time(" ".join(lines[-count:])) for count in (1, 2, 3) if count <= len(lines))


def _read(
    segments: Sequence[Fragments], kinds: Sequence[str], habits: Habits
) -> list[tuple[float, Cells]]:
    if len(segments) == 1:
        return _Search(segments[0], kinds, habits, opens=True, closes=True, keep=3).best()
    last = len(segments) - 1
    wholes: list[tuple[float, float, Cells]] = [(0.0, 0.0, ((),) * len(kinds))]
    for at, segment in enumerate(segments):
        short = at > 0 and sum(line.count(" ") + 1 for line in segment) <= _SHORT
        keep = _EVERY_WAY if short else _PARTS
        rests = _Search(segment, kinds, habits, opens=at == 0, closes=at == last, keep=keep).best()
        worth = _Worth(kinds, habits, closes=at == last)
        found = [
            worth.joined(before, rest, joints) for _, joints, before in wholes for _, rest in rests
        ]
        wholes = sorted(found, key=lambda whole: -whole[0])[:_PARTS]
    return [(score, cells) for score, _, cells in wholes]


class _Worth:
    """The sum of a row's cell scores, each cell scored once however many cuts share it."""

    def __init__(self, kinds: Sequence[str], habits: Habits, *, closes: bool) -> None:
        self._kinds, self._habits, self._closes = kinds, habits, closes
        self._scores: dict[tuple[str, Fragments], float] = {}
        self._joints: dict[tuple[str, str], float] = {}

    def joined(self, before: Cells, rest: Cells, joints: float) -> tuple[float, float, Cells]:
        """Score, worth of the joints over pages so far, and cells of a cut with its rest."""
        cells = tuple(map(add, before, rest))
        joints += sum(map(self._joint, before, rest))
        return joints + sum(map(self._of, self._kinds, cells)), joints, cells

    def _joint(self, before: Fragments, rest: Fragments) -> float:
        if not before or not rest:
            return 0.0
        ends = before[-1], rest[0]
        if ends not in self._joints:
            self._joints[ends] = joint_score(*ends, self._habits)
        return self._joints[ends]

    def _of(self, kind: str, cell: Fragments) -> float:
        if (kind, cell) not in self._scores:
            self._scores[kind, cell] = cell_score(
                kind, cell, self._habits, opens=True, closes=self._closes
            )
        return self._scores[kind, cell]


class _Search:
    """Dynamic programming over (column, line, word) for one page's part of a row."""

    def __init__(
        self,
        lines: Fragments,
        kinds: Sequence[str],
        habits: Habits,
        *,
        opens: bool,
        closes: bool,
        keep: int,
    ) -> None:
        self._lines = [tuple(line.split()) for line in lines]
        self._kinds = tuple(kinds)
        self._habits = habits
        self._opens, self._closes, self._keep = opens, closes, keep
        self._stops = [self._stops_in(at) for at in range(len(lines))]
        self._from = lru_cache(maxsize=None)(self._search)
        self._score = lru_cache(maxsize=None)(self._score_of)

    def best(self) -> list[tuple[float, Cells]]:
        """The best cuts, best first, at most `keep`."""
        return self._from(0, 0, 0)

    def _stops_in(self, at: int) -> tuple[int, ...]:
        """Words of line `at` before which a cell may end."""
        words = self._lines[at]
        anywhere = not self._opens and (at == 0 or len(words) <= _FEW)
        return tuple(word for word in range(1, len(words)) if anywhere or _may_begin(words[word:]))

    def _search(self, column: int, line: int, word: int) -> list[tuple[float, Cells]]:
        if column == len(self._kinds):
            return [(0.0, ())] if line == len(self._lines) else []
        found: list[tuple[float, Cells]] = []
        for cell, next_line, next_word in self._cells_from(line, word, column):
            # Hopeless cells stay possible, for a row that has no better reading.
            score = max(self._score(column, cell), _HOPELESS)
            score += self._joint(cell, next_line, next_word)
            found += [
                (score + rest, (cell, *cells))
                for rest, cells in self._from(column + 1, next_line, next_word)
            ]
        found.sort(key=lambda reading: -reading[0])
        return found[: self._keep]

    def _cells_from(self, line: int, word: int, column: int) -> list[tuple[Fragments, int, int]]:
        """Each cell that may begin at this word, and where the next one begins."""
        options: list[tuple[Fragments, int, int]] = [((), line, word)]
        if line == len(self._lines):
            return options
        words = self._lines[line]
        options += [
            ((" ".join(words[word:stop]),), line, stop) for stop in self._stops[line] if stop > word
        ]
        cell: Fragments = (" ".join(words[word:]),)
        for end in range(line + 1, len(self._lines) + 1):
            if end == len(self._lines) or not self._opens or _may_begin(self._lines[end]):
                options.append((cell, end, 0))
            if end - line > _LONGEST_CELL:
                break
            if end < len(self._lines):
                cell = (*cell, " ".join(self._lines[end]))
        if column == len(self._kinds) - 1:
            return [option for option in options if option[1] == len(self._lines)]
        return options

    def _score_of(self, column: int, cell: Fragments) -> float:
        return cell_score(
            self._kinds[column], cell, self._habits, opens=self._opens, closes=self._closes
        )

    def _joint(self, cell: Fragments, next_line: int, next_word: int) -> float:
        """Top-aligned cells: after a cell of one line the next begins on the same line.

        Cells on one line are not parted between words that stand together elsewhere, unless the
        second is one that cells begin with.
        """
        if next_word and cell:
            words = self._lines[next_line]
            if self._opens and (
                unit_head(words[next_word : next_word + 4]) or begins_like_time(words[next_word])
            ):
                return 0.0
            pair = (bare(words[next_word - 1]), bare(words[next_word]))
            return -1.5 if self._habits.pairs.get(pair, 0) > 1 else 0.0
        alone = len(cell) == 1 and next_word == 0 and next_line < len(self._lines)
        return -0.7 if alone else 0.0


def _may_begin(words: tuple[str, ...]) -> bool:
    first = words[0]
    return (
        first[0].isupper()
        or first[0] in '“"-+(0123456789'
        or unit_head(words[:4]) >= 2
        or begins_like_time(first)
    )
