"""What is odd in a budget, one sentence each: too much, without proof, out of time, forgotten."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from nhipcau.budgets.models import BudgetEntry
from nhipcau.budgets.summing import BudgetSums, EntryRow, LineRow, LineSums
from nhipcau.plans.models import Plan, Task
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.text import fold

_Stage = BudgetEntry.Stage
_GONE: Final = "nhiệm vụ đã ra khỏi kế hoạch"
_NO_MONEY = re.compile(
    r"\W*|khong\b.*|chua (?:co|bo tri)\b.*|long ghep\b.*|kinh phi long ghep\b.*|0"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`line`, `entry`, `task` are the ids of what the sentence is about."""

    kind: str
    sentence: str
    line: int | None = None
    entry: int | None = None
    task: int | None = None


def findings(budget: BudgetSums, *, plan: Plan, tasks: Collection[Task]) -> list[Finding]:
    """Everything odd: lines, their shares, their entries, then tasks; each in its given order.

    `tasks` are all of the plan, with their groups, those that left it among them.
    """
    gone = {task.pk: task for task in tasks if task.left_on}
    rows = {one.row.pk: one.row for one in budget.lines}
    covered = {p.key for row in (*rows.values(), *budget.integrated) for p in row.portions}
    found = [finding for one in budget.lines for finding in _of_line(one)]
    found += [
        _on_line("share_of_gone_task", row, f"có phần của {gone[p.key].code}, {_GONE}.")
        for row in (*rows.values(), *budget.integrated)
        for p in row.portions
        if p.key in gone
    ]
    found += [
        finding for entry in budget.entries for finding in _of_entry(entry, rows[entry.line], plan)
    ]
    return found + [
        Finding(
            "task_without_line",
            f"Nhiệm vụ {task.code}: kế hoạch ghi có kinh phí nhưng chưa thuộc dòng kinh phí nào.",
            task=task.pk,
        )
        for task in tasks
        if task.pk not in covered and task.left_on is None and speaks_of_money(task.budget_text)
    ]


def speaks_of_money(text: str) -> bool:
    """Whether the plan's own words give a task money: not "không", "–", "lồng ghép" or nothing."""
    return not _NO_MONEY.fullmatch(fold(text).strip())


_TOO_MUCH: Final = (
    (_Stage.ALLOCATED, _Stage.ESTIMATE, "được giao {much} đồng, vượt dự toán {bound} đồng"),
    (_Stage.SPENT, _Stage.ALLOCATED, "đã chi {much} đồng, vượt số được giao {bound} đồng"),
    (_Stage.SETTLED, _Stage.SPENT, "quyết toán {much} đồng, vượt số đã chi {bound} đồng"),
)


def _of_line(one: LineSums) -> Iterator[Finding]:
    for stage, limit, words in _TOO_MUCH:
        value, bound = one.sums[stage].value, one.sums[limit].value
        if value is not None and bound is not None and value > bound:
            said = words.format(much=format_number(value), bound=format_number(bound))
            yield _on_line(f"{stage}_over_{limit}", one.row, f"{said}.")
    if one.sums[_Stage.SPENT].value is not None and one.sums[_Stage.ALLOCATED].value is None:
        yield _on_line("spent_before_allocated", one.row, "đã chi nhưng chưa có số được giao.")
    fixed = sum(portion.fixed or 0 for portion in one.row.portions)
    bound = _whole(one)
    if bound is not None and fixed > bound:
        said = f"số tiền chia cố định {format_number(fixed)} đồng vượt cả dòng"
        yield _on_line("shares_over_line", one.row, f"{said} ({format_number(bound)} đồng).")


def _whole(one: LineSums) -> int | None:
    """What there is to share: what was allocated, before that the estimate."""
    allocated = one.sums[_Stage.ALLOCATED].value
    return one.sums[_Stage.ESTIMATE].value if allocated is None else allocated


def _on_line(kind: str, row: LineRow, said: str) -> Finding:
    return Finding(kind, f"{row.title}: {said}", line=row.pk)


def _of_entry(entry: EntryRow, row: LineRow, plan: Plan) -> Iterator[Finding]:
    day, label = format_date(entry.day), str(_Stage(entry.stage).label).lower()
    if entry.stage == _Stage.SPENT and entry.corrects is None and not entry.has_evidence:
        sum_ = format_number(entry.effect)
        said = f"khoản chi {sum_} đồng ngày {day} chưa có chứng từ, văn bản hay tệp."
        yield Finding("spent_unproven", f"{row.title}: {said}", line=row.pk, entry=entry.pk)
    if _is_out_of_time(entry, first=plan.starts_on, last=plan.ends_on):
        said = f"khoản {label} ghi ngày {day}, ngoài thời gian của kế hoạch."
        yield Finding("out_of_time", f"{row.title}: {said}", line=row.pk, entry=entry.pk)


def _is_out_of_time(entry: EntryRow, *, first: date, last: date) -> bool:
    """Estimates and allotments are made before the year begins, settlements after it has ended.

    So only spending must lie within (practice of the State budget; confidence: from memory).
    """
    if entry.stage == _Stage.SPENT:
        return not first <= entry.day <= last
    return entry.day < first if entry.stage == _Stage.SETTLED else entry.day > last
