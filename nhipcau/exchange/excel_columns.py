"""Which column of a sheet holds which field: by its heading, wherever it was moved."""

from collections.abc import Mapping
from dataclasses import dataclass

from nhipcau.exchange.excel_frame import KINDS, Frame
from nhipcau.exchange.excel_layout import TEXT_FIELD
from nhipcau.exchange.excel_sheets import Cell, Sheet
from nhipcau.exchange.merging import FIELDS
from nhipcau.vietnamese.text import fold

_LONGEST_HEADING = 200  # characters; longer words are no heading
_FEWEST = 2  # headings in one row that make it the row of headings
_PREFIX = {"item": "item:", "text": "general:"}
_OPEN = frozenset({*FIELDS, TEXT_FIELD})


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of the columns; `code` is that of the words people know a row by, 0 for none.

    `open` are the fill-in columns with their fields, from the left; `cells` are the headings.
    `heading_row` is 0 where the headings are gone and the columns are taken as they were written.
    """

    key: int
    code: int
    key_prefix: str
    open: tuple[tuple[int, str], ...]
    heading_row: int
    cells: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()


def columns_of(sheet: Sheet, frame: Frame) -> Columns | None:
    """None for a sheet that holds no rows of the form."""
    kind, row, found = _headings(sheet, frame)
    if not found:
        return _as_written(sheet, frame)
    names, lacking = _completed(found, frame, kind)
    notes = [
        f"Trang “{sheet.name}” không còn cột “{heading}”; nội dung của cột này trên hệ thống giữ "
        "nguyên."
        for heading in lacking
    ]
    return _columns(kind, names, row, tuple((row, column) for column in found), tuple(notes))


def _headings(sheet: Sheet, frame: Frame) -> tuple[str, int, Mapping[int, str]]:
    """The row with most headings of one kind: (kind, its number, column -> field)."""
    best: tuple[str, int, dict[int, str]] = ("", 0, {})
    named = {
        kind: {fold(column.heading): column.name for column in frame.columns[kind].values()}
        for kind in KINDS
    }
    rows: dict[int, dict[int, str]] = {}
    for (row, column), seen in sheet.cells.items():
        if len(seen.text) <= _LONGEST_HEADING:
            rows.setdefault(row, {})[column] = fold(seen.text)
    for row in sorted(rows):
        for kind in KINDS:
            found: dict[int, str] = {}
            for column, text in sorted(rows[row].items()):
                name = named[kind].get(text)
                if name and name not in found.values():
                    found[column] = name
            if len(found) >= _FEWEST and len(found) > len(best[2]) and _OPEN & {*found.values()}:
                best = (kind, row, found)
    return best


def _completed(
    found: Mapping[int, str], frame: Frame, kind: str
) -> tuple[dict[int, str], list[str]]:
    """With the columns whose heading is gone, if nothing was moved; and the headings lacking."""
    written = frame.columns[kind]
    lost = {n: column for n, column in written.items() if column.name not in found.values()}
    is_in_place = all(n in written and written[n].name == name for n, name in found.items())
    if is_in_place and "key" not in {column.name for column in lost.values()}:
        return {**found, **{n: column.name for n, column in lost.items()}}, []
    lacking = [column.heading for column in lost.values() if column.name in _OPEN]
    return dict(found), lacking


def _as_written(sheet: Sheet, frame: Frame) -> Columns | None:
    """A sheet without headings in which keys stand where they were written."""
    for kind in KINDS:
        names = {number: column.name for number, column in frame.columns[kind].items()}
        key = next((number for number, name in names.items() if name == "key"), 0)
        for (_row, column), seen in sheet.cells.items():
            text = seen.text.strip()
            if column == key and text in frame.codes and text.startswith(_PREFIX[kind]):
                return _columns(kind, names, 0, (), ())
    return None


def _columns(
    kind: str, names: Mapping[int, str], row: int, cells: tuple[Cell, ...], notes: tuple[str, ...]
) -> Columns:
    where = {name: number for number, name in names.items()}
    return Columns(
        key=where.get("key", 0),
        code=where.get("code", where.get("label", 0)),
        key_prefix=_PREFIX[kind],
        open=tuple((number, name) for number, name in sorted(names.items()) if name in _OPEN),
        heading_row=row,
        cells=cells,
        notes=notes,
    )
