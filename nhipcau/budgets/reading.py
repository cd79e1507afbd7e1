"""The rows of a budget read for its sums, in as many queries however many there are."""

from collections import defaultdict

from django.db.models import QuerySet

from nhipcau.budgets.models import BudgetEntry, BudgetLine, BudgetShare
from nhipcau.budgets.sharing import Portion
from nhipcau.budgets.summing import BudgetSums, EntryRow, LineRow, budget_sums
from nhipcau.plans.models import Plan, Task


def sums_of_plan(plan: Plan) -> BudgetSums:
    """The budget of a plan, lines in the order of their sources and of entering; three queries."""
    return sums_of(plan.budget_lines.all())


def sums_of_task(task: Task) -> BudgetSums:
    """The lines in which the task has a share, whole; its own part is in their `parts`."""
    return sums_of(BudgetLine.objects.of_task(task))


def sums_of(lines: QuerySet[BudgetLine]) -> BudgetSums:
    """The sums of some lines, without those that were taken out."""
    wanted = lines.filter(withdrawn_at=None)
    order = {source: place for place, source in enumerate(BudgetLine.Source.values)}
    rows = sorted(_rows(wanted), key=lambda row: (order.get(row.source, len(order)), row.pk))
    return budget_sums(rows, _entries(wanted))


def portion_of(share: BudgetShare) -> Portion:
    """A share as it is reckoned with; the key is the task's id."""
    fixed = None if share.amount is None else int(share.amount)
    return Portion(share.task_id, weight=share.weight, fixed=fixed)


def _rows(lines: QuerySet[BudgetLine]) -> list[LineRow]:
    portions: defaultdict[int, list[Portion]] = defaultdict(list)
    shares = BudgetShare.objects.filter(line__in=lines.order_by().values("pk"))
    for share in shares.order_by("task__position", "pk"):
        portions[share.line_id].append(portion_of(share))
    return [
        LineRow(
            pk=line.pk,
            title=line.title,
            source=line.source,
            item=line.item,
            is_integrated=line.is_integrated,
            note=line.note,
            portions=tuple(portions[line.pk]),
        )
        for line in lines
    ]


def _entries(lines: QuerySet[BudgetLine]) -> list[EntryRow]:
    entries = BudgetEntry.objects.filter(
        line__in=lines.order_by().values("pk"), cancelled_at=None
    ).order_by("day", "pk")
    return [
        EntryRow(
            pk=entry.pk,
            line=entry.line_id,
            stage=entry.stage,
            effect=entry.effect,
            day=entry.day,
            has_evidence=entry.has_evidence,
            corrects=entry.corrects_id,
        )
        for entry in entries
    ]
