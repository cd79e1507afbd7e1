"""Everything the acceptance page shows of a load, read in a fixed number of queries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.organisations.models import Unit, UnitGroup
from nhipcau.plans.importing.accept import (
    LoadedRow,
    doubts_of,
    draft_of,
    rows_of,
    unmatched_names,
)
from nhipcau.plans.importing.read.as_json import blocks_from_json
from nhipcau.plans.importing.recognise.draft import DraftDocument
from nhipcau.plans.models import PlanLoad
from nhipcau.workspace.acceptance.doubts import Alike, DoubtView, cards, doubt_views
from nhipcau.workspace.acceptance.names import NamesView, NameView, answer, guessed, uses_of
from nhipcau.workspace.acceptance.rows import GroupView, RowView, time_words
from nhipcau.workspace.acceptance.source import Origin, Stretch, place_words, stretches

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """The page: the document's facts, the rows by group, doubts, names, and the paper."""

    document: DraftDocument
    groups: tuple[GroupView, ...]
    doubts: tuple[DoubtView, ...]
    names: NamesView
    source: tuple[Stretch, ...]

    @property
    def total(self) -> int:
        """Rows that will enter the register."""
        return sum(not row.struck for group in self.groups for row in group.rows)

    @property
    def open_doubts(self) -> tuple[DoubtView, ...]:
        return tuple(doubt for doubt in self.doubts if not doubt.is_settled)

    @property
    def settled_doubts(self) -> tuple[DoubtView, ...]:
        return tuple(doubt for doubt in self.doubts if doubt.is_settled)

    @property
    def cards(self) -> tuple[Alike, ...]:
        return cards(self.doubts)

    @property
    def passages(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The plan's own text under its headings, empty parts left out."""
        document = self.document
        parts = (
            ("Căn cứ", tuple(document.preamble.splitlines())),
            ("Mục tiêu", document.objectives),
            ("Yêu cầu", document.requirements),
            ("Nhiệm vụ trọng tâm", tuple(one.text for one in document.focus_tasks)),
            ("Kinh phí thực hiện", tuple(one.text for one in document.funding)),
            ("Tổ chức thực hiện", tuple(one.text for one in document.organisation)),
        )
        return tuple((heading, texts) for heading, texts in parts if texts)

    @property
    def issued_on(self) -> date | None:
        """The day of issue where the paper prints it whole."""
        told = (self.document.year_of_issue, self.document.month, self.document.day)
        try:
            return date(*told) if all(told) else None
        except ValueError:
            return None

    @property
    def addresses(self) -> dict[str, str]:
        """What people call each row, by its key."""
        return {row.key: row.address for group in self.groups for row in group.rows}

    def row(self, key: str) -> RowView | None:
        """The row with this key or, where only one bears it, this address."""
        rows = [row for group in self.groups for row in group.rows]
        found = [row for row in rows if row.key == key] or [
            row for row in rows if row.address == key
        ]
        return found[0] if len(found) == 1 else None


def desk_of(load: PlanLoad) -> Desk:
    rows = rows_of(load)
    doubts = doubt_views(doubts_of(load), {row.key: row.address for row in rows})
    names = _names(load, [row for row in rows if not row.struck])
    origins = [Origin(row.key, row.address, row.task.source) for row in rows]
    return Desk(
        document=draft_of(load).document,
        groups=tuple(_groups(load.draft["groups"], rows, doubts, names)),
        doubts=doubts,
        names=NamesView(tuple(names.values())),
        source=stretches(blocks_from_json(load.paper), origins),
    )


def _groups(
    stored: Iterable[Json],
    rows: Iterable[LoadedRow],
    doubts: Iterable[DoubtView],
    names: dict[str, NameView],
) -> Iterator[GroupView]:
    of_row: dict[str, list[DoubtView]] = {}
    for doubt in doubts:
        if not doubt.is_settled:
            of_row.setdefault(doubt.row, []).append(doubt)
    in_group: dict[str, list[RowView]] = {}
    for row in rows:
        in_group.setdefault(row.group, []).append(_row(row, of_row.get(row.key, []), names))
    for group in stored:
        key = group["key"]
        yield GroupView(key, str(group["code"]), group["title"], tuple(in_group.get(key, ())))


def _row(row: LoadedRow, doubts: Iterable[DoubtView], names: dict[str, NameView]) -> RowView:
    task = row.task
    return RowView(
        key=row.key,
        address=row.address,
        group=row.group,
        task=task,
        struck=row.struck,
        place=place_words(task.source),
        time=time_words(task.timeframe),
        leads=tuple(names[name] for name in task.lead_units if name in names),
        coordinating=tuple(names[name] for name in task.coordinating_units if name in names),
        open_doubts=() if row.struck else tuple(doubts),
    )


def _names(load: PlanLoad, rows: Iterable[LoadedRow]) -> dict[str, NameView]:
    """Every printed name of the rows that count, in the order of the paper."""
    uses = uses_of(
        (row.key, row.address, row.task.lead_units, row.task.coordinating_units) for row in rows
    )
    open_names = unmatched_names(load)
    meanings = _meanings(load.matches)
    views: dict[str, NameView] = {}
    for number, (text, used) in enumerate(uses.items(), start=1):
        match = open_names.get(text)
        new, kind = guessed(text)
        known = tuple(answer(s.target, s.reason) for s in match.suggestions) if match else ()
        views[text] = NameView(
            text=text,
            number=number,
            meaning=meanings.get(text, ""),
            kind=kind,
            answers=(*known, new),
            uses=tuple(used),
        )
    return views


def _meanings(matches: Json) -> dict[str, str]:
    """Each matched name's body in words, with two queries."""
    codes = {match["unit"] for match in matches.values() if "unit" in match}
    ids = {match["group"] for match in matches.values() if "group" in match}
    units = dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    groups = dict(UnitGroup.objects.filter(pk__in=ids).values_list("pk", "name"))
    said: dict[str, str] = {}
    for name, match in matches.items():
        if "unit" in match:
            said[name] = units.get(match["unit"], match["unit"])
        elif "group" in match:
            said[name] = f"Nhóm “{groups.get(match['group'], '')}”"
        elif "new" in match:
            kind = Unit.Kind(match["new"]["kind"]).label
            said[name] = f"Đơn vị mới: {match['new']['name']} ({kind})"
        else:
            said[name] = f"Nhóm mới: {match['new_group']['name']}"
    return said
