"""Tables told line by line as on the page, columns side by side with runs of spaces between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.plans.importing.read.paper import Line, Unreadable
from nhipcau.plans.importing.recognise.columns import column_of
from nhipcau.plans.importing.recognise.stream_header import Column, split_headings
from nhipcau.vietnamese.text import fold

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPREAD = re.compile(r"(?<=\S) {2,}(?=\S)|^ {4}")
_HEADING = re.compile(r"\s*(?:tt|stt|so tt)\s{2,}\S", re.I)
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])[.)]?|[a-zđ]\)")
_GROUP = re.compile(r"((?:[IVX]{1,5}|[A-H])[.)]?)\s+((?:\S+ )*\S+)")
_OFFICE = re.compile(r"(?:co quan|don vi)(?:,? (?:co quan|don vi))*")
_TALLEST = 8  # lines of a heading row


@dataclass(frozen=True, slots=True)
class VisualRow:
    """One row: its number and, per column, the lines of its cell."""

    number: str
    lines: tuple[Line, ...]
    cells: tuple[tuple[str, ...], ...]


def find_visual_heading(
    lines: Sequence[Line], start: int = 0
) -> tuple[int, int, tuple[Column, ...]] | None:
    """First heading row with gaps between its words: first line, the line after it, columns.

    The columns are empty where the gaps do not stand under each other.
    """
    for at in range(start, len(lines)):
        text = lines[at].text
        if _HEADING.match(fold_keep(text)) and len(_GAP.findall(text)) >= 2:
            below = lines[at : at + 30]
            if sum(1 for line in below if _SPREAD.search(line.text)) < 0.4 * len(below):
                continue
            end = _end_of_heading(lines, at)
            columns = _columns(lines, at, end)
            kinds = {column.kind for column in columns}
            told = "title" in kinds and kinds & {"lead", "coordinating", "timeframe"}
            merged = any(_is_merged(column.heading) for column in columns)
            return at, end, columns if told and not merged else ()
    return None


def _is_merged(heading: str) -> bool:
    """Whether the headings of two columns stand in one; "Đơn vị phối hợp" is one."""
    parts = [fold(column.heading) for column in split_headings((heading,))]
    return len([part for part in parts if not _OFFICE.fullmatch(part)]) > 1


def visual_rows(
    lines: Sequence[Line], heading: int, first_row: int, ends: int
) -> tuple[VisualRow, ...]:
    """Rows between `first_row` and `ends`; a line without a number goes on with the row above.

    Raises `Unreadable` with code side_by_side where the columns of a page run into each other.
    """
    rows: list[VisualRow] = []
    count = len(_columns(lines, heading, first_row))
    headings = {_words(line) for line in lines[heading:first_row]}
    edges: tuple[int, ...] = ()
    for whole in _pages(lines, first_row, ends):
        page = tuple(line for line in whole if _words(line) not in headings)
        own = tuple(sorted(_edges(page)[:count]))
        edges = next((e for e in (own, edges) if len(e) == count and _is_clear(page, e)), ())
        if not edges:
            raise side_by_side()
        for line in page:
            number, *cells = _slice(line.text, edges)
            if heads := _GROUP.fullmatch(line.text.strip()):
                # A heading across the table: its words run through the columns.
                number, cells = heads[1], [heads[2]]
            if _NUMBER.fullmatch(number):
                rows.append(VisualRow(number.rstrip(".)"), (line,), _as_cells(cells, edges)))
            elif rows:
                rows[-1] = _longer(rows[-1], line, cells)
    return tuple(rows)


def _words(line: Line) -> str:
    return " ".join(line.text.split())


def _is_clear(lines: Sequence[Line], edges: Sequence[int]) -> bool:
    """Whether no word of a row stands across the edge of a column."""
    texts = [line.text for line in lines if not _GROUP.fullmatch(line.text.strip())]
    return not any(
        text[edge - 1 : edge].strip() and text[edge : edge + 1].strip()
        for text in texts
        for edge in edges
    )


def side_by_side() -> Unreadable:
    """What to say of columns that run into each other."""
    return Unreadable(
        "side_by_side",
        "Các cột của bảng trong tệp chữ nằm lẫn vào nhau nên không tách được; "
        "hãy gửi chính tệp Word hoặc PDF của kế hoạch.",
    )


def fold_keep(text: str) -> str:
    """Folded letters in their own places: runs of spaces stay."""
    return "".join(fold(letter) or " " for letter in text)


def _as_cells(cells: Sequence[str], edges: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    padded = [*cells, *[""] * (len(edges) - len(cells))]
    return tuple((cell,) if cell else () for cell in padded)


def _longer(row: VisualRow, line: Line, cells: Sequence[str]) -> VisualRow:
    added = [
        (*before, text) if text else before
        for before, text in zip(row.cells, [*cells, *[""] * len(row.cells)], strict=False)
    ]
    return VisualRow(row.number, (*row.lines, line), tuple(added))


def _end_of_heading(lines: Sequence[Line], at: int) -> int:
    stop = min(len(lines), at + _TALLEST)
    return next(
        (index for index in range(at + 1, stop) if _NUMBER.fullmatch(lines[index].text.split()[0])),
        stop,
    )


def _columns(lines: Sequence[Line], at: int, end: int) -> tuple[Column, ...]:
    edges = tuple(sorted(_edges(_pages(lines, at, len(lines))[0])))
    texts: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for line in lines[at:end]:
        for column, text in zip(texts, _slice(line.text, edges), strict=True):
            column += [text] if text else []
    headings = [" ".join(column) for column in texts[1:]]
    return tuple(Column(kind=column_of(heading) or "", heading=heading) for heading in headings)


def _pages(lines: Sequence[Line], first: int, ends: int) -> list[tuple[Line, ...]]:
    pages: list[list[Line]] = [[]]
    for line in lines[first:ends]:
        if line.starts_page and pages[-1]:
            pages.append([])
        pages[-1].append(line)
    return [tuple(page) for page in pages]


def _edges(lines: Sequence[Line]) -> tuple[int, ...]:
    """Where columns begin, but for the first: many lines begin a word there, none reaches over.

    The surest come first.

    Headings of groups run through the columns and tell nothing.
    """
    telling = [line.text for line in lines if not _GROUP.fullmatch(line.text.strip())]
    width = max((len(text) for text in telling), default=0)
    rows = [text.ljust(width) for text in telling]
    filled = [sum(row[at] != " " for row in rows) for at in range(width)]
    begun = [sum(row[at] != " " and row[at - 1] == " " for row in rows) for at in range(1, width)]
    few, many = 0.02 * len(rows), max(2.0, 0.05 * len(rows))
    found = [at for at in range(1, width) if filled[at - 1] <= few and begun[at - 1] >= many]
    # One blank may part the words of a name that comes back in every row; two part columns.
    return tuple(sorted(found, key=lambda at: (at > 1 and filled[at - 2] > few, -begun[at - 1])))


def _slice(text: str, edges: Sequence[int]) -> list[str]:
    bounds = [0, *edges, max(len(text), edges[-1] if edges else 0)]
    return [text[begin:end].strip() for begin, end in pairwise(bounds)]
