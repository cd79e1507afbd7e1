"""The trail of an output in words: what was changed, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.outputs.models import Output, OutputStep
from nhipcau.ui.words import day_words, number_words
from nhipcau.workspace.change_trail import Change


@dataclass(frozen=True, slots=True)
class Told:
    """A step with its state in words; `moved` where the state is another one than before."""

    step: OutputStep
    state: str
    moved: bool
    changes: list[Change]


def in_words(steps: Iterable[OutputStep]) -> list[Told]:
    return [
        Told(
            step=step,
            state=Output.State(step.to_state).label,
            moved=step.from_state != step.to_state,
            changes=[_change(name, *pair) for name, pair in step.changes.items()],
        )
        for step in steps
    ]


def _change(name: str, before: Any, after: Any) -> Change:
    return Change(_label(name), _said(name, before), _said(name, after))


def _label(name: str) -> str:
    if name in {"evidence", "units", "tasks"}:
        return {
            "evidence": _("Thêm minh chứng"),
            "units": _("Đơn vị thực hiện"),
            "tasks": _("Tính cho nhiệm vụ"),
        }[name]
    return _(str(Output._meta.get_field(name).verbose_name))


def _said(name: str, value: Any) -> str:
    """A value as the form shows it; nothing stays nothing."""
    if name == "is_public":
        return _("có") if value else _("không")
    if name == "quantity" and value:
        return number_words(Decimal(value))
    if value in (None, "", []):
        return ""
    if name == "kind":
        return _(str(Output.Kind(value).label))
    if name == "happened_on":
        return day_words(date.fromisoformat(value))
    if name == "languages":
        return ", ".join(map(language_name, value))
    return "; ".join(value) if isinstance(value, list) else str(value)
