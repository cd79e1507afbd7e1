"""The rows of one sheet of a form: found by their keys wherever they stand, cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from nhipcau.exchange.excel_cells import read_field
from nhipcau.exchange.excel_columns import Columns, columns_of
from nhipcau.exchange.excel_frame import Frame
from nhipcau.exchange.excel_layout import print_of
from nhipcau.exchange.excel_merges import Merges
from nhipcau.exchange.excel_sheets import Cell, Sheet
from nhipcau.exchange.form import Place, Problem
from nhipcau.plans.importing.read.excel_cells import Shown
from nhipcau.vietnamese.text import fold

_NOTHING = Shown("")


@dataclass(slots=True)
class Row:
    """One row of the form in the file; a field that the file does not carry is left out."""

    key: str
    place: Place
    values: dict[str, str | bool] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class SheetReading:
    """`rows` in their order in the sheet; one key may stand in several."""

    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(sheet: Sheet, frame: Frame, statuses: Mapping[str, str]) -> SheetReading:
    """Rows, problems and stray words of one sheet; without rows of the form all of it is stray."""
    reading = SheetReading()
    columns = columns_of(sheet, frame)
    taken: set[Cell] = set(columns.cells if columns else ())
    if columns:
        merges = Merges(sheet)
        for number in sorted({row for row, _column in sheet.cells}):
            if number != columns.heading_row and (key := _key(sheet, frame, columns, number)):
                one = _RowReading(sheet, frame, columns, merges, key, number)
                reading.rows.append(one.read(statuses, reading, taken))
        reading.notes += [*columns.notes, *merges.notes()]
    reading.notes += _stray(sheet, frame, taken)
    return reading


def _key(sheet: Sheet, frame: Frame, columns: Columns, row: int) -> str:
    """What people see beside their words says whose row it is; the hidden key where that is not so.

    Someone may have sorted the visible columns only.
    """
    seen = frame.by_code.get(fold(sheet.text(row, columns.code))) if columns.code else None
    if seen and seen.startswith(columns.key_prefix):
        return seen
    hidden = sheet.text(row, columns.key).strip()
    return hidden if hidden in frame.codes and hidden.startswith(columns.key_prefix) else ""


@dataclass(frozen=True, slots=True)
class _RowReading:
    sheet: Sheet
    frame: Frame
    columns: Columns
    merges: Merges
    key: str
    number: int

    def read(self, statuses: Mapping[str, str], reading: SheetReading, taken: set[Cell]) -> Row:
        row = Row(self.key, Place(self.sheet.name, f"dòng {self.number}"))
        taken.add((self.number, self.columns.key))
        left_out = self.frame.left_out.get(self.key, frozenset())
        for column, name in self.columns.open:
            if name in left_out or (cell := self.merges.source(self.number, column)) is None:
                continue
            taken.add(cell)
            place = Place(self.sheet.name, reference(cell))
            said = read_field(name, self.sheet.cells.get(cell, _NOTHING), statuses)
            row.places[name] = place
            if said.rule:
                reading.problems.append(
                    Problem(place, said.seen, said.rule, said.example, *aim_of(self.key, name))
                )
            else:
                row.values[name] = said.value
        return row


def aim_of(key: str, name: str) -> tuple[int | None, str]:
    """Item and field that a cell of the column `name` stands for, in the row of this key."""
    kind, _, which = key.partition(":")
    return (int(which), name) if kind == "item" else (None, which)


def _stray(sheet: Sheet, frame: Frame, taken: set[Cell]) -> Iterator[str]:
    """Words that stand in no cell of the form: kept, never dropped."""
    for cell in sorted(sheet.cells.keys() - taken):
        text = sheet.cells[cell].text.strip()
        if text and text not in frame.codes and print_of(text) not in frame.ours:
            yield f"Ô {Place(sheet.name, reference(cell))}: {text}"
    for where, words in sheet.remarks:
        if words and print_of(words) not in frame.ours:
            at = f"Ghi chú ở ô {Place(sheet.name, where)}" if where else f"Hình ở {sheet.name}"
            yield f"{at}: {words}"


def reference(cell: Cell) -> str:
    row, column = cell
    return f"{get_column_letter(column)}{row}"
