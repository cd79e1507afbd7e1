"""Joining the printed lines of a cell: wraps disappear, bullets keep a line of their own."""

import re

from nhipcau.plans.importing.read.wraps import join_lines

_BULLET = re.compile(r"(?:[-–+•●▪*]|\uf0b7|\uf02d)[ \t]+(?=(\S))")
_TIGHT_BULLET = re.compile(r"[-–+•●▪](?=[^\W\d_])")
_SENTENCE_END = re.compile(r"[.;:!?…,]$")


def join_wraps(text: str, *, is_typed: bool = False) -> str:
    """Lines joined by one space, each bullet inside the cell on a new line; all else verbatim.

    A line ending in a hyphen glued to a letter joins without space: "QĐ-" + "UBND". A line that
    begins with a hyphen only because "kinh tế" / "- xã hội" was wrapped there is no bullet,
    unless `is_typed` says that someone typed each line break.
    """
    pieces: list[list[str]] = []
    typed = is_typed
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            typed = True  # readers leave a line empty where the break was typed
            continue
        after = "" if typed or not pieces else pieces[-1][-1]
        typed = is_typed
        if not pieces or starts_bullet(line, after=after):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return "\n".join(join_lines(piece) for piece in pieces)


def starts_bullet(line: str, *, after: str = "") -> bool:
    """Whether `line` opens a list item, given the line before it."""
    spaced = _BULLET.match(line)
    ended = not after or _SENTENCE_END.search(after) is not None
    if spaced is not None:
        return ended or not spaced[1].islower()
    return ended and _TIGHT_BULLET.match(line) is not None
