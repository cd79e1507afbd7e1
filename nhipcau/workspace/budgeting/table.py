"""The budget of a plan as a table: lines under their sources, with sums that are known or not."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from nhipcau.budgets.items import item_label, items
from nhipcau.budgets.models import BudgetLine
from nhipcau.budgets.reading import sums_of_task
from nhipcau.budgets.summing import STAGES, BudgetSums, LineRow, LineSums, Sum, Sums
from nhipcau.plans.models import Task


@dataclass(frozen=True, slots=True)
class Amount:
    """One cell: the sum of a stage, None where nothing was recorded, and its column's words."""

    stage: str
    label: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line; an integrated one has no amounts at all."""

    pk: int
    title: str
    item: str
    note: str
    tasks: int
    is_integrated: bool
    amounts: list[Amount]


@dataclass(frozen=True, slots=True)
class Section:
    """A source with its lines; `amounts` is empty where all of them are integrated."""

    label: str
    rows: list[Row]
    amounts: list[Amount]


@dataclass(frozen=True, slots=True)
class Part:
    """The sums of one item."""

    label: str
    amounts: list[Amount]


@dataclass(frozen=True, slots=True)
class TaskMoney:
    """The lines of a task with its part in each; `total` only where there are several.

    `columns` are the heads of the amounts, none where all lines are integrated.
    """

    columns: list[str]
    rows: list[Row]
    total: list[Amount]


def amounts_of(sums: Sums) -> list[Amount]:
    return [Amount(stage.value, _(str(stage.label)), sums[stage].value) for stage in STAGES]


def sections_of(sums: BudgetSums) -> list[Section]:
    """Sources in their order; in each the lines with amounts, then those integrated."""
    found = []
    for source in BudgetLine.Source:
        own = [_row(one) for one in sums.lines if one.row.source == source]
        beside = [_beside(row) for row in sums.integrated if row.source == source]
        if own or beside:
            total = amounts_of(sums.by_source[source]) if own else []
            found.append(Section(_(str(source.label)), own + beside, total))
    return found


def items_of(sums: BudgetSums) -> list[Part]:
    """The same money by item, in the order of the act; what is not sorted comes last."""
    order = {code: place for place, code in enumerate(items())}
    codes = sorted(sums.by_item, key=lambda code: (order.get(code, len(order)), code))
    return [Part(item_label(code), amounts_of(sums.by_item[code])) for code in codes]


def columns() -> list[str]:
    return [_(str(stage.label)) for stage in STAGES]


def percent(part: Sum, whole: Sum) -> str:
    """Whole percent, "" where either is not known or there is nothing to compare with."""
    if part.value is None or not whole.value:
        return ""
    exact = Decimal(100 * part.value) / whole.value
    return f"{exact.quantize(Decimal(1), ROUND_HALF_UP)}%"


def _row(one: LineSums) -> Row:
    return _told(one.row, amounts_of(one.sums))


def _beside(row: LineRow) -> Row:
    return _told(row, [])


def _told(row: LineRow, amounts: list[Amount]) -> Row:
    return Row(
        pk=row.pk,
        title=row.title,
        item=item_label(row.item),
        note=row.note,
        tasks=len(row.portions),
        is_integrated=row.is_integrated,
        amounts=amounts,
    )


def parts_of(line: LineSums) -> dict[int, list[Amount]]:
    """Task -> its part of each sum of the line."""
    return {task: amounts_of(sums) for task, sums in line.parts.items()}


def money_of(task: Task) -> TaskMoney:
    """The lines in which the task shares, each with its part; three queries."""
    sums = sums_of_task(task)
    own = [_told(one.row, amounts_of(one.parts[task.pk])) for one in sums.lines]
    beside = [_beside(row) for row in sums.integrated]
    total = amounts_of(sums.by_task[task.pk]) if len(own) > 1 else []
    return TaskMoney(columns() if own else [], own + beside, total)
