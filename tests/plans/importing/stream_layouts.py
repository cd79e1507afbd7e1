"""Lays a table out on pages and writes it as a content stream, to try the reader on it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """Widths are in thousandths of the type size, heights in lines."""

    headings: tuple[str, ...]  # the first is that of the numbers
    widths: tuple[int, ...]
    page_height: int = 34
    centred: bool = False
    repeats_heading: bool = False
    page_numbers: bool = False
    spaced: bool = True  # an empty line after each line, pages marked by a leading space
    measure: Callable[[str], int] = lambda text: 460 * len(text)


def wrap(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """Greedy filling; a word may break after its hyphen."""
    lines: list[str] = []
    for paragraph in text.split("\n") if text else []:
        line = ""
        for piece in re.findall(r"\S+?-(?=\w)|\S+", paragraph):
            glued = re.search(r"\w-$", line) and f"{line}{piece}" in paragraph
            glue = "" if glued or not line else " "
            joined = f"{line}{glue}{piece}" if line else piece
            if line and measure(joined) > width:
                lines.append(line)
                line = piece
            else:
                line = joined
        lines.append(line)
    return lines


def lay_out(
    rows: Sequence[tuple[str, ...]], layout: Layout, *, before: str = "", after: str = ""
) -> str:
    """Rows of cells to stream text; a row of two cells is a group heading across the table."""
    pages: list[list[str]] = [[]]
    used = 0
    heading = [
        wrap(text, width, layout.measure)
        for text, width in zip(layout.headings, layout.widths, strict=True)
    ]

    def emit(parts: list[list[tuple[float, str]]]) -> None:
        last: float | None = None
        for y, text in (piece for part in parts for piece in part):
            if last == y:
                pages[-1][-1] += f" {text}"
            else:
                pages[-1].append(text)
            last = y

    def turn() -> int:
        pages.append([str(len(pages) + 1)] if layout.page_numbers else [])
        if layout.repeats_heading:
            emit([[(y, text) for y, text in enumerate(cell)] for cell in heading])
        return 0

    emit([[(y, text) for y, text in enumerate(cell)] for cell in heading])
    for row in rows:
        widths = layout.widths if len(row) > 2 else (layout.widths[0], sum(layout.widths[1:]))
        cells = [wrap(text, width, layout.measure) for text, width in zip(row, widths, strict=True)]
        height = max(len(cell) for cell in cells)
        if used >= layout.page_height:
            used = turn()
        if used + height <= layout.page_height:
            shift = [(height - len(cell)) / 2 if layout.centred else 0 for cell in cells]
            emit(
                [
                    [(y + by, text) for y, text in enumerate(cell)]
                    for cell, by in zip(cells, shift, strict=True)
                ]
            )
            used += height
            continue
        while any(cells):
            room = layout.page_height - used
            emit([list(enumerate(cell[:room])) for cell in cells])
            used += min(room, max(len(cell) for cell in cells))
            cells = [cell[room:] for cell in cells]
            if any(cells):
                used = turn()
    return before + _write(pages, layout) + after


def _write(pages: list[list[str]], layout: Layout) -> str:
    if not layout.spaced:
        return "\n\f".join("\n".join(page) for page in pages) + "\n"
    written = ["\n\n".join(f"{line} " for line in page) for page in pages]
    return "\n ".join(written) + "\n"
