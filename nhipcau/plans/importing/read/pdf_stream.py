"""The letters of a PDF page as lines of text in the order they were printed."""

from collections.abc import Iterator, Sequence

from nhipcau.plans.importing.read.paper import Line, Place
from nhipcau.plans.importing.read.pdf_lines import SPACE, Letter, clean


def stream_lines(letters: Sequence[Letter], page: int) -> Iterator[Line]:
    """A new line begins where the next letter stands on another height or further left.

    `gap` counts the line heights left empty above, at most 3.
    """
    lines: list[list[Letter]] = []
    for letter in letters:
        if not lines or _leaves(lines[-1][-1], letter):
            lines.append([])
        lines[-1].append(letter)
    before: Letter | None = None
    number = 0
    for line in lines:
        text = _text(line)
        if not text:
            continue
        number += 1
        yield Line(
            text=text,
            place=Place(page=page, line=number, last_line=number),
            starts_page=number == 1 and page > 1,
            gap=_gap(before, line[0]),
        )
        before = line[-1]


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
