"""The rows of a list of tasks with their cells put under their fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhipcau.plans.importing.read.paper import Row
from nhipcau.plans.importing.read.wraps import join_lines
from nhipcau.plans.importing.recognise.columns import Header
from nhipcau.plans.importing.recognise.ditto import is_nothing
from nhipcau.plans.importing.recognise.row_numbers import Kind, clean_number, kind_of, split_number
from nhipcau.plans.importing.recognise.wraps import join_wraps

TEXTS = ("lead", "coordinating", "timeframe", "product", "budget", "basis", "note")
_MARK = re.compile(r"[xX✓✔√●]")
_CONNECTED = re.compile(r"(?:[,;&/–-]|\b(?:và|với|của|hoặc|cùng))$", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One row. `texts` has the fields of `TEXTS` that say something; wraps are joined.

    `across` is true when one cell covers the title and all to its right. `spans` tells, for
    number and fields, which cell the text comes from.
    """

    rows: list[Row]
    number: str
    title: str
    texts: dict[str, str]
    spans: dict[str, int]
    across: bool
    extra: tuple[tuple[str, str], ...] = ()
    oddities: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        return kind_of(self.number)

    def shares(self, other: "Entry", name: str) -> bool:
        """Whether both rows are covered by one cell in the column of this field."""
        here, there = self.rows[0].place, other.rows[-1].place
        if (here.table, here.sheet) != (there.table, there.sheet) or name not in self.spans:
            return False
        return self.spans[name] == other.spans.get(name)

    @property
    def has_work(self) -> bool:
        """Whether the row says who or when."""
        return not self.across and any(self.texts.get(name) for name in ("lead", "timeframe"))

    @property
    def is_title_only(self) -> bool:
        return bool(self.title) and (self.across or not self.texts)

    @property
    def source(self) -> str:
        """The words of the row as they stand, cells parted by a bar."""
        return "\n".join(_source(row) for row in self.rows)


def read_entry(row: Row, header: Header, *, is_wrapped: bool) -> Entry:
    """Put the cells of a row under the fields of its header."""
    columns = {name: _columns(header, name) for name in ("number", "title", *TEXTS)}
    title_column = columns["title"][0]
    right = row.spans[title_column:]
    across = len(right) > 1 and len(set(right)) == 1
    number_cell = next((row.cells[i] for i in columns["number"]), "")
    merged = any(row.spans[i] == row.spans[title_column] for i in columns["number"])
    title = join_wraps(_joined(row, columns["title"]), is_typed=not is_wrapped)
    number = "" if merged else clean_number(number_cell)
    if not number:
        alone = across or merged or not any(row.cells[i].strip() for i in _others(header))
        number, title = _number_in_title(title, is_section=alone)
    texts, spans = {}, {"title": row.spans[title_column]}
    if columns["number"]:
        spans["number"] = row.spans[columns["number"][0]]
    oddities = []
    for name in TEXTS:
        if across or not columns[name]:
            continue
        if row.spans[columns[name][0]] in spans.values():
            oddities.append(("merged_columns", row.cells[columns[name][0]]))
            continue
        spans[name] = row.spans[columns[name][0]]
        text = _field_text(row, header, name, columns[name], is_wrapped=is_wrapped)
        if not is_nothing(text):
            texts[name] = text
    extra = () if across else tuple(_extra(row, header))
    return Entry([row], number, title, texts, spans, across, extra, oddities)


def joined_units(text: str) -> str:
    """Lines that someone typed: one that begins a new unit stays a line of its own.

    "Sở Du lịch" / "Sở Ngoại vụ" are two units; "Sở Thông tin và" / "Truyền thông" is one.
    """
    lines: list[str] = []
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            continue
        if lines and (line[0].islower() or line[0] in "(&" or is_connected(lines[-1])):
            lines[-1] = join_lines((lines[-1], line))
        else:
            lines.append(line)
    return "\n".join(lines)


def is_connected(text: str) -> bool:
    """Whether a text cannot end here: after a comma, a hyphen, "và"."""
    return _CONNECTED.search(text) is not None


def _columns(header: Header, name: str) -> list[int]:
    return [i for i, this in enumerate(header.fields) if this == name]


def _others(header: Header) -> list[int]:
    return [i for name in TEXTS for i in _columns(header, name)]


def _joined(row: Row, columns: list[int]) -> str:
    """Text of one field in one or more columns, each cell once."""
    cells = {row.spans[i]: row.cells[i] for i in columns}
    return "\n".join(text for text in cells.values() if text.strip())


def _number_in_title(title: str, *, is_section: bool) -> tuple[str, str]:
    """A number printed in front of the title instead of in its own cell."""
    number, rest = split_number(title)
    if kind_of(number) in {Kind.SECTION, Kind.PART} and not (is_section or rest.isupper()):
        return "", title
    return number, rest


def _field_text(
    row: Row, header: Header, name: str, columns: list[int], *, is_wrapped: bool
) -> str:
    cells = {row.spans[i]: i for i in reversed(columns)}
    if len(cells) > 1 and name in {"budget", "timeframe"}:
        return _under_group(row, header, sorted(cells.values()))
    text = _joined(row, columns)
    if name in {"lead", "coordinating"}:
        parts = text.split("\n\n") if is_wrapped else [text]
        return joined_units("\n".join(map(join_wraps, parts) if is_wrapped else parts))
    return join_wraps(text, is_typed=not is_wrapped)


def _under_group(row: Row, header: Header, columns: list[int]) -> str:
    """Several columns under one heading: "Quý I, Quý III" for crosses, else heading and text."""
    filled = [(header.headings[i], join_wraps(row.cells[i])) for i in columns]
    filled = [(heading, text) for heading, text in filled if not is_nothing(text)]
    if all(_MARK.fullmatch(text) for _, text in filled):
        return ", ".join(heading for heading, _ in filled)
    if len(filled) == 1:
        return filled[0][1]
    return "; ".join(
        heading if _MARK.fullmatch(text) else f"{heading}: {text}" for heading, text in filled
    )


def _extra(row: Row, header: Header) -> Iterator[tuple[str, str]]:
    for i, name in enumerate(header.fields):
        text = join_wraps(row.cells[i])
        if name is None and header.headings[i] and text:
            group = header.groups[i]
            yield (f"{group} - {header.headings[i]}" if group else header.headings[i], text)


def _source(row: Row) -> str:
    cells = dict(zip(row.spans, row.cells, strict=True))
    return " | ".join(text for text in cells.values() if text)
