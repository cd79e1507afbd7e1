"""The province's report of a round as rows: figures frozen with their items, and what to print."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task, TaskGroup
from nhipcau.reports.consolidated_content import content_of
from nhipcau.reports.counting import (
    compare_with_last,
    count,
    counted_rows,
    rows_by_id,
    rows_of_days,
)
from nhipcau.reports.discrepancies import Discrepancy, Names, differences
from nhipcau.reports.figures import (
    TOTAL,
    FigureNames,
    counted,
    figures_of,
    frozen_rows,
    last_figures,
)
from nhipcau.reports.models import Consolidation, Figure, ReportRound, UnitReport
from nhipcau.reports.tally import OutputRow, Tally

_FIGURES_AT_ONCE = 50  # rows; each may carry thousands of items


@transaction.atomic
def draft_consolidation(
    round: ReportRound, *, day: date, by: User, more: Mapping[str, Any] | None = None
) -> Consolidation:
    """A new version: what the round counts now (or counted when it was locked) and what was said.

    `more` is kept beside that content: what those who draft the document want to print with it.

    Who is late is judged on `day`. Drafts before the lock may be made; their `round_version` and
    the round's state tell. Older versions stay as they were. The number of queries does not depend
    on the size.
    """
    round = ReportRound.objects.select_for_update().get(pk=round.pk)
    if round.plan.withdrawn_at:
        raise ValidationError("Kế hoạch đã rút lại, không lập báo cáo được.", code="withdrawn")
    tally, last = count(round), compare_with_last(round)
    version = round.consolidations.aggregate(latest=Max("version"))["latest"] or 0
    consolidation = Consolidation.objects.create(
        round=round,
        version=version + 1,
        round_version=round.version,
        content={**content_of(round, tally, last, day=day), **(more or {})},
        drafted_by=by,
    )
    figures = figures_of(tally, _names(round, tally))
    figures += last_figures(tally, last) if last else []
    for figure in figures:
        figure.consolidation = consolidation
    Figure.objects.bulk_create(figures, batch_size=_FIGURES_AT_ONCE)
    return consolidation


def discrepancies(consolidation: Consolidation) -> list[Discrepancy]:
    """What was withdrawn, moved, relinked, changed or added since this version was drafted.

    The period before is not looked at: its numbers stand in this report for comparison only.
    """
    total = consolidation.figures.get(key=TOTAL)
    return _since(consolidation.round, [OutputRow.thawed(item) for item in total.items])


def changes_of(figure: Figure, outputs: Collection[int]) -> list[Discrepancy]:
    """The same for some of the items of a figure only; the price is that of those few."""
    of, asked = counted(figure), set(outputs)
    rows = frozen_rows(figure)
    frozen = [OutputRow.thawed(row) for row in rows if row["output"] in asked]
    live = {row.id: row for row in rows_by_id(of.plan_id, [row.id for row in frozen])}
    return differences(frozen, live, window=(of.start, of.end), names=_words(frozen, live.values()))


def round_discrepancies(round: ReportRound) -> list[Discrepancy]:
    """The same since the round was locked; nothing for a round that is open."""
    return _since(round, count(round).rows) if round.is_locked else []


def report_discrepancies(report: UnitReport) -> list[Discrepancy]:
    """Those of the outputs in which the report's unit has, or had at the lock, a hand."""
    round, unit = report.round, report.unit_id
    if not round.is_locked:
        return []
    return _since(round, counted_rows(round, unit_id=unit), unit_id=unit)


def _since(
    round: ReportRound, frozen: Iterable[OutputRow], *, unit_id: int | None = None
) -> list[Discrepancy]:
    window = (round.window_start, round.window_end)
    frozen = list(frozen)
    of_window = {row.id: row for row in rows_of_days(round.plan_id, [window], unit_id=unit_id)}
    elsewhere = [row.id for row in frozen if row.id not in of_window]
    live = of_window | {row.id: row for row in rows_by_id(round.plan_id, elsewhere)}
    return differences(frozen, live, window=window, names=_words(frozen, live.values()))


def _names(round: ReportRound, tally: Tally) -> FigureNames:
    """Names as of the closing day, in the order of the plan and of the directory."""
    tasks = Task.objects.filter(plan=round.plan_id).select_related("group").order_by("position")
    groups = TaskGroup.objects.filter(plan=round.plan_id).order_by("position")
    units = Unit.objects.filter(pk__in=list(tally.by_unit)).prefetch_related("names")
    return FigureNames(
        tasks={task.pk: task.code for task in tasks},
        groups={group.pk: str(group) for group in groups},
        units={unit.pk: unit.name_on(round.window_end) for unit in units},
    )


def _words(*rows: Iterable[OutputRow]) -> Names:
    every = [row for part in rows for row in part]
    tasks = Task.objects.filter(pk__in={pk for row in every for pk in row.tasks})
    units = Unit.objects.filter(pk__in={pk for row in every for pk in row.units})
    return Names(
        tasks={task.pk: task.code for task in tasks.select_related("group")},
        units=dict(units.values_list("pk", "name")),
    )


def figures_by_key(consolidation: Consolidation) -> dict[str, Any]:
    """Key -> {"id", "label", "value", "measure"} of every figure, without the items."""
    columns = consolidation.figures.values("pk", "key", "label", "value", "unit_of_measure")
    return {
        row["key"]: {
            "id": row["pk"],
            "label": row["label"],
            "value": row["value"],
            "measure": row["unit_of_measure"],
        }
        for row in columns
    }
