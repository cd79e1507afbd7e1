"""Each line of a file against the house: new, the same, perhaps the same, at odds, or wrong."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from nhipcau.exchange.tables.columns import PARTNER, Column, Table
from nhipcau.exchange.tables.known import Known, Likeness, known
from nhipcau.exchange.tables.parsing import meaning, number_words, written
from nhipcau.exchange.tables.reading import Line
from nhipcau.exchange.tables.values import code_of, key_of, value_of
from nhipcau.registries.models import Partner

Values = Mapping[str, Any]
Trial = Callable[[Line, Values, Likeness], Any]


class Verdict(models.TextChoices):
    NEW = "new", "Mới"
    SAME = "same", "Đã có, không khác"
    PERHAPS = "perhaps", "Có thể đã có"
    CONFLICT = "conflict", "Đã có, khác nội dung"
    BAD = "bad", "Có lỗi"


@dataclass(frozen=True, slots=True)
class Judged:
    """One line. `differences` are (heading, here, in the file); `near` are (number, name) of rows
    it may be; `line` is an earlier line of the file that it repeats. `may_change` says whether the
    row it matches is one that the person keeps.
    """

    line: Line
    values: Values
    verdict: Verdict
    likeness: Likeness
    problems: tuple[str, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()
    may_change: bool = True

    @property
    def match(self) -> Any:
        """The row meant: the same one, or the nearest."""
        return self.likeness.same or next(iter(self.likeness.near), None)

    @property
    def earlier_line(self) -> int:
        return self.likeness.same_line or min(self.likeness.near_lines, default=0)


def judge(
    table: Table, lines: tuple[Line, ...], *, trial: Trial, units: Collection[int] | None
) -> list[Judged]:
    """Every line in its order. `units` are those whose rows may be changed, None for all.

    What would be new is tried with the verb itself, and undone: so a dry run refuses what the
    import would refuse.
    """
    read = {line.number: _values(table, line) for line in lines}
    house = known(table, {number: values for number, (values, _problems) in read.items()})
    first: dict[int, Line] = {line.number: line for line in lines}
    return [_judged(table, line, *read[line.number], house, trial, units, first) for line in lines]


def _values(table: Table, line: Line) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for column in table.readable:
        text = line.cells.get(column.name)
        if text is None or column.name == "code":
            continue
        try:
            values[column.name] = meaning(column, text)
        except ValidationError as refusal:
            problems += refusal.messages
    return values, problems


def _judged(
    table: Table,
    line: Line,
    values: dict[str, Any],
    problems: list[str],
    house: Known,
    trial: Trial,
    units: Collection[int] | None,
    lines: Mapping[int, Line],
) -> Judged:
    alike = house.likeness(line.number, values)
    if code := line.cells.get("code"):
        row = house.rows.get(key_of(table, code) or 0)
        if row is None:
            problems = [f"Mã: “{code[:40]}” không có trong sổ này; hãy để trống mã.", *problems]
        alike = Likeness(same=row)
    if problems:
        return Judged(line, values, Verdict.BAD, alike, tuple(problems))
    if alike.same is not None:
        return _against(table, line, values, alike, units)
    if alike.same_line and lines[alike.same_line].cells == line.cells:
        return Judged(line, values, Verdict.SAME, alike)
    lacking = tuple(_lacking(table, values)) or tuple(_refused(trial, line, values, alike))
    if lacking:
        return Judged(line, values, Verdict.BAD, alike, lacking)
    doubtful = alike.near or alike.same_line or alike.near_lines
    verdict = Verdict.PERHAPS if doubtful else Verdict.NEW
    row = next(iter(alike.near), None)
    is_taken_up = isinstance(row, Partner) and table.code != PARTNER
    may_change = row is None or units is None or is_taken_up or row.unit_id in units
    return Judged(line, values, verdict, alike, may_change=may_change)


def _against(
    table: Table, line: Line, values: Values, alike: Likeness, units: Collection[int] | None
) -> Judged:
    row = alike.same
    told = tuple(_differences(table, values, row))
    verdict = Verdict.CONFLICT if told else Verdict.SAME
    may_change = units is None or row.unit_id in units
    return Judged(line, values, verdict, alike, differences=told, may_change=may_change)


def _differences(table: Table, values: Values, row: Any) -> Iterator[tuple[str, str, str]]:
    """Cells that say something else than the row; an empty cell says nothing."""
    for column in table.readable:
        if column.name in values:
            here = _said(column, value_of(table, column, row))
            there = _said(column, values[column.name])
            if here != there:
                yield column.header, here, there


def _said(column: Column, value: Any) -> str:
    said = written(column, value)
    return said if isinstance(said, str) else number_words(said.normalize())


def _lacking(table: Table, values: Values) -> Iterator[str]:
    for column in table.readable:
        if column.is_asked and not values.get(column.name):
            yield f"Thiếu {column.header.lower()}."


def _refused(trial: Trial, line: Line, values: Values, alike: Likeness) -> list[str]:
    """What the verb itself says to the line; nothing of it stays."""
    try:
        with transaction.atomic():
            trial(line, values, alike)
            raise _UndoneError
    except _UndoneError:
        return []
    except ValidationError as refusal:
        return list(dict.fromkeys(refusal.messages))


class _UndoneError(Exception):
    """The trial went well."""


def told(judged: Judged) -> dict[str, Any]:
    """A judged line as it is kept with its import."""
    match = judged.match
    return {
        "row": judged.line.number,
        "cells": dict(judged.line.cells),
        "verdict": str(judged.verdict),
        "match": match.pk if match is not None else None,
        "code": code_of(match) if match is not None else "",
        "named": str(match) if match is not None else "",
        "earlier": judged.earlier_line,
        "problems": list(judged.problems),
        "differences": [list(one) for one in judged.differences],
        "may_change": judged.may_change,
        "choice": {Verdict.NEW: "new", Verdict.SAME: "skip", Verdict.BAD: "skip"}.get(
            judged.verdict, ""
        ),
    }
