"""Reading what a reorganisation may touch, from a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from nhipcau.organisations.models import Appointment, Succession, User
from nhipcau.plans.models import Programme as StoredProgramme
from nhipcau.plans.models import Responsibility, Task
from nhipcau.reports.duties import active_tasks
from nhipcau.reports.models import ReportItem, ReportRound, State, UnitReport
from nhipcau.succession.rows import (
    KINDS,
    Duty,
    Group,
    Heir,
    Item,
    Post,
    Programme,
    Report,
    RoundFact,
    Row,
    Snapshot,
    TaskFact,
    TaskWords,
)
from nhipcau.succession.working import column_names

MANY: dict[type[Any], str] = {Group: "named", Duty: "members"}
"""Columns that are sets of units, in a table of their own."""


def snapshot_for(sources: Collection[int], targets: Collection[int], *, day: date) -> Snapshot:
    """Everything that changes of `sources` on `day` may touch; the directory is read whole."""
    tasks = _tasks(sources, day)
    called = _rounds({task.plan_id for task in tasks}, day)
    rounds = [round for round in called if not round.is_locked]
    reports = UnitReport.objects.filter(round__in=[round.pk for round in rounds])
    units = {*sources, *targets}
    of = reports.filter(unit__in=units).values("pk")
    lasting = Q(valid_to=None) | Q(valid_to__gte=day)
    narrowed: dict[type[Any], QuerySet[Any]] = {
        Post: Appointment.objects.filter(lasting),
        Heir: Succession.objects.all(),
        Programme: StoredProgramme.objects.filter(lasting, lead__in=sources),
        TaskWords: Task.objects.filter(pk__in=[task.pk for task in tasks]),
        Duty: Responsibility.objects.filter(task__in=[task.pk for task in tasks]),
        Report: reports,
        Item: ReportItem.objects.filter(report__in=of),
    }
    asked = {round.pk: _asked(round) for round in rounds}
    return Snapshot(
        tables={kind: _table(kind, narrowed.get(kind)) for kind in KINDS},
        tasks={task.pk: _fact(task) for task in tasks},
        rounds=tuple(_round(round, asked[round.pk]) for round in rounds),
        people={user.pk: str(user) for user in User.objects.filter(appointments__isnull=False)},
        owing=_owing(sources),
        away=frozenset(User.objects.filter(is_active=False).values_list("pk", flat=True)),
        locked=tuple(round.title for round in called if round.is_locked),
    )


def _owing(sources: Collection[int]) -> frozenset[int]:
    """Those of the units whose report, of whatever days, is still to be sent or may come back."""
    rounds = ReportRound.objects.in_force().filter(locked_at=None)
    waiting = UnitReport.objects.filter(round__in=rounds, unit__in=sources, is_waived=False)
    asked = waiting.exclude(state=State.ACCEPTED).filter(items__is_required=True)
    return frozenset(asked.values_list("unit", flat=True))


def _tasks(sources: Collection[int], day: date) -> list[Task]:
    """Of plans that run on the day or later, those in which a source has a part now."""
    held = Responsibility.objects.current().filter(members__in=sources)
    return list(
        Task.objects.in_force()
        .filter(Q(left_on=None) | Q(left_on__gt=day), plan__ends_on__gte=day)
        .filter(pk__in=held.values("task"))
        .select_related("group")
        .order_by("plan", "position")
    )


def _fact(task: Task) -> TaskFact:
    title = task.title if len(task.title) <= _LONGEST else f"{task.title[:_LONGEST]}…"
    return TaskFact(task.pk, f"{task.code} {title}", task.status, not task.is_finished)


_LONGEST = 90  # characters of a title in a list of choices


def _rounds(plans: Iterable[int], day: date) -> list[ReportRound]:
    rounds = ReportRound.objects.in_force().filter(plan__in=plans, window_end__gte=day)
    return list(rounds.order_by("pk"))


def _asked(round: ReportRound) -> frozenset[int]:
    return frozenset(active_tasks(round).values_list("pk", flat=True))


def _round(round: ReportRound, tasks: frozenset[int]) -> RoundFact:
    return RoundFact(
        round.pk,
        round.title,
        round.window_start,
        round.window_end,
        round.include_coordinating,
        tasks,
    )


def _table(kind: type[Any], narrowed: QuerySet[Any] | None) -> dict[int, Row]:
    model = apps.get_model(kind.model)
    rows = model._default_manager.all() if narrowed is None else narrowed
    many = MANY.get(kind)
    names = ["pk", *(name for name in column_names(kind) if name != many)]
    sets = _members(kind, many, rows) if many else {}
    return {
        values[0]: kind(**dict(zip(names, values, strict=True)), **_extra(many, sets, values[0]))
        for values in rows.order_by("pk").distinct().values_list(*names)
    }


def _extra(many: str | None, sets: dict[int, list[int]], pk: int) -> dict[str, tuple[int, ...]]:
    return {many: tuple(sets.get(pk, ()))} if many else {}


def _members(kind: type[Any], name: str, rows: QuerySet[Any]) -> dict[int, list[int]]:
    field: Any = apps.get_model(kind.model)._meta.get_field(name)
    through = field.remote_field.through
    owner, member = field.m2m_column_name(), field.m2m_reverse_name()
    found: defaultdict[int, list[int]] = defaultdict(list)
    pairs = through._default_manager.filter(**{f"{owner}__in": rows.order_by().values("pk")})
    for row, unit in pairs.order_by(member).values_list(owner, member):
        found[row].append(unit)
    return found
