"""Laying what the outputs say beside what a unit writes; its own words are never touched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from nhipcau.plans.models import Task
from nhipcau.reports.counting import counted_rows
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
        fill([report], counted_rows(report.round, unit_id=report.unit_id))
    return report


@transaction.atomic
def prefill_round(round: ReportRound) -> None:
    """The same for all reports of a round still with their units, in a few queries."""
    if not round.is_locked:
        waiting = round.reports.select_for_update().filter(state__in=WITH_UNIT).order_by("pk")
        fill(list(waiting), counted_rows(round))


def fill(reports: Iterable[UnitReport], rows: Iterable[OutputRow]) -> None:
    """Write list and count of the outputs that each unit had a hand in, task by task."""
    unit_of = {report.pk: report.unit_id for report in reports}
    items = list(ReportItem.objects.filter(report__in=list(unit_of)))
    done = _by_unit_and_task(rows)
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


def _by_unit_and_task(
    rows: Iterable[OutputRow],
) -> Mapping[tuple[int, int], list[OutputRow]]:
    done: defaultdict[tuple[int, int], list[OutputRow]] = defaultdict(list)
    for row in rows:
        for unit in row.units:
            for task in row.tasks:
                done[unit, task].append(row)
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
