"""Lists of tasks in tables become groups of draft tasks; every row is placed or doubted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.read.paper import Row, Table
from nhipcau.plans.importing.recognise.columns import Header, find_header
from nhipcau.plans.importing.recognise.draft import Doubt, DraftGroup
from nhipcau.plans.importing.recognise.entries import Entry, read_entry
from nhipcau.plans.importing.recognise.grouping import Grouping
from nhipcau.plans.importing.recognise.row_kinds import (
    is_blank,
    is_column_numbers,
    is_formula,
    is_total,
    repeats_heading,
)
from nhipcau.plans.importing.recognise.row_numbers import Kind, clean_number, kind_of, value_of


@dataclass(slots=True)
class _List:
    """Entries that belong together: one annex, over as many tables as it takes."""

    header: Header
    width: int
    entries: list[Entry]


def recognise_tables(
    tables: Sequence[Table],
) -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    """The tasks of a plan's annexes, grouped as printed, with what could not be placed.

    A table counts if it heads a column for the task and one for who or when; a table without
    headings of its own goes on with the list before it if it is as wide and its rows are
    numbered. Other tables (heads of letters, signatures, sums) are left alone. Units and times
    are not split here.
    """
    lists: list[_List] = []
    doubts: list[Doubt] = []
    for table in tables:
        header = find_header(table.rows)
        if header is not None and header.lists_tasks:
            _read_parts(table, header, lists, doubts)
        elif lists and len(table.rows[0].cells) == lists[-1].width and _goes_on(table, lists[-1]):
            _read_rows(table, table.rows, lists[-1], doubts)
        else:
            doubts += _doubts_about(table, header)
    grouping = Grouping()
    for one in lists:
        grouping.read(one.entries)
    return grouping.groups(), (*doubts, *grouping.doubts)


def _read_parts(table: Table, header: Header, lists: list[_List], doubts: list[Doubt]) -> None:
    """Read a table that may hold several lists one under the other, each with its headings."""
    rows = table.rows
    while True:
        rest = rows[header.last + 1 :]
        other = find_header(rest)
        if other is not None and (
            not other.lists_tasks or repeats_heading(rest[other.first], header)
        ):
            other = None
        part = _List(header, len(rows[0].cells), [])
        _read_rows(table, rest[: other.first] if other else rest, part, doubts)
        _add(part, lists)
        if other is None:
            return
        rows, header = rest, other


def _add(part: _List, lists: list[_List]) -> None:
    """A list whose first number follows the last one of the list before goes on with it."""
    first = next((entry.number for entry in part.entries if entry.number), "")
    if lists and _follows(first, lists[-1].entries):
        lists[-1].entries += part.entries
        lists[-1].header, lists[-1].width = part.header, part.width
    elif part.entries:
        lists.append(part)


def _follows(number: str, entries: list[Entry]) -> bool:
    kind = kind_of(number)
    for entry in reversed(entries):
        if kind is not Kind.NONE and entry.kind is kind:
            same_branch = entry.number.rpartition(".")[0] == number.rpartition(".")[0]
            return same_branch and value_of(number) == value_of(entry.number) + 1
    return False


def _read_rows(table: Table, rows: Sequence[Row], into: _List, doubts: list[Doubt]) -> None:
    for row in rows:
        if is_blank(row) or repeats_heading(row, into.header):
            continue
        if is_column_numbers(row, into.header):
            continue
        entry = read_entry(row, into.header, is_wrapped=table.is_wrapped)
        if is_formula(row, into.header):
            oddity = ("counted_number", entry.source)
            entry = replace(entry, number=_next_number(into.entries), oddities=[oddity])
        if is_total(entry):
            doubts.append(
                Doubt(
                    where=_where(row),
                    kind="total_row",
                    text=entry.source,
                    sentence="Dòng cộng, không phải nhiệm vụ, nên không đưa vào danh mục.",
                )
            )
        else:
            into.entries.append(entry)


def _next_number(entries: Sequence[Entry]) -> str:
    """The whole number after the last one since the last heading."""
    for entry in reversed(entries):
        if entry.kind in {Kind.SECTION, Kind.PART}:
            break
        if entry.number.isdecimal():
            return str(int(entry.number) + 1)
    return "1"


def _goes_on(table: Table, before: _List) -> bool:
    """Whether rows without headings are more of the same list."""
    titles = [i for i, name in enumerate(before.header.fields) if name == "title"]
    return bool(_numbered(table)) and any(row.cells[titles[0]].strip() for row in table.rows)


def _numbered(table: Table) -> list[str]:
    numbers = (clean_number(row.cells[0]) for row in table.rows)
    kinds = {Kind.STEP, Kind.SECTION}
    return [number for number in numbers if kind_of(number) in kinds]


def _doubts_about(table: Table, header: Header | None) -> Iterator[Doubt]:
    """A table that is left aside although it might have been a list of tasks."""
    place = f"table {table.place.table}"
    first = " | ".join(text for text in dict.fromkeys(table.rows[0].cells) if text)
    if header is not None and header.has("title"):
        yield Doubt(
            where=place,
            kind="skipped_table",
            text=first,
            sentence="Bảng không có cột đơn vị hoặc thời gian nên không được đọc thành nhiệm vụ.",
        )
    elif header is None and len(_numbered(table)) > 1 and len(set(table.rows[0].spans)) > 2:
        yield Doubt(
            where=place,
            kind="no_header",
            text=first,
            sentence="Bảng có dòng đánh số nhưng không có tiêu đề cột nên chưa đọc được; "
            "hãy ghi tên các cột ở dòng đầu.",
        )


def _where(row: Row) -> str:
    place = row.place
    sheet = f"{place.sheet} " if place.sheet else ""
    return f"{sheet}table {place.table} row {place.row}"
