"""Which lines of a table stream begin a group or a row: the numbers that count on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.read.paper import Line
from nhipcau.plans.importing.recognise.time_words import time_lines
from nhipcau.plans.importing.recognise.unit_heads import unit_head

_ROW = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3})[.)]?(?:\s+(.*))?")
_GROUP = re.compile(r"([IVX]{1,5}|[A-H])[.)]?(?:\s+(.*))?")
_LETTER = re.compile(r"([a-zđ])\)(?:\s+(.*))?")
_ROMANS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)
_LETTERS = "ABCDEFGH"
_SMALL_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MONTHS = re.compile(r"\d{1,2} tháng (?:đầu|cuối)")  # a time, not row 6
_LOOK_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Start:
    """A line that begins with a number. `path` is (1, 2) for "1.2"; a group's is (7,) for "VII"."""

    at: int
    kind: str  # "row", "letter" (a row below a row), "group" (Roman), "part" (capital letter)
    label: str
    path: tuple[int, ...]
    rest: str
    is_counted: bool = False  # the paper bears no number here; ours counts the rows


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best way so far to read the numbers: what the last row and group were."""

    score: float
    start: Start | None = None
    before: "_Chain | None" = None
    row: tuple[int, ...] = ()
    group: tuple[int, ...] = ()
    part: tuple[int, ...] = ()
    letter: tuple[int, ...] = (0,)
    fresh: bool = True  # no row yet since the last group

    def starts(self) -> tuple[Start, ...]:
        """Every start of the chain, in the order of the lines."""
        found: list[Start] = []
        chain: _Chain | None = self
        while chain is not None:
            found += [chain.start] if chain.start else []
            chain = chain.before
        return tuple(reversed(found))


def find_starts(lines: Sequence[Line], *, time_is_last: bool) -> tuple[Start, ...]:
    """Choose the lines that begin groups and rows, by the chain of numbers that counts on best.

    A line that merely happens to begin with a number breaks the count of those after it, or
    leaves its row without a unit and a time.
    """
    candidates = [start for at, line in enumerate(lines) for start in _candidates(at, line)]
    if not any(start.label == "01" for start in candidates):
        # "04 số bản tin" is a quantity where rows are not counted 01, 02, 03.
        candidates = [start for start in candidates if start.label[0] != "0"]
    evidence = _Evidence(lines, time_is_last=time_is_last)
    done: list[_Chain] = [_Chain(0.0)]
    best: dict[int, list[_Chain]] = {}
    for index, start in enumerate(candidates):
        options: list[_Chain] = []
        sources = done if index < _LOOK_AHEAD else []
        for chain in sources:
            options.append(_follow(chain, start, -1.0 * start.at))
        for earlier in range(max(0, index - _LOOK_AHEAD), index):
            if candidates[earlier].at == start.at:
                continue
            worth = evidence.between(candidates[earlier], start.at)
            for chain in best[earlier]:
                options.append(_follow(chain, start, worth))
        best[index] = _few(options)
    ends = [
        (chain.score + evidence.between(candidates[index], len(lines)), chain)
        for index in range(max(0, len(candidates) - _LOOK_AHEAD), len(candidates))
        for chain in best[index]
    ]
    return max(ends, key=lambda end: end[0])[1].starts() if ends else ()


def count_rows(lines: Sequence[Line]) -> tuple[Start, ...]:
    """Rows of a table without numbers whose last column is the time: each ends with its time."""
    texts = tuple(line.text.strip() for line in lines)
    found: list[Start] = []
    group: tuple[int, ...] = (0,)
    number, begun, ended = 0, 0, True
    for at, text in enumerate(texts):
        head = next((s for s in _candidates(at, lines[at]) if s.kind == "group" and ended), None)
        if head and head.rest and head.path == _next(group):
            found.append(head)
            number, begun, ended, group = 0, at + 1, True, head.path
            continue
        if ended and text[0].isupper():
            number += 1
            found.append(Start(at, "row", str(number), (number,), text, is_counted=True))
            begun, ended = at, False
        if time_lines(texts[max(begun, at - 2) : at + 1]):
            ended = True
    return tuple(found) if sum(start.kind == "row" for start in found) > 1 else ()


def _candidates(at: int, line: Line) -> Iterator[Start]:
    text = line.text.strip()
    if (found := _ROW.fullmatch(text)) and not _MONTHS.match(text):
        path = tuple(int(number) for number in found[1].split("."))
        yield Start(at, "row", found[1], path, found[2] or "")
    if (found := _LETTER.fullmatch(text)) and found[1] in _SMALL_LETTERS:
        path = (_SMALL_LETTERS.index(found[1]) + 1,)
        yield Start(at, "letter", found[1], path, found[2] or "")
    if found := _GROUP.fullmatch(text):
        label = found[1]
        if label in _ROMANS:
            yield Start(at, "group", label, (_ROMANS.index(label) + 1,), found[2] or "")
        if label in _LETTERS:
            yield Start(at, "part", label, (_LETTERS.index(label) + 1,), found[2] or "")


def _follow(chain: _Chain, start: Start, worth: float) -> _Chain:
    step = _STEPS[start.kind](chain, start)
    score = chain.score + step + worth - 2.0 * start.rest[:1].islower()
    if start.kind == "row":
        row = start.path
        return _Chain(score, start, chain, row, chain.group, chain.part, fresh=False)
    if start.kind == "letter":
        return replace(chain, score=score, start=start, before=chain, letter=start.path)
    if start.kind == "group":
        return _Chain(score, start, chain, chain.row, start.path, chain.part)
    return _Chain(score, start, chain, chain.row, (), start.path)


def _row_step(chain: _Chain, start: Start) -> float:
    before, now = chain.row, start.path
    if chain.fresh and now in ((1,), (1, 1)):
        return 4.0
    if not before:
        return -3.0 * (now[-1] - 1)
    if now == (*before, 1) or (len(now) < len(before) and now == _next(before[: len(now)])):
        return 4.0
    if len(now) > 1 and chain.group and now == (*chain.group, 1):
        return 4.0
    if len(now) != len(before) or now[:-1] != before[:-1]:
        return -8.0
    skipped = now[-1] - before[-1] - 1
    if skipped == 0:
        return 3.0 if chain.fresh else 4.0
    return -2.5 * skipped if 0 < skipped < 4 else -9.0


def _group_step(chain: _Chain, start: Start) -> float:
    if start.path == (1,) and (not chain.group or chain.part):
        return 4.0 if not chain.row or chain.fresh else -6.0
    if chain.group and not chain.fresh and start.path == _next(chain.group):
        return 4.0
    return -8.0


def _part_step(chain: _Chain, start: Start) -> float:
    if start.path == (1,) and not chain.part:
        return 3.0 if not chain.row else -6.0
    return 3.0 if chain.part and not chain.fresh and start.path == _next(chain.part) else -8.0


def _letter_step(chain: _Chain, start: Start) -> float:
    """A list "a) ... b) ..." within a cell counts on too: only cells of its own speak for a row."""
    return 0.0 if not chain.fresh and start.path == _next(chain.letter) else -8.0


_STEPS = {"row": _row_step, "letter": _letter_step, "group": _group_step, "part": _part_step}


def _next(path: tuple[int, ...]) -> tuple[int, ...]:
    return (*path[:-1], path[-1] + 1)


def _few(options: list[_Chain]) -> list[_Chain]:
    """The best chain for each way the count could go on, at most four."""
    kept: dict[tuple[tuple[int, ...], ...], _Chain] = {}
    for chain in sorted(options, key=lambda option: -option.score):
        kept.setdefault((chain.row, chain.group, chain.part, chain.letter), chain)
    return list(kept.values())[:4]


class _Evidence:
    """What the lines from a start to the next one say for or against its being one."""

    def __init__(self, lines: Sequence[Line], *, time_is_last: bool) -> None:
        self._lines = lines
        self._time_is_last = time_is_last
        texts = [line.text for line in lines]
        self._time = [time_lines(tuple(texts[max(0, at - 2) : at + 1])) for at in range(len(texts))]
        self._unit = [_names_unit(text) for text in texts]

    def between(self, start: Start, end: int) -> float:
        """Worth of reading lines `start.at`..`end` (exclusive) as one group heading or row."""
        span = range(start.at, end)
        has_time = any(0 < self._time[at] <= at - start.at + 1 for at in span)
        has_unit = any(self._unit[at] for at in span)
        if start.kind in ("group", "part"):
            worth = -3.0 * has_time - max(0, len(span) - 4)
            return worth if start.rest or len(span) > 1 else worth - 4.0
        worth = 2.0 * has_time + 1.0 * has_unit
        cut = any(self._lines[at].starts_page for at in span if at > start.at)
        if self._time_is_last and not self._time[end - 1]:
            worth -= 1.0 if cut else 2.5
        if len(span) == 1 and not has_time and not start.rest:
            worth -= 3.0
        return worth


def _names_unit(text: str) -> bool:
    words = tuple(text.split())
    return any(
        words[at][0].isupper() and unit_head(words[at : at + 3]) >= 3 for at in range(len(words))
    )
