"""The letters of a PDF page as lines of text in the order they were printed."""

import re
from collections.abc import Iterator, Sequence

from nhipcau.plans.importing.read.paper import Line, Place
from nhipcau.plans.importing.read.pdf_lines import SPACE, Letter, clean

MARGIN = 0.08
"""Share of the page height at top and bottom where page numbers stand."""
MOST_LETTERS = 400
"""Letters on a line; a longer one is no printed line."""

_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*")


def stream_lines(letters: Sequence[Letter], page: int, size: tuple[float, float]) -> Iterator[Line]:
    """A new line begins where the next letter stands on another height or further left.

    `size` is width and height of the page in points; its page number is left out. `gap` counts
    the line heights left empty above, at most 3.
    """
    lines: list[list[Letter]] = []
    for run in _runs(letters):
        if lines and _fills_holes(run, lines[-1]):
            lines[-1] = sorted((*lines[-1], *run), key=lambda letter: letter["x0"])
        else:
            lines.append(run)
    before: Letter | None = None
    number = 0
    for line in lines:
        text = _text(line)
        if not text or is_page_number(text, line[0], size):
            continue
        number += 1
        yield Line(
            text=text,
            place=Place(page=page, line=number, last_line=number),
            starts_page=number == 1 and page > 1,
            gap=_gap(before, line[0]),
        )
        before = line[-1]


def _runs(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters printed one after another to the right on one height."""
    runs: list[list[Letter]] = []
    for letter in letters:
        if not runs or _leaves(runs[-1][-1], letter):
            runs.append([])
        runs[-1].append(letter)
    return runs


def _fills_holes(run: Sequence[Letter], line: Sequence[Letter]) -> bool:
    """Whether a run goes back to fill holes left in the line before.

    A letter the font lacks is printed from another font after the rest of its line.
    """
    printed = [letter for letter in run if letter["text"].strip()]
    if not printed or len(printed) > len(line) or len(line) > MOST_LETTERS:
        return False
    height = max(line[0]["size"], run[0]["size"])
    if abs(run[0]["bottom"] - line[0]["bottom"]) > 0.3 * height:
        return False
    touching = sum(_touches(letter, line, printed, 0.15 * height) for letter in printed)
    return touching == len(printed)


def _touches(letter: Letter, line: Sequence[Letter], run: Sequence[Letter], slack: float) -> bool:
    """Whether a letter stands clear of the letters of a line and close to one, or to its run's."""
    middle = (letter["x0"] + letter["x1"]) / 2
    words = [other for other in line if other["text"].strip()]
    if any(other["x0"] < middle < other["x1"] for other in words):
        return False
    return any(
        abs(other["x1"] - letter["x0"]) < slack or abs(letter["x1"] - other["x0"]) < slack
        for other in (*line, *run)
        if other is not letter
    )


def is_page_number(text: str, box: Letter, size: tuple[float, float]) -> bool:
    """Whether a line is no more than a number in the upper or lower margin of a page.

    `box` is where it begins, `size` the width and height of the page. A number at the left may
    be that of a row.
    """
    in_margin = box["top"] < MARGIN * size[1] or box["bottom"] > (1 - MARGIN) * size[1]
    return in_margin and box["x0"] > size[0] / 3 and _PAGE_NUMBER.fullmatch(text) is not None


def _leaves(before: Letter, letter: Letter) -> bool:
    height = max(before["size"], letter["size"])
    moved = abs(letter["bottom"] - before["bottom"]) > 0.5 * height
    return bool(moved or letter["x0"] < before["x0"] - 0.5 * height)


def _gap(before: Letter | None, letter: Letter) -> int:
    if before is None:
        return 0
    empty = (letter["top"] - before["bottom"]) / max(letter["size"], 1)
    return max(0, min(3, int(empty)))


def _text(line: Sequence[Letter]) -> str:
    words: list[str] = []
    end = line[0]["x0"]
    for letter in line:
        if letter["x0"] - end > SPACE * letter["size"]:
            words.append(" ")
        words.append(letter["text"])
        end = letter["x1"]
    return clean("".join(words)).strip()
