"""A file looked at, decided line by line, and brought in at one go or not at all."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.storing import store_file
from nhipcau.exchange.tables.columns import PARTNER, Table, table_of
from nhipcau.exchange.tables.judging import Judged, Verdict, judge, told
from nhipcau.exchange.tables.known import Likeness
from nhipcau.exchange.tables.reading import Line, read_table
from nhipcau.organisations.models import Unit, User
from nhipcau.registries import keeping
from nhipcau.registries.investors.opening import open_investor
from nhipcau.registries.models import Partner, Register, TableImport
from nhipcau.registries.partners.entering import enter_partner, revise_partner

State = TableImport.State
Units = Collection[int] | None

CHOICES: Final = ("new", "update", "skip")
_CHANGED: Final = "Sổ đã đổi từ khi xem trước; hãy xem lại các dòng rồi nhập."


@transaction.atomic
def look_at(
    content: bytes, *, name: str, table: Table, unit: Unit, units: Units, by: User
) -> TableImport:
    """Read a file and say of each line what it would do; nothing of it is in the register yet.

    `unit` is the one that new rows will be kept by, `units` those whose rows may be changed (None:
    all). Refused: what `read_table` and the store of files refuse.
    """
    read = read_table(content, name, table)
    judged = judge(table, read.lines, trial=_trial(table, unit=unit, by=by), units=units)
    return TableImport.objects.create(
        table=table.code,
        unit=unit,
        file=store_file(content, name=name, by=by),
        rows=[told(one) for one in judged],
        made={"unknown": list(read.unknown)} if read.unknown else {},
        by=by,
    )


@transaction.atomic
def choose(found: TableImport, *, choices: Mapping[int, str], by: User) -> TableImport:
    """Keep what a person decided of lines (by number); a choice that a line does not offer is not
    taken.
    """
    row = _held(found)
    for line in row.rows:
        choice = choices.get(line["row"], "")
        if choice in offered(line):
            line["choice"] = choice
    row.by = by
    row.save(update_fields=["rows", "by"])
    return row


@transaction.atomic
def apply(found: TableImport, *, units: Units, by: User) -> TableImport:
    """Do what was decided, all of it or nothing; every line must be decided.

    The lines are judged once more: where the house has changed since, they are shown anew instead.
    """
    row = _held(found)
    table = table_of(row.table)
    if undecided := [line["row"] for line in row.rows if not line["choice"]]:
        message = f"Còn {len(undecided)} dòng chưa chọn (dòng {undecided[0]})."
        raise ValidationError(message, code="undecided")
    judged = _judged_again(row, table, units=units, by=by)
    made: Counter[str] = Counter()
    for line, one in zip(row.rows, judged, strict=True):
        try:
            made[_done(table, line["choice"], one, unit=row.unit, by=by)] += 1
        except ValidationError as refusal:
            raise ValidationError(_CHANGED, code="changed") from refusal
    row.made, row.state = {**row.made, **made}, State.APPLIED
    row.applied_at, row.by = timezone.now(), by
    row.save()
    return row


@transaction.atomic
def look_again(found: TableImport, *, units: Units, by: User) -> TableImport:
    """Judge the lines against the house as it is now; choices that still fit stay."""
    row = _held(found)
    before = {line["row"]: line for line in row.rows}
    row.rows = [told(one) for one in _judge(row, table_of(row.table), units=units, by=by)]
    for line in row.rows:
        old = before[line["row"]]
        is_as_before = (old["verdict"], old["match"]) == (line["verdict"], line["match"])
        if is_as_before and old["choice"] in offered(line):
            line["choice"] = old["choice"]
    row.save(update_fields=["rows"])
    return row


@transaction.atomic
def discard(found: TableImport, *, by: User) -> TableImport:
    row = _held(found)
    row.state, row.by = State.DISCARDED, by
    row.save(update_fields=["state", "by"])
    return row


def offered(line: Mapping[str, Any]) -> tuple[str, ...]:
    """What may be chosen for a line as it is kept."""
    match line["verdict"]:
        case Verdict.NEW:
            return ("new", "skip")
        case Verdict.PERHAPS if line["match"] and line["may_change"]:
            return ("new", "update", "skip")
        case Verdict.PERHAPS:
            return ("new", "skip")
        case Verdict.CONFLICT if line["may_change"]:
            return ("update", "skip")
    return ("skip",)


def is_stale(found: TableImport, *, now: Any) -> bool:
    """Looked at more than a day ago: the house has gone on since."""
    return bool(now - found.created_at > timedelta(days=1))


def _held(found: TableImport) -> TableImport:
    row = TableImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if row.state != State.LOOKED_AT:
        message = f"Lần nhập này ở tình trạng “{row.get_state_display()}”, không làm được nữa."
        raise ValidationError(message, code="state")
    return row


def _judge(row: TableImport, table: Table, *, units: Units, by: User) -> list[Judged]:
    lines = tuple(Line(line["row"], line["cells"]) for line in row.rows)
    return judge(table, lines, trial=_trial(table, unit=row.unit, by=by), units=units)


def _judged_again(row: TableImport, table: Table, *, units: Units, by: User) -> list[Judged]:
    """As they are now. What the verb took when it was looked at is about to be asked of it in
    earnest; only what it refused is tried once more.
    """
    lines = tuple(Line(line["row"], line["cells"]) for line in row.rows)
    refused = {line["row"] for line in row.rows if line["verdict"] == Verdict.BAD}
    in_full = _trial(table, unit=row.unit, by=by)

    def trial(line: Line, values: Any, alike: Likeness) -> None:
        if line.number in refused:
            in_full(line, values, alike)

    judged = judge(table, lines, trial=trial, units=units)
    for line, one in zip(row.rows, judged, strict=True):
        now = told(one)
        if (now["verdict"], now["match"], now["differences"]) != (
            line["verdict"],
            line["match"],
            line["differences"],
        ):
            raise ValidationError(_CHANGED, code="changed")
    return judged


def _trial(table: Table, *, unit: Unit, by: User) -> Any:
    return lambda _line, values, alike: _enter(table, values, alike, unit=unit, by=by)


def _done(table: Table, choice: str, one: Judged, *, unit: Unit, by: User) -> str:
    """What was made of the line. An organisation that is there becomes an investor as it stands."""
    if choice == "new":
        _enter(table, one.values, one.likeness, unit=unit, by=by)
    elif choice == "update" and table.code != PARTNER and isinstance(one.match, Partner):
        _enter(table, one.values, replace(one.likeness, partner=one.match), unit=unit, by=by)
        return "new"
    elif choice == "update":
        _update(table, one.match, one.values, by=by)
    return choice


def _enter(table: Table, values: Any, alike: Likeness, *, unit: Unit, by: User) -> Any:
    own = dict(values)
    if table.code == PARTNER:
        aliases = own.pop("aliases", ())
        return enter_partner(values=own, aliases=aliases, unit=unit, by=by, apart_from=alike.near)
    tasks = own.pop("tasks", ())
    if table.code == Register.INVESTOR:
        organisation = {name: own.pop(name) for name in list(own) if name in table.of_partner}
        return open_investor(
            values=own,
            organisation=organisation,
            partner=alike.partner,
            unit=unit,
            tasks=tasks,
            by=by,
        )
    return keeping.enter(table.code, values=own, unit=unit, tasks=tasks, by=by)


def _update(table: Table, row: Any, values: Any, *, by: User) -> None:
    """Cells that say something; who follows the row stays."""
    own, reason = dict(values), "Nhập từ tệp."
    if isinstance(row, Partner):
        aliases = own.pop("aliases", None)
        revise_partner(row, values=own, aliases=aliases, reason=reason, by=by)
        return
    organisation = {name: own.pop(name) for name in list(own) if name in table.of_partner}
    if organisation:
        revise_partner(row.partner, values=organisation, reason=reason, by=by)
    if own:
        keeping.revise(row, values=own, reason=reason, by=by)
