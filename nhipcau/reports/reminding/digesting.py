"""Giving the weekly digest: one message a person, none where nothing waits, once a week."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import Appointment, Role
from nhipcau.organisations.working_days import calendar_around
from nhipcau.plans.models import Responsibility, Task
from nhipcau.reports.models import Relief, ReportRound, RoundStep, UnitReport
from nhipcau.reports.reminding.giving import UNIT_STAFF
from nhipcau.reports.reminding.weekly import (
    DueTask,
    OwedReport,
    Part,
    digest_words,
    late_part,
    unit_parts,
    waiting_part,
    week_key,
)
from nhipcau.reports.standing import lines_of, not_reported

DAYS_AHEAD = 14
_LONGEST_TITLE = 120


def give_digests(*, day: date) -> int:
    """Tell each person of the week's work on its first working day; returns the new messages.

    A first day on which nobody ran the calendar is made up for on a later one of the same week.
    """
    if not _is_its_day(day):
        return 0
    week = _Week.of(day)
    sayings = []
    by_person: defaultdict[int, list[Appointment]] = defaultdict(list)
    for one in (
        Appointment.objects.on(day).filter(user__is_active=True).select_related("user", "unit")
    ):
        by_person[one.user_id].append(one)
    for held in by_person.values():
        words = digest_words(_parts(held, week), day=day)
        if words:
            user, key = held[0].user, f"digest:{week_key(day)}"
            sayings.append(Saying(user, key, Notice.Kind.DIGEST, *words, "/lam-viec/"))
    return tell_all(sayings)


@dataclass(frozen=True, slots=True)
class _Week:
    """All that digests are made of, from a constant number of queries."""

    owed: Mapping[int, list[OwedReport]]
    tasks: Mapping[int, list[DueTask]]
    reviews: int
    reliefs: int
    unlocks: int
    undelivered: int

    @classmethod
    def of(cls, day: date) -> "_Week":
        return cls(
            owed=_owed(day),
            tasks=_tasks(day),
            reviews=UnitReport.objects.awaiting_review().count(),
            reliefs=Relief.objects.waiting().count(),
            unlocks=_unlocks_asked(),
            undelivered=Notice.objects.undelivered().count(),
        )


def _is_its_day(day: date) -> bool:
    """The first working day of the ISO week, or a later one while nobody had a digest of it."""
    monday = day - timedelta(days=day.weekday())
    calendar = calendar_around(monday)
    if not calendar.is_working_day(day):
        return False
    key = f"digest:{week_key(day)}"
    return calendar.from_day(monday) == day or not Notice.objects.filter(key=key).exists()


def _unlocks_asked() -> int:
    """Locked rounds of which somebody has asked that the figures be opened again."""
    locked = ReportRound.objects.in_force().exclude(locked_at=None)
    steps = RoundStep.objects.filter(round__in=locked).order_by("at", "pk")
    last = dict(steps.values_list("round", "action"))
    return list(last.values()).count(RoundStep.Action.UNLOCK_ASKED)


def _owed(day: date) -> dict[int, list[OwedReport]]:
    """Unit -> its unsent reports of open rounds, the nearest due day first."""
    open_rounds = ReportRound.objects.open_on(day)
    lines = not_reported(lines_of(UnitReport.objects.filter(round__in=open_rounds), day=day))
    found: defaultdict[int, list[OwedReport]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line.report.due_on, line.report.pk)):
        report = line.report
        found[report.unit_id].append(
            OwedReport(
                report.round.title, report.unit_name, report.due_on, line.days_late, line.label
            )
        )
    return found


def _tasks(day: date) -> dict[int, list[DueTask]]:
    """Unit -> tasks it leads whose last day lies within the next DAYS_AHEAD days, the day too."""
    due = (
        Task.objects.in_force()
        .due_by(day + timedelta(days=DAYS_AHEAD))
        .filter(due_on__gte=day)
        .select_related("group", "plan")
        .order_by("due_on", "position")
    )
    leads = Responsibility.objects.current().filter(
        task__in=due.order_by(), role=Responsibility.Role.LEAD
    )
    by_task: defaultdict[int, set[int]] = defaultdict(set)
    for pk, unit in leads.values_list("task", "members"):
        by_task[pk].add(unit)
    found: defaultdict[int, list[DueTask]] = defaultdict(list)
    for task in due:
        for unit in by_task[task.pk]:
            found[unit].append(DueTask(task.code, _short(task.title), task.due_on or day))
    return found


def _parts(held: Sequence[Appointment], week: _Week) -> list[Part]:
    """One person's parts: their units first, then what they look after, each said once."""
    roles = {one.role for one in held}
    units = {one.unit_id: one.unit for one in held if one.role in UNIT_STAFF}
    parts = [
        part
        for unit in units.values()
        for part in unit_parts(unit.label, week.owed.get(unit.pk, []), week.tasks.get(unit.pk, []))
    ]
    if roles & {Role.FOCAL, Role.LEADER}:
        parts.append(late_part([one for owed in week.owed.values() for one in owed]))
    return [*parts, *_decisions(roles, week)]


def _decisions(roles: set[str], week: _Week) -> list[Part]:
    counts: list[tuple[str, int]] = []
    if Role.FOCAL in roles:
        counts.append(("báo cáo chờ duyệt", week.reviews))
        counts.append(("đề nghị gia hạn, miễn báo cáo chờ quyết định", week.reliefs))
    if roles & {Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR}:
        counts.append(("đề nghị mở khóa số liệu chờ quyết định", week.unlocks))
    if Role.ADMINISTRATOR in roles:
        counts.append(("thư gửi không được hoặc chưa rõ", week.undelivered))
    return [waiting_part("Chờ xử lý", counts)]


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
