"""How one form field is shown: label, hint, errors, and the marks that tie them together."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class Problem:
    """`anchor` is the id of the field to mend, empty where the whole form is meant."""

    label: str
    message: str
    anchor: str


def problems_of(form: BaseForm) -> list[Problem]:
    """Every problem of a bound form: those of the whole first, then field by field."""
    whole = [Problem("", str(message), "") for message in form.non_field_errors()]
    return whole + [
        Problem(label_of(bound), str(message), anchor_of(bound))
        for bound in form
        for message in bound.errors
    ]


def label_of(bound: BoundField) -> str:
    return _(str(bound.label))


def anchor_of(bound: BoundField) -> str:
    """The first control of the field; radio buttons are several under one name."""
    several = isinstance(bound.field.widget, CHOICES)
    return f"{bound.auto_id}_0" if several else bound.id_for_label


def _hint(bound: BoundField) -> str:
    if bound.help_text:
        return _(str(bound.help_text))
    if isinstance(bound.field, forms.DateField) and not bound.errors:  # the error says the same
        return _("Ghi ngày/tháng/năm, ví dụ 28/02/2024.")
    return ""


def _attributes(bound: BoundField, described: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {
        "aria-describedby": described or None,
        "aria-required": "true" if bound.field.required else None,
    }
    if isinstance(bound.field, forms.DateField):
        attributes["autocomplete"] = "off"
    if isinstance(bound.field.widget, forms.Textarea):
        attributes["rows"] = bound.field.widget.attrs.get("rows", 4)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {key: value for key, value in attributes.items() if value is not None}


def _translate_choices(field: forms.Field) -> None:
    """The models say their choices in plain Vietnamese; names of rows are nobody's to translate."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return
    shown: Any = field.choices
    field.widget.choices = [
        (value, _(str(label)) if label and isinstance(label, (str, Promise)) else label)
        for value, label in shown
    ]


def view_of(bound: BoundField, label: str = "", hint: str = "", suffix: str = "") -> dict[str, Any]:
    """What the template of a field needs. `layout` is hidden, check, choices or line."""
    # The browser would stop at the first gap, in its own language; the server names them all.
    bound.form.use_required_attribute = False
    _translate_choices(bound.field)
    hint = hint or _hint(bound)
    described = " ".join(
        f"{bound.auto_id}_{part}"
        for part in ("hint" * bool(hint), "error" * bool(bound.errors))
        if part
    )
    widget = bound.field.widget
    layout = "line"
    if widget.is_hidden:
        layout = "hidden"
    elif isinstance(widget, forms.CheckboxInput):
        layout = "check"
    elif isinstance(widget, CHOICES):
        layout = "choices"
    return {
        "bound": bound,
        "id": bound.auto_id,
        "label": label or label_of(bound),
        "hint": hint,
        "suffix": suffix,
        "layout": layout,
        "optional": not bound.field.required and layout != "check",
        "control": bound.as_widget(attrs=_attributes(bound, described)),
    }
