"""What a page break puts between the lines of a table: page numbers and the heading row again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nhipcau.plans.importing.read.paper import Line
from nhipcau.vietnamese.text import fold

_HEADING_AND_ROW = re.compile(r"([IVX]{1,5}[.)]? [^\d]{6,}?) (1[.)]? (?![a-zà-ỹđ])[^\W\d_].*)")


def without_repeats(lines: Sequence[Line], heading: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` without page numbers and without the heading row where a new page repeats it.

    A page whose beginning is not marked is known by the heading row it repeats.
    """
    words = fold(" ".join(line.text for line in heading)).split()
    bare = _without_column_numbers(words)
    numbers = _page_numbers(lines)
    kept: list[Line] = []
    at, new_page = 0, False
    while at < len(lines):
        new_page = new_page or lines[at].starts_page
        if at in numbers:
            at += 1
            continue
        repeated = _repeats(lines, at, words) or _repeats(lines, at, bare)
        if repeated:
            at, new_page = at + repeated, True
            continue
        kept.append(replace(lines[at], starts_page=new_page))
        new_page = False
        at += 1
    return tuple(kept)


def _without_column_numbers(words: list[str]) -> list[str]:
    """The words of a heading row without "(1) (2) (3)" below it, which pages do not repeat."""
    end = len(words)
    while end and words[end - 1].strip("().").isdecimal():
        end -= 1
    return words[:end]


def parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A group's heading and its first row that an extractor ran into one line stand apart."""
    found: list[Line] = []
    for line in lines:
        if joined := _HEADING_AND_ROW.fullmatch(line.text.strip()):
            found += [replace(line, text=joined[1]), replace(line, text=joined[2], gap=0)]
            found[-1] = replace(found[-1], starts_page=False)
        else:
            found.append(line)
    return tuple(found)


def _repeats(lines: Sequence[Line], at: int, heading: list[str]) -> int:
    """How many lines from `at` on say the heading row again; 0 if they do not."""
    said: list[str] = []
    for count, line in enumerate(lines[at : at + len(heading)], start=1):
        said += fold(line.text).split()
        if said == heading:
            return count
        if said != heading[: len(said)]:
            return 0
    return 0


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lone numbers at the top, or at the foot, of most pages, growing by one with each page."""
    tops = [at for at, line in enumerate(lines) if line.starts_page]
    feet = [at - 1 for at in tops if at] + ([len(lines) - 1] if lines else [])
    return {at for places in (tops, feet) for at in _steady(lines, places)}


def _steady(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    offsets: dict[int, list[int]] = {}
    for at in places:
        text = lines[at].text.strip(" -–")
        if text.isdecimal():
            offsets.setdefault(int(text) - lines[at].place.page, []).append(at)
    found = max(offsets.values(), key=len, default=[])
    if len(places) == 1 and 0 in offsets:
        return set(found)
    return set(found) if len(found) >= max(2, 0.6 * len(places)) else set()
