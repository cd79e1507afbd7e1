"""The trail of a line of money in words: what was done, to which amount, and what changed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.budgets.items import item_label
from nhipcau.budgets.models import BudgetLine, BudgetStep
from nhipcau.ui.history import Step
from nhipcau.ui.words import number_words


def in_words(steps: Iterable[BudgetStep]) -> list[Step]:
    """Each step with its reason and, below it, the amount or the changes it was about."""
    return [
        Step(
            at=step.at,
            by=str(step.by),
            what=_(str(BudgetStep.Action(step.action).label)),
            value=step.action,
            reason="\n".join(part for part in (step.reason, *_details(step)) if part),
        )
        for step in steps
    ]


def _details(step: BudgetStep) -> list[str]:
    if step.entry:
        stage = _(step.entry.get_stage_display())
        return [_("%(stage)s: %(sum)s đồng") % {"stage": stage, "sum": signed(step.entry.effect)}]
    return [f"{_label(name)}: {_said(name, b)} → {_said(name, a)}" for name, (b, a) in
            step.changes.items()]  # fmt: skip


def signed(effect: int) -> str:
    """ "1.234", "−150" with the sign of mathematics."""
    return f"−{number_words(-effect)}" if effect < 0 else number_words(effect)


def _label(name: str) -> str:
    if name == "shares":
        return _("Phần của các nhiệm vụ")
    return _(str(BudgetLine._meta.get_field(name).verbose_name))


def _said(name: str, value: Any) -> str:
    if name == "is_integrated":
        return _("có") if value else _("không")
    if name == "source":
        return _(str(BudgetLine.Source(value).label))
    if name == "item":
        return item_label(value)
    if name == "shares":
        return "; ".join(value) or "–"
    return str(value) or "–"
