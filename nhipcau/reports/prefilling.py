"""Laying what the outputs say beside what a unit writes; its own words are never touched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from nhipcau.plans.models import Task
from nhipcau.reports.counting import counted_rows
from nhipcau.reports.inheriting import Inherited, inherited
from nhipcau.reports.models import WITH_UNIT, ReportItem, ReportRound, UnitReport
from nhipcau.reports.tally import OutputRow
from nhipcau.reports.wording import listing


@transaction.atomic
def prefill(report: UnitReport) -> UnitReport:
    """Renew the generated text of a report that is still with its unit; its state stays.

    A report that was sent, or whose round is locked, is left as it is.
    """
    report = UnitReport.objects.select_for_update().get(pk=report.pk)
    if report.state in WITH_UNIT and not report.round.is_locked:
        fill([report], own_rows(report))
    return report


@transaction.atomic
def prefill_round(round: ReportRound) -> None:
    """The same for all reports of a round still with their units, in a few queries."""
    if not round.is_locked:
        waiting = round.reports.select_for_update().filter(state__in=WITH_UNIT).order_by("pk")
        fill(list(waiting), counted_rows(round))


def fill(reports: Iterable[UnitReport], rows: Iterable[OutputRow]) -> None:
    """Write list and count of the outputs that each unit had a hand in, task by task."""
    reports = list(reports)
    unit_of = {report.pk: report.unit_id for report in reports}
    items = list(ReportItem.objects.filter(report__in=list(unit_of)))
    done = _by_unit_and_task(rows, inherited(reports[0].round) if reports else {})
    changed = [
        item for item in items if _put(item, done.get((unit_of[item.report_id], item.task_id), []))
    ]
    # An upsert of rows that all exist: a bulk update of thousands of texts takes ten times longer.
    ReportItem.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["generated", "output_count", "status"],
        batch_size=1000,
    )


def own_rows(report: UnitReport) -> list[OutputRow]:
    """The rows of the round that the unit, or a body whose work it took over, had a hand in."""
    units = {report.unit_id}
    for (unit, _task), olds in inherited(report.round).items():
        units |= set(olds) if unit == report.unit_id else set()
    rows = {
        row.id: row for unit in sorted(units) for row in counted_rows(report.round, unit_id=unit)
    }
    return list(rows.values())


def _by_unit_and_task(
    rows: Iterable[OutputRow], inherited: Inherited
) -> Mapping[tuple[int, int], list[OutputRow]]:
    done: defaultdict[tuple[int, int], list[OutputRow]] = defaultdict(list)
    for row in rows:
        for unit in row.units:
            for task in row.tasks:
                done[unit, task].append(row)
    taken = {
        (unit, task): [
            row
            for old, since in olds.items()
            for row in done.get((old, task), ())
            if row.on >= since
        ]
        for (unit, task), olds in inherited.items()
    }
    for (unit, task), more in taken.items():
        for old, since in inherited[unit, task].items():
            done[old, task] = [row for row in done[old, task] if row.on < since]
        own = {row.id: row for row in [*done[unit, task], *more]}
        done[unit, task] = list(own.values())
    return done


def _put(item: ReportItem, own: list[OutputRow]) -> bool:
    """Set what the outputs say of an item; True if that is a change.

    A task with something done is under way, whatever stood there before anyone looked.
    """
    status = item.status
    if own and status == Task.Status.NOT_STARTED:
        status = Task.Status.UNDER_WAY
    said = (listing(own), len(own), status)
    if (item.generated, item.output_count, item.status) == said:
        return False
    item.generated, item.output_count, item.status = said
    return True
