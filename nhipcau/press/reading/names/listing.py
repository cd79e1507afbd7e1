"""Menus and long lists of provinces, in which a name says nothing about the place."""

import re

from nhipcau.press.reading.names.around import Around
from nhipcau.press.reading.names.lists import province_pattern
from nhipcau.vietnamese.text import fold

LISTED = 6
IN_MENU = 4
REACH = 300
_BAR = re.compile(r"[|•·»›▪●\n\t]+")
_GAP = re.compile(r"(?:[\s,;|•·»›▪●/–—-]|\bva\b|\btinh\b|\btp\b\.?|\bthanh pho\b)+")


def in_menu(around: Around) -> bool:
    """Whether the name is one of many short items, or of a run of provinces.

    A run is six provinces with nothing but commas between, or four with bars, dots or lines.
    """
    ahead = around.text[max(0, around.start - REACH) : around.start]
    behind = around.text[around.end : around.end + REACH]
    return _is_item(ahead, around.words, behind) or _is_in_run(ahead, around.words, behind)


def _is_item(ahead: str, words: str, behind: str) -> bool:
    """The item that holds the name, and two or more on both sides together, are short."""
    before, after = _BAR.split(ahead), _BAR.split(behind)
    item = f"{before[-1]} {words} {after[0]}"
    beside = [*before[-4:-1], *after[1:4]]
    short = [
        part for part in beside if 0 < len(part.split()) <= 4 and part.strip()[-1] not in ".!?"
    ]
    return len(item.split()) <= 5 and len(short) >= IN_MENU and len(short) >= len(beside) - 1


def _is_in_run(ahead: str, words: str, behind: str) -> bool:
    left, own, right = (fold(_BAR.sub(" | ", part)) for part in (ahead, words, behind))
    whole = f"{left} {own} {right}"
    at = len(left) + 1
    found = list(province_pattern().finditer(whole))
    centre = next((k for k, hit in enumerate(found) if hit.start() <= at < hit.end()), None)
    if centre is None:
        return False
    first = last = centre
    while first and _GAP.fullmatch(whole, found[first - 1].end(), found[first].start()):
        first -= 1
    while last + 1 < len(found) and _GAP.fullmatch(
        whole, found[last].end(), found[last + 1].start()
    ):
        last += 1
    count = last - first + 1
    barred = re.search(r"[|•·»›/]", whole[found[first].start() : found[last].end()])
    return count >= (IN_MENU if barred else LISTED)
