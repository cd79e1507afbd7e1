"""What a page break puts between the lines of a table: page numbers and the heading row again."""

from collections.abc import Sequence
from dataclasses import replace

from nhipcau.plans.importing.read.paper import Line
from nhipcau.vietnamese.text import fold


def without_repeats(lines: Sequence[Line], heading: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` without page numbers and without the heading row where a new page repeats it."""
    words = fold(" ".join(line.text for line in heading)).split()
    numbers = _page_numbers(lines)
    kept: list[Line] = []
    at, new_page = 0, False
    while at < len(lines):
        new_page = new_page or lines[at].starts_page
        if at in numbers:
            at += 1
            continue
        repeated = _repeats(lines, at, words) if new_page else 0
        if repeated:
            at += repeated
            continue
        kept.append(replace(lines[at], starts_page=new_page))
        new_page = False
        at += 1
    return tuple(kept)


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
