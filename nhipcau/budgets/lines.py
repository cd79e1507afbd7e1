"""The lines of a budget: entered, revised, shared over tasks, taken out; each with its step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.budgets.items import items
from nhipcau.budgets.models import BudgetLine, BudgetShare, BudgetStep
from nhipcau.budgets.steps import (
    Refusal,
    amount_faults,
    held,
    leave_step,
    refuse,
    require_reason,
    stamp_faults,
)
from nhipcau.organisations.models import User
from nhipcau.plans.models import Plan, Task
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.typed_text import typed, typed_line

FIELDS: Final = ("title", "source", "item", "is_integrated", "note")
HEAVIEST: Final = Decimal("9999999.99")
_LONGEST_TITLE: Final = 500  # characters, as the column allows


@dataclass(frozen=True, slots=True)
class Share:
    """A task's part in a line: a `weight` or a fixed `amount` in đồng, one of the two."""

    task: Task
    weight: Decimal | int | None = None
    amount: Decimal | int | None = None


@transaction.atomic
def enter_line(
    plan: Plan,
    *,
    title: str,
    source: str,
    by: User,
    item: str = "",
    is_integrated: bool = False,
    note: str = "",
) -> BudgetLine:
    """A new line without amounts. Refuses a plan that was withdrawn, unknown sources and items."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.withdrawn_at:
        raise ValidationError(
            "Kế hoạch đã rút lại, không lập kinh phí được.", code="withdrawn_plan"
        )
    line = BudgetLine(
        plan=plan,
        title=typed_line(title),
        source=source,
        item=item,
        is_integrated=is_integrated,
        note=typed(note),
        created_by=by,
    )
    refuse(_faults(line))
    line.save()
    leave_step(line, BudgetStep.Action.ENTERED, by=by)
    return line


@transaction.atomic
def revise_line(
    line: BudgetLine, *, changes: Mapping[str, Any], by: User, reason: str = ""
) -> BudgetLine:
    """Change some of FIELDS; a line that bears entries already needs the reason."""
    line = held(line)
    before = {field: getattr(line, field) for field in FIELDS}
    if unknown := changes.keys() - set(FIELDS):
        raise ValueError(f"not a field of a line that can be revised: {sorted(unknown)}")
    for field, value in changes.items():
        words = {"title": typed_line, "note": typed}.get(field)
        setattr(line, field, words(value) if words else value)
    refuse([*_faults(line), *_integration_faults(line)])
    told = {
        field: [before[field], getattr(line, field)]
        for field in FIELDS
        if before[field] != getattr(line, field)
    }
    if not told:
        return line
    if line.entries.exists():
        require_reason(reason, "Nêu lý do sửa dòng kinh phí đã có số liệu.")
    refuse(stamp_faults({"reason": reason}))
    line.save(update_fields=list(told))
    leave_step(line, BudgetStep.Action.REVISED, by=by, reason=reason, changes=told)
    return line


@transaction.atomic
def share_over(line: BudgetLine, *, shares: Iterable[Share], by: User) -> BudgetLine:
    """Make the shares of the line exactly these; none at all takes every task out of it.

    Refuses tasks of other plans, a task named twice, a share that is not either a weight or an
    amount above zero, and amounts on an integrated line.
    """
    line, shares = held(line), list(shares)
    refuse([*_share_faults(line, shares), *_task_faults(line, shares)])
    before = _as_told(line)
    line.shares.exclude(task__in=[one.task for one in shares]).delete()
    for one in shares:
        BudgetShare.objects.update_or_create(
            line=line, task=one.task, defaults={"weight": one.weight, "amount": one.amount}
        )
    after = _as_told(line)
    if before != after:
        changes = {"shares": [before, after]}
        leave_step(line, BudgetStep.Action.SHARED, by=by, changes=changes)
    return line


@transaction.atomic
def withdraw_line(line: BudgetLine, *, reason: str, by: User) -> BudgetLine:
    """Take a line out of the budget: it is kept and no longer counts.

    Refuses while entries on it count: they are cancelled one by one, each with its reason.
    """
    line = held(line)
    require_reason(reason, "Nêu lý do bỏ dòng kinh phí.")
    if line.entries.filter(cancelled_at=None).exists():
        raise ValidationError(
            "Dòng kinh phí còn khoản đang tính; hãy hủy từng khoản trước.", code="has_entries"
        )
    line.withdrawn_at = timezone.now()
    line.save(update_fields=["withdrawn_at"])
    leave_step(line, BudgetStep.Action.WITHDRAWN, by=by, reason=reason)
    return line


def _faults(line: BudgetLine) -> list[Refusal]:
    found: list[Refusal] = []
    if not line.title:
        found.append(("title", "Ghi nội dung chi.", "no_title"))
    if len(line.title) > _LONGEST_TITLE:
        message = f"Nội dung chi dài quá {_LONGEST_TITLE} ký tự; phần chi tiết ghi ở Ghi chú."
        found.append(("title", message, "too_long"))
    if line.source not in BudgetLine.Source.values:
        found.append(("source", "Chọn nguồn kinh phí trong danh sách.", "source"))
    if line.item and line.item not in items():
        found.append(("item", "Chọn mục chi trong danh sách.", "item"))
    return [*found, *stamp_faults({"title": line.title, "note": line.note})]


def _integration_faults(line: BudgetLine) -> list[Refusal]:
    if not line.is_integrated:
        return []
    if line.entries.filter(cancelled_at=None).exists():
        message = "Dòng đã có số tiền nên không thể là lồng ghép; hãy hủy các khoản trước."
        return [("is_integrated", message, "integrated")]
    if line.shares.exclude(amount=None).exists():
        message = "Dòng đang chia số tiền cố định nên không thể là lồng ghép; hãy chia lại trước."
        return [("is_integrated", message, "integrated")]
    return []


def _share_faults(line: BudgetLine, shares: list[Share]) -> Iterable[Refusal]:
    for one in shares:
        code = one.task.code
        if (one.weight is None) == (one.amount is None):
            yield "shares", f"Nhiệm vụ {code}: ghi tỷ trọng hoặc số tiền, một trong hai.", "both"
        elif one.weight is not None:
            weight = Decimal(one.weight)
            if not (weight.is_finite() and 0 < weight <= HEAVIEST and weight == round(weight, 2)):
                message = f"Nhiệm vụ {code}: tỷ trọng phải lớn hơn 0, nhiều nhất hai số lẻ."
                yield "shares", message, "weight"
        elif one.amount is not None:
            for _field, message, fault in amount_faults(one.amount):
                yield "shares", f"Nhiệm vụ {code}: {message}", fault
            if line.is_integrated:
                message = "Dòng lồng ghép không có số tiền riêng; chỉ chọn nhiệm vụ."
                yield "shares", message, "integrated"


def _task_faults(line: BudgetLine, shares: list[Share]) -> Iterable[Refusal]:
    seen: set[int] = set()
    for one in shares:
        if one.task.plan_id != line.plan_id:
            message = f"Nhiệm vụ {one.task.code} không thuộc kế hoạch của dòng kinh phí."
            yield "shares", message, "other_plan"
        if one.task.pk in seen:
            yield "shares", f"Nhiệm vụ {one.task.code} được nêu hai lần.", "twice"
        seen.add(one.task.pk)


def _as_told(line: BudgetLine) -> list[str]:
    """The shares as history tells them: "I.1: 2", "I.2: 5.000.000 đồng"."""
    rows = line.shares.select_related("task__group").order_by("task__position")
    return [
        f"{row.task.code}: {row.weight.normalize():f}"
        if row.weight is not None
        else f"{row.task.code}: {format_number(int(row.amount or 0))} đồng"
        for row in rows
    ]
