"""The form of a unit's report as data: what every door shows, and what every door gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class FormItem:
    """One task as the form shows it; the last five fields are what the unit may fill in.

    `item` is the primary key of the report's item. `status` is one of `FormChoices.statuses`.
    """

    item: int
    code: str
    title: str
    role: str
    timing: str
    generated: str
    output_count: int
    is_required: bool
    words: str = ""
    is_nil: bool = False
    nil_reason: str = ""
    status: str = ""
    outside_number: str = ""


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A whole form: heading, items in the order of the plan, general texts by name.

    `general` maps each name in `nhipcau.reports.snapshots.GENERAL` to its text; `labels` maps them
    and the fields of an item to the words over them. `statuses` maps each code to its words.
    `token` is the signed line that says which round, unit and version this is.
    """

    title: str
    unit_name: str
    due_words: str
    guidance: str
    items: tuple[FormItem, ...]
    general: Mapping[str, str]
    labels: Mapping[str, str]
    statuses: Mapping[str, str]
    token: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: a cell of a sheet, or a row of a table, in people's words.

    `sheet` and `cell` ("D7") for Excel; for Word `sheet` is empty and `cell` is "bảng 1, dòng 4".
    """

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


WHOLE_FILE: Final = Place("", "cả tệp")
"""The place of what is wrong with a file as such."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where, what was seen, which rule, what a right value looks like."""

    place: Place
    value: str
    rule: str
    example: str = ""
    item: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back in a file, before it is checked against the report.

    `items` maps the primary key of an item to its filled-in fields by name (all text but `is_nil`);
    a field that the file does not carry is left out. `places` says where each (item or None, field)
    stands. `notes` is what could not be mapped: tracked changes, comments, stray text; nothing is
    dropped. `problems` are those that reading itself found.
    """

    token: str
    items: Mapping[int, Mapping[str, str | bool]]
    general: Mapping[str, str]
    places: Mapping[tuple[int | None, str], Place]
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
