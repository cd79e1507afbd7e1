"""From single printed letters to lines of text, by where they stand on the page."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Letter = dict[str, Any]
"""A letter as pdfplumber gives it: text, x0, x1, top, bottom (points from the top), size."""

SPACE = 0.16
"""A gap between letters that is a space, in type sizes."""
GUTTER = 2.2
"""A gap that parts two columns of text, in type sizes."""

PADDING = 11.5
"""Points a cell keeps free on both sides together; Word's cells keep 10.8."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of text on one line, without a gap as wide as a gutter; lengths in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def printed_lines(letters: Iterable[Letter], gutter: float = GUTTER) -> list[list[Printed]]:
    """Lines from top to bottom, each with its stretches from left to right."""
    lines: list[list[Letter]] = []
    middle = reach = 0.0
    for letter in sorted(letters, key=_middle):
        if lines and _middle(letter) - middle < reach:
            lines[-1].append(letter)
            continue
        lines.append([letter])
        middle, reach = _middle(letter), letter["size"] * 0.5
    found = (_stretches(line, gutter) for line in lines)
    return [line for line in found if line]


def cell_text(letters: Iterable[Letter], width: float) -> str:
    """The text of a cell `width` points wide, its printed lines kept.

    An empty line marks a break that someone typed: the next word would still have fitted.
    """
    lines = [stretch for line in printed_lines(letters, gutter=1000) for stretch in line]
    text = lines[0].text if lines else ""
    for line, below in pairwise(lines):
        word = len(below.text.split()[0]) / len(below.text) * (below.x1 - below.x0)
        left_over = width - PADDING - (line.x1 - line.x0)
        text += ("\n\n" if left_over > word + line.size / 4 else "\n") + below.text
    return text


def clean(text: str) -> str:
    """Composed letters; what PDF programs write for a plain hyphen or space becomes one."""
    plain = text.replace("\u00ad", "-").replace("\u2010", "-").replace("\u2011", "-")
    return unicodedata.normalize("NFC", plain.replace("\xa0", " ").replace("\u200b", ""))


def _middle(letter: Letter) -> float:
    return float(letter["top"] + letter["bottom"]) / 2


def _stretches(line: list[Letter], gutter: float) -> list[Printed]:
    line.sort(key=_left)
    parts: list[list[Letter]] = []
    end = 0.0
    for letter in line:
        if not letter["text"].strip():
            continue
        if not parts or letter["x0"] - end > gutter * letter["size"]:
            parts.append([])
        elif _is_double(letter, parts[-1][-1]):
            continue
        parts[-1].append(letter)
        end = max(end, letter["x1"]) if len(parts[-1]) > 1 else letter["x1"]
    return [_print(part) for part in parts]


def _left(letter: Letter) -> float:
    return float(letter["x0"])


def _is_double(letter: Letter, before: Letter) -> bool:
    """Some programs print bold by printing a letter twice, a hair apart."""
    near = abs(letter["x0"] - before["x0"]) < 0.2 * (letter["x1"] - letter["x0"])
    return near and bool(letter["text"] == before["text"])


def _print(letters: Sequence[Letter]) -> Printed:
    words = [letters[0]["text"]]
    for before, letter in pairwise(letters):
        gap = letter["x0"] - before["x1"]
        words.append(" " if gap > SPACE * letter["size"] else "")
        words.append(letter["text"])
    bold = sum("bold" in letter["fontname"].lower() for letter in letters)
    return Printed(
        text=clean("".join(words)),
        x0=float(letters[0]["x0"]),
        x1=float(max(letter["x1"] for letter in letters)),
        top=float(min(letter["top"] for letter in letters)),
        bottom=float(max(letter["bottom"] for letter in letters)),
        size=float(letters[0]["size"]),
        is_bold=bold * 2 > len(letters),
    )
