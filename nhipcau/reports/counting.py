"""What a round counts: the rows behind it from a constant number of queries, then rule 1."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from nhipcau.outputs.models import Contribution, Credit, Evidence, Output
from nhipcau.plans.models import Plan, Task
from nhipcau.reports import periods
from nhipcau.reports.models import LockedCount, ReportRound
from nhipcau.reports.tally import RULE_VERSION, OutputRow, Scope, Tally, tally, within

__all__ = [
    "RULE_VERSION",
    "Comparison",
    "compare_with_last",
    "count",
    "count_days",
    "counted_rows",
    "rows_of_days",
    "rows_of_span",
    "rows_of_tasks",
    "unattached",
]

Windows = Sequence[tuple[date, date]]


def count(round: ReportRound) -> Tally:
    """The tally of a round: as frozen if it is locked, else of the outputs recorded by now."""
    return tally(counted_rows(round))


def count_days(plan_id: int, start: date, end: date) -> Tally:
    """The tally of any days of a plan, both ends inclusive, whatever the rounds."""
    return tally(rows_of_days(plan_id, [(start, end)]))


def counted_rows(round: ReportRound, *, unit_id: int | None = None) -> list[OutputRow]:
    """The rows a round counts, see `Scope`; those of the lock where it is locked by now.

    With `unit_id` only those the unit had a hand in.
    """
    if kept := lock_in_force(round):
        rows = [OutputRow.thawed(row) for row in kept.rows]
        return [row for row in rows if unit_id is None or unit_id in row.units]
    scope = scope_of(round)
    return within(rows_of_days(round.plan_id, scope.windows, unit_id=unit_id), scope)


def lock_in_force(round: ReportRound) -> LockedCount | None:
    """What the round counted, if it is locked by now, whatever the instance in hand says."""
    return LockedCount.objects.filter(
        round=round.pk, round__locked_at__isnull=False, version=F("round__version")
    ).first()


def scope_of(round: ReportRound) -> Scope:
    """Days of the round and, through its chain, what others counted and what they missed.

    A chain is the rounds of one kind of one plan: in it each output counts once. Late outputs of
    a locked round go to the first later round that is still open.
    """
    start, end = round.window_start, round.window_end
    if round.kind == ReportRound.Kind.AD_HOC:
        return Scope(start, end)
    chain = list(
        ReportRound.objects.filter(plan=round.plan_id, kind=round.kind)
        .exclude(pk=round.pk)
        .values_list("pk", "version", "window_start", "window_end", "locked_at")
    )
    locked = {(pk, version) for pk, version, _, _, locked_at in chain if locked_at}
    kept = LockedCount.objects.filter(round__in=[pk for pk, _ in locked])
    taken = {
        row["output"]
        for pk, version, rows in kept.values_list("round", "version", "rows")
        if (pk, version) in locked
        for row in rows
    }
    still_open = [first for *_, first, _, locked_at in chain if not locked_at and first < start]
    missed = tuple(
        sorted(
            (first, last)
            for _, _, first, last, locked_at in chain
            if locked_at and last < start and not any(last < other for other in still_open)
        )
    )
    return Scope(start, end, frozenset(taken), missed)


def rows_of_days(plan_id: int, windows: Windows, *, unit_id: int | None = None) -> list[OutputRow]:
    """Recorded outputs of the plan's tasks on these days, in no order; four queries."""
    credits_ = Credit.objects.filter(
        _on_days(windows, "output__"), task__plan=plan_id, output__state=Output.State.RECORDED
    )
    outputs = Output.objects.counted().filter(
        _on_days(windows), pk__in=Credit.objects.filter(task__plan=plan_id).values("output")
    )
    if unit_id is not None:
        by_unit = Contribution.objects.filter(unit=unit_id).values("output")
        outputs, credits_ = outputs.filter(pk__in=by_unit), credits_.filter(output__in=by_unit)
    return _rows(outputs, credits_)


def rows_of_tasks(tasks: QuerySet[Task], start: date, end: date) -> list[OutputRow]:
    """Recorded outputs of these tasks, of whatever plans, on `start`..`end`; four queries.

    `tasks` and `groups` of a row are those of the tasks asked for.
    """
    wanted = tasks.order_by().values("pk")
    windows = [(start, end)]
    credits_ = Credit.objects.filter(
        _on_days(windows, "output__"), task__in=wanted, output__state=Output.State.RECORDED
    )
    outputs = Output.objects.counted().for_tasks(tasks).filter(_on_days(windows))
    return _rows(outputs, credits_)


def rows_of_span(start: date, end: date) -> list[OutputRow]:
    """All recorded outputs of these days, both inclusive, of any plan or of none; four queries."""
    outputs = Output.objects.counted().in_window(start, end)
    return _rows(outputs, Credit.objects.filter(output__in=outputs.order_by().values("pk")))


def rows_by_id(plan_id: int, ids: Iterable[int]) -> list[OutputRow]:
    """Those of these outputs that are still recorded, whatever their day and tasks now."""
    wanted, found = sorted(ids), []
    for first in range(0, len(wanted), _CHUNK):
        chunk = wanted[first : first + _CHUNK]
        outputs = Output.objects.counted().filter(pk__in=chunk)
        found += _rows(outputs, Credit.objects.filter(output__in=chunk, task__plan=plan_id))
    return found


_CHUNK = 5000  # under the 32,766 parameters that SQLite takes


def unattached(round: ReportRound) -> list[Output]:
    """Recorded outputs of the round's days that count for no task at all; they are in no total."""
    window = (round.window_start, round.window_end)
    return list(Output.objects.counted().in_window(*window).filter(credits=None))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the period before counted: the plan it counted for, its days, both inclusive."""

    title: str
    tally: Tally
    plan: Plan
    start: date
    end: date


def compare_with_last(round: ReportRound) -> Comparison | None:
    """The period before: its round in this plan, or in the same office's plan of the year before.

    Where no round was opened, the outputs of this plan are counted by the days of that period. None
    for an ad hoc round, and where there is neither a round nor a day of this plan to count.
    """
    period = periods.previous(periods.Period(round.kind, round.year, round.index))
    if period is None:
        return None
    of_this_plan = Q(plan=round.plan_id)
    if period.year < round.year:
        of_this_plan |= Q(plan__document__issuer=round.plan.document.issuer)
    found = ReportRound.objects.filter(
        of_this_plan,
        kind=period.kind,
        year=period.year,
        index=period.index,
        plan__withdrawn_at=None,
    )
    own_first = sorted(
        found.select_related("plan"), key=lambda other: other.plan_id != round.plan_id
    )
    if own_first:
        last = own_first[0]
        return Comparison(period.title, count(last), last.plan, last.window_start, last.window_end)
    start, end = period.window
    if end < round.plan.starts_on:
        return None
    counted = count_days(round.plan_id, start, end)
    return Comparison(period.title, counted, round.plan, start, end)


def _on_days(windows: Windows, prefix: str = "") -> Q:
    condition = Q()
    for start, end in windows:
        condition |= Q(**{f"{prefix}happened_on__range": (start, end)})
    return condition


def _rows(outputs: QuerySet[Output], credits_: QuerySet[Credit]) -> list[OutputRow]:
    ids = outputs.order_by().values("pk")
    tasks: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for output, task, group in credits_.order_by("task__position", "pk").values_list(
        "output", "task", "task__group"
    ):
        tasks[output].append((task, group))
    units: defaultdict[int, list[int]] = defaultdict(list)
    contributions = Contribution.objects.filter(output__in=ids).order_by("position", "pk")
    for output, unit in contributions.values_list("output", "unit"):
        units[output].append(unit)
    proofs: defaultdict[int, list[str]] = defaultdict(list)
    evidence = Evidence.objects.filter(output__in=ids).order_by("pk")
    for output, sha256, url in evidence.values_list("output", "file__sha256", "url"):
        proofs[output].append(sha256 or url)
    columns = outputs.order_by().values_list(*_COLUMNS)
    return [
        OutputRow(
            id=pk,
            kind=kind,
            title=title,
            on=on,
            quantity=quantity,
            quantity_unit=unit,
            languages=tuple(languages),
            tasks=tuple(task for task, _ in tasks[pk]),
            groups=tuple(dict.fromkeys(group for _, group in tasks[pk])),
            units=tuple(units[pk]),
            evidence=tuple(proofs[pk]),
            is_public=is_public,
        )
        for pk, kind, title, on, quantity, unit, languages, is_public in columns
    ]


_COLUMNS = (
    "pk",
    "kind",
    "title",
    "happened_on",
    "quantity",
    "quantity_unit",
    "languages",
    "is_public",
)
