"""The trail of an entry in words: what was done, from what to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.registries.models import SPECIFIC, EntryStep
from nhipcau.ui.words import day_words
from nhipcau.workspace.change_trail import Change
from nhipcau.workspace.shown_names import country_shown

ACTS = {
    "enter": gettext_lazy("Lập"),
    "revise": gettext_lazy("Sửa"),
    "strike": gettext_lazy("Gạch bỏ"),
    "restore": gettext_lazy("Khôi phục"),
    "merge_partner": gettext_lazy("Gộp đối tác"),
    "unmerge_partner": gettext_lazy("Tách lại đối tác"),
}
OF_PARTS = {
    "add": gettext_lazy("Thêm"),
    "change": gettext_lazy("Sửa"),
    "take_off": gettext_lazy("Bỏ"),
}


@dataclass(frozen=True, slots=True)
class Told:
    step: EntryStep
    what: str
    changes: list[Change]


def in_words(steps: Iterable[EntryStep], register: str, acts: Mapping[str, Any]) -> list[Told]:
    """`acts` are the words of the register's own verbs."""
    return [_told(step, register, acts) for step in steps]


def _told(step: EntryStep, register: str, acts: Mapping[str, Any]) -> Told:
    model, what = SPECIFIC[register], _described(step.act, acts)
    if step.act == "move":
        what = _(str(dict(model.State.choices).get(step.to_state, step.to_state)))
    elif not what:
        begins = next((p for p in OF_PARTS if step.act.startswith(f"{p}_")), "")
        model = _part(step.act.removeprefix(f"{begins}_")) or model
        what = f"{OF_PARTS.get(begins, step.act)} {_(str(model._meta.verbose_name))}"
    return Told(step, what, list(_changes(step.changes, model)))


def _described(act: str, acts: Mapping[str, Any]) -> str:
    words = acts.get(act) or ACTS.get(act)
    return _(str(words)) if words else ""


def _part(name: str) -> Any:
    try:
        return apps.get_model("registries", name)
    except LookupError:
        return None


def _changes(told: Mapping[str, Any], model: Any) -> Iterable[Change]:
    for name, (before, after) in told.items():
        if not name:  # which row of a table it was
            yield Change("", _plain(before), _plain(after))
            continue
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            yield Change(name, _plain(before), _plain(after))
            continue
        label = _(str(field.verbose_name))
        yield Change(label, _said(field, before), _said(field, after))


def _said(field: Any, value: Any) -> str:
    choices = dict(field.flatchoices) if getattr(field, "choices", None) else {}
    if isinstance(value, str) and value in choices:
        return _(str(choices[value]))
    if field.name in ("country", "countries", "nationality"):
        codes = value if isinstance(value, list) else [value]
        return ", ".join(country_shown(code) for code in codes if code)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
