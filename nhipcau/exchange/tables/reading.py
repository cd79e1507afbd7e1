"""The rows of a file as cells by column: .xlsx or .csv, wherever its heading stands."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from django.core.exceptions import ValidationError

from nhipcau.documents.kinds import EXCEL, OLD_EXCEL, TEXT, kind_of
from nhipcau.exchange.excel_sheets import read_book
from nhipcau.exchange.tables.columns import Table
from nhipcau.plans.importing.read.archive import corrupt
from nhipcau.plans.importing.read.paper import Unreadable
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.typed_text import typed

MOST_ROWS: Final = 5000
_LOOKED_THROUGH: Final = 30  # rows above a heading: titles, notes
_DELIMITERS: Final = ";,\t|"

Grid = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is the row of the sheet; cells that say nothing are left out."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """`unknown` are headings that no column of the table answers to; they are not read."""

    lines: tuple[Line, ...]
    unknown: tuple[str, ...]


def read_table(content: bytes, name: str, table: Table) -> Read:
    """The lines below the heading. Refused with one sentence: another kind of file, no heading of
    this table, no line, too many lines.
    """
    for grid in _grids(content, name):
        found = _below_heading(grid, table)
        if found is not None:
            return found
    wanted = ", ".join(column.header for column in table.readable[:6])
    raise ValidationError(
        f"Không thấy dòng tiêu đề của sổ này trong tệp; cần có các cột như: {wanted}.",
        code="no_heading",
    )


def _grids(content: bytes, name: str) -> Iterator[Grid]:
    kind = kind_of(content, name)
    if kind == EXCEL:
        yield from _sheets(content)
    elif kind == TEXT:
        yield _comma_separated(content)
    elif kind == OLD_EXCEL:
        message = "Tệp ở dạng Excel cũ (.xls); hãy mở bằng Excel và lưu lại thành .xlsx."
        raise ValidationError(message, code="legacy")
    else:
        raise ValidationError("Chỉ nhập được từ tệp .xlsx hoặc .csv.", code="kind")


def _sheets(content: bytes) -> Iterator[Grid]:
    try:
        book = read_book(content)
    except Unreadable as refusal:
        raise ValidationError(str(refusal), code=refusal.code) from refusal
    except (ValidationError, MemoryError):
        raise
    except (Exception, RecursionError) as torn:
        # Parsers raise whatever they like on torn bytes; a person gets one sentence.
        raise ValidationError(str(corrupt()), code="broken") from torn
    for sheet in book.sheets:
        rows: dict[int, dict[int, str]] = {}
        for (row, column), shown in sheet.cells.items():
            rows.setdefault(row, {})[column] = shown.text
        yield [
            (number, [cells.get(at, "") for at in range(1, max(cells) + 1)])
            for number, cells in sorted(rows.items())
        ]


def _comma_separated(content: bytes) -> Grid:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as torn:
        message = "Tệp CSV hỏng; hãy mở bằng Excel và lưu lại."
        raise ValidationError(message, code="broken") from torn
    return [(at, [_unmarked(cell) for cell in row]) for at, row in enumerate(rows, start=1)]


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise ValidationError("Không đọc được chữ trong tệp CSV; hãy lưu dạng UTF-8.", code="encoding")


def _unmarked(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from taking the cell for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" else cell


def _below_heading(grid: Grid, table: Table) -> Read | None:
    """None where no row looks like the heading: it names the first thing asked for and one more."""
    keys = {words_of(column.header): column.name for column in table.columns}
    asked = {column.name for column in table.readable if column.is_asked}
    for at, (_number, cells) in enumerate(grid[:_LOOKED_THROUGH]):
        names = [keys.get(words_of(cell), "") for cell in cells]
        if len(set(filter(None, names))) >= 2 and asked & set(names):
            return _lines(grid[at + 1 :], names, cells)
    return None


def _lines(grid: Grid, names: list[str], headings: list[str]) -> Read:
    lines = []
    for number, cells in grid:
        said = {
            name: typed(text)
            for name, text in zip(names, cells, strict=False)
            if name and typed(text)
        }
        if said:
            lines.append(Line(number, said))
    if not lines:
        raise ValidationError("Dưới dòng tiêu đề không có dòng nào.", code="empty")
    if len(lines) > MOST_ROWS:
        message = f"Tệp có hơn {MOST_ROWS} dòng; hãy chia thành nhiều tệp."
        raise ValidationError(message, code="too_many")
    unknown = [
        text for text, name in zip(headings, names, strict=True) if text.strip() and not name
    ]
    return Read(tuple(lines), tuple(unknown))
