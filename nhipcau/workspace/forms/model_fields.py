"""A field of a form for a field of a register's model, with the model's own label."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext_lazy, gettext_noop

from nhipcau.documents.models import LegalBasis, StoredFile
from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import LANGUAGE_NAMES
from nhipcau.plans.models import Task
from nhipcau.registries.models import Agreement, Contact, Delegation, Event, Partner
from nhipcau.registries.sectors import sector_choices
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.named_rows import (
    CountriesField,
    CountryField,
    LanguagesField,
    PartnerField,
    PartnersField,
)
from nhipcau.workspace.forms.outputs import COMMON_LANGUAGES, SECRECY, TaskChoice, own_tasks_first
from nhipcau.workspace.shown_names import language_shown

_RECENT = 200
_BY_NAME = {
    "authentic_languages": LanguagesField,
    "languages": LanguagesField,
    "countries": CountriesField,
    "country": CountryField,
    "nationality": CountryField,
}
YES_NO = [("", gettext_noop("Chưa rõ")), ("yes", gettext_noop("Có")), ("no", gettext_noop("Không"))]


def field_for(field: Any, *, unit: Unit, day: date, entry: Any = None) -> forms.Field:
    """What a person fills in for the model's `field`; `entry` narrows rows that belong to it."""
    told = {"label": str(field.verbose_name), "required": _is_asked(field)}
    if field.name in _BY_NAME:
        return _BY_NAME[field.name](**told)
    if field.name == "sectors":
        return forms.MultipleChoiceField(
            choices=sector_choices(language_shown()), widget=forms.CheckboxSelectMultiple, **told
        )
    if field.name == "authentic_languages":
        return forms.MultipleChoiceField(
            choices=[(code, LANGUAGE_NAMES[code]) for code in COMMON_LANGUAGES],
            widget=forms.CheckboxSelectMultiple,
            **told,
        )
    if field.name == "language":
        return forms.ChoiceField(choices=_languages(told["required"]), **told)
    if field.is_relation:
        return _of_relation(field, told, unit=unit, day=day, entry=entry)
    return _plain(field, told)


def _is_asked(field: Any) -> bool:
    if isinstance(field, models.BooleanField):
        return False
    return not field.blank


def _languages(is_asked: bool) -> list[tuple[str, str]]:
    first = dict.fromkeys((*COMMON_LANGUAGES, *LANGUAGE_NAMES))
    known = [(code, LANGUAGE_NAMES[code]) for code in first]
    return known if is_asked else [("", "–"), *known]


def _plain(field: Any, told: dict[str, Any]) -> forms.Field:
    if field.choices:
        blank = [] if told["required"] else [("", "–")]
        return forms.ChoiceField(choices=[*blank, *field.choices], **told)
    match field:
        case models.BooleanField() if field.null:
            return forms.TypedChoiceField(
                choices=YES_NO, coerce=lambda v: v == "yes", empty_value=None, **told
            )
        case models.BooleanField():
            return forms.BooleanField(initial=field.default is True, **told)
        case models.DateField():
            return DayField(**told)
        case models.TimeField():
            return forms.TimeField(help_text=gettext_lazy("Ví dụ: 08:30."), **told)
        case models.DecimalField():
            return forms.DecimalField(
                max_digits=field.max_digits,
                decimal_places=field.decimal_places,
                localize=True,
                **told,
            )
        case models.PositiveSmallIntegerField() | models.PositiveIntegerField():
            return forms.IntegerField(min_value=0, max_value=2_000_000_000, localize=True, **told)
        case models.URLField():
            return forms.URLField(max_length=field.max_length, assume_scheme="https", **told)
        case models.EmailField():
            return forms.EmailField(max_length=field.max_length, **told)
        case models.TextField():
            return forms.CharField(max_length=20_000, widget=forms.Textarea({"rows": 3}), **told)
    return forms.CharField(max_length=field.max_length, **told)


def _of_relation(
    field: Any, told: dict[str, Any], *, unit: Unit, day: date, entry: Any
) -> forms.Field:
    model = field.related_model
    if model is Partner:
        return PartnersField(**told) if field.many_to_many else PartnerField(**told)
    if model is StoredFile:
        return forms.FileField(help_text=SECRECY, **told)
    if model is Task:
        boxes = forms.CheckboxSelectMultiple
        return TaskChoice(queryset=own_tasks_first(unit), widget=boxes, **told)
    rows = _rows(model, unit=unit, day=day, entry=entry)
    if field.many_to_many:
        chosen = RowsField(queryset=rows, **told)
        chosen.widget.attrs["size"] = 6
        return chosen
    return forms.ModelChoiceField(queryset=rows, empty_label="–", **told)


def _rows(model: Any, *, unit: Unit, day: date, entry: Any) -> Any:
    if model is Unit:
        return Unit.objects.reporting().on(day)
    if model is get_user_model():
        held = {"appointments__unit": unit, "is_active": True}
        return model.objects.filter(**held).distinct().order_by("full_name")
    if model is Contact:
        partners = entry.partners.all() if entry is not None and hasattr(entry, "partners") else []
        return Contact.objects.known().filter(partner__in=partners)
    if model is LegalBasis:
        return LegalBasis.objects.order_by("kind", "number")
    if model is Event:
        recent = Event.objects.standing().order_by("-starts_on").values_list("pk", flat=True)
        return Event.objects.filter(pk__in=list(recent[:_RECENT]))
    if model is Delegation:
        last = Delegation.objects.standing().order_by("-starts_on").values_list("pk", flat=True)
        return Delegation.objects.filter(pk__in=list(last[:_RECENT]))
    if model is Agreement:
        return Agreement.objects.standing().order_by("title")
    return model._default_manager.all()
