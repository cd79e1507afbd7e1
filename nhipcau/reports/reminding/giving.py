"""Giving reminders: a ledger row for each rung, a notice to each person, no report touched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.calendar import Calendar
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.organisations.working_days import calendar_of
from nhipcau.reports.lifecycle import remark
from nhipcau.reports.models import Reminder, ReportRound, UnitReport
from nhipcau.reports.reminding.ladder import Ladder, Rung, rung_to_give
from nhipcau.reports.reminding.words import late_units_words, reminder_words, urging_words
from nhipcau.reports.standing import Line, lines_of, not_reported
from nhipcau.vietnamese.typed_text import typed

UNIT_STAFF = (Role.OFFICER, Role.HEAD)

URGED = "Đôn đốc: "
"""How the words of a reminder by hand begin in the thread of a report."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What was given: rungs, and notices to people. `unheard` units have nobody who could read."""

    reminders: int = 0
    notices: int = 0
    unheard: tuple[str, ...] = ()


@transaction.atomic
def give_reminders(*, day: date) -> Reminded:
    """Give each unsent report of the open rounds the rung that has come, once.

    Officers and heads appointed on `day` are told; the last rung also goes to the leaders of the
    province once the report is late. Nothing of a report changes.
    """
    lines = _unsent(day)
    # The row is held, not changed: two calendars at once give one rung, and a sending waits.
    held = UnitReport.objects.select_for_update(of=("self",)).not_sent()
    held = held.filter(pk__in=[line.report.pk for line in lines]).order_by("pk")
    still = set(held.values_list("pk", flat=True))
    ladders = ladders_of([line.report for line in lines if line.report.pk in still])
    given = rungs_given(ladders)
    found = [(line, _rung(line.report, ladders, given, day)) for line in lines]
    due = [(line, rung) for line, rung in found if rung]
    Reminder.objects.bulk_create(_row(line.report, rung, day) for line, rung in due)
    staff = staff_of((line.report for line, _rung in due), day=day)
    sayings = [
        Saying(user, _key(line.report, rung), Notice.Kind.REMINDER, *reminder_words(line, day))
        for line, rung in due
        for user in staff[line.report.unit_id]
    ]
    notices = tell_all([*sayings, *_to_leaders(due, day)])
    return Reminded(len(due), notices, _unheard((line for line, _rung in due), staff))


@transaction.atomic
def remind_now(reports: Iterable[UnitReport], *, text: str, day: date, by: User) -> Reminded:
    """Remind chosen units at once, in one's own words.

    The words stand in the thread of each report under the name of `by`; the ladder goes on as it
    would. Refused without words, and where a report was sent, is not owed, or belongs to a locked
    round.
    """
    if not typed(text):
        raise ValidationError({"text": ValidationError("Ghi lời nhắc.", code="text")})
    chosen = list(reports)
    lines = lines_of(UnitReport.objects.filter(pk__in=[report.pk for report in chosen]), day=day)
    if not lines:
        raise ValidationError("Chọn ít nhất một đơn vị để nhắc.", code="nobody")
    if settled := [line.report.unit_name for line in lines if line not in not_reported(lines)]:
        message = f"Không nhắc được đơn vị đã nộp hoặc không phải nộp: {', '.join(settled)}."
        raise ValidationError(message, code="settled")
    staff = staff_of((line.report for line in lines), day=day)
    sayings = []
    for line in lines:
        step = remark(line.report, text=f"{URGED}{typed(text)}", by=by)
        told = urging_words(line, typed(text), by=str(by), day=day)
        key = f"urged:{step.pk}"
        sayings += [
            Saying(user, key, Notice.Kind.REMINDER, *told) for user in staff[line.report.unit_id]
        ]
    return Reminded(len(lines), tell_all(sayings), _unheard(lines, staff))


def ladders_of(reports: Iterable[UnitReport]) -> dict[int, Ladder]:
    """Primary key of each report -> its ladder, up its own due day; two queries."""
    reports = list(reports)
    years = {report.due_on.year + more for report in reports for more in (-1, 0, 1)}
    calendar = calendar_of(years)
    return {report.pk: _ladder(report, calendar) for report in reports}


def rungs_given(ladders: Mapping[int, Ladder]) -> dict[int, list[int]]:
    """Report -> the rungs given for the due day it has now; one query."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in Reminder.objects.filter(report__in=ladders):
        if row.due_on == ladders[row.report_id].due_on:
            found[row.report_id].append(row.rung)
    return found


def staff_of(reports: Iterable[UnitReport], *, day: date) -> Mapping[int, list[User]]:
    """Unit -> its officers and heads of `day` who can sign in; two queries.

    For a body that has ended those of the one that took it over whole.
    """
    heirs = whole_heirs(day)
    asked = {one.unit_id: heirs.get(one.unit_id) for one in reports}
    desks = {unit: heir.pk if heir else unit for unit, heir in asked.items()}
    held = Appointment.objects.on(day).filter(
        unit__in=set(desks.values()), role__in=UNIT_STAFF, user__is_active=True
    )
    found: defaultdict[int, dict[int, User]] = defaultdict(dict)
    for one in held.select_related("user"):
        found[one.unit_id][one.user_id] = one.user
    return defaultdict(list, {unit: list(found[desk].values()) for unit, desk in desks.items()})


def _unsent(day: date) -> list[Line]:
    open_rounds = ReportRound.objects.open_on(day)
    return not_reported(
        lines_of(UnitReport.objects.not_sent().filter(round__in=open_rounds), day=day)
    )


def _ladder(report: UnitReport, calendar: Calendar) -> Ladder:
    round = report.round
    return Ladder(
        due_on=report.due_on,
        days=tuple(round.reminder_days),
        opens_on=round.opens_on,
        grace_days=round.grace_days,
        calendar=calendar,
    )


def _rung(
    report: UnitReport,
    ladders: Mapping[int, Ladder],
    given: Mapping[int, list[int]],
    day: date,
) -> Rung | None:
    """Nothing for a report that was sent while the lines were read."""
    if report.pk not in ladders:
        return None
    return rung_to_give(ladders[report.pk], given=given.get(report.pk, []), today=day)


def _row(report: UnitReport, rung: Rung, day: date) -> Reminder:
    return Reminder(
        report=report, rung=rung.rung, due_on=report.due_on, on=day, skipped=list(rung.skipped)
    )


def _key(report: UnitReport, rung: Rung) -> str:
    return f"reminder:{report.pk}:{report.due_on:%Y-%m-%d}:{rung.rung}"


def _to_leaders(due: Iterable[tuple[Line, Rung]], day: date) -> list[Saying]:
    """One notice a round and leader, of the units that have climbed the whole ladder."""
    by_round: defaultdict[int, list[Line]] = defaultdict(list)
    for line, rung in due:
        if rung.is_last and line.was_late:
            by_round[line.report.round_id].append(line)
    if not by_round:
        return []
    held = Appointment.objects.on(day).filter(role=Role.LEADER, user__is_active=True)
    leaders = {one.user_id: one.user for one in held.select_related("user")}
    return [
        Saying(user, f"late:{lines[0].report.pk}:{day}", Notice.Kind.LATE_UNITS, *told)
        for lines in by_round.values()
        for told in [late_units_words(lines)]
        for user in leaders.values()
    ]


def _unheard(lines: Iterable[Line], staff: Mapping[int, list[User]]) -> tuple[str, ...]:
    return tuple(line.report.unit_name for line in lines if not staff[line.report.unit_id])
