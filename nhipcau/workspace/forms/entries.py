"""Forms of the registers, made of what describes each: an entry, a part of it, a move, a search."""

from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.db.models.functions import Cast, ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Task
from nhipcau.registries.keeping import needs_reason
from nhipcau.registries.models import SPECIFIC, Entry
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.model_fields import YES_NO, field_for
from nhipcau.workspace.forms.named_rows import CountryField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.registers.described import Described, PartOf

COMMON = ("tasks", "taking_part", "is_counted")


class RowForm(OpenForm):
    """Fields of a model by name; `row` is what stands there now, None for a new one."""

    def __init__(
        self,
        *args: Any,
        model: Any,
        names: tuple[str, ...],
        unit: Unit,
        day: date,
        row: Any = None,
        entry: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.files_of = names, []
        for name in names:
            field = model._meta.get_field(name)
            self.fields[name] = field_for(field, unit=unit, day=day, entry=entry or row)
            if field.is_relation and field.related_model is StoredFile:
                self.files_of.append(name)
            if row is not None:
                self.initial.setdefault(name, _stands(row, field))
                _let_stand(self.fields[name], row, field)

    def told(self) -> dict[str, Any]:
        """What the verbs take; a file that was not sent leaves the one there in its place."""
        told = {name: self.cleaned_data[name] for name in self.names if name in self.cleaned_data}
        return {
            name: list(value) if isinstance(value, models.QuerySet) else value
            for name, value in told.items()
            if not (name in self.files_of and not value)
        }


def _stands(row: Any, field: Any) -> Any:
    if field.many_to_many:
        return list(getattr(row, field.name).all())
    if isinstance(field, models.BooleanField) and field.null:
        value = getattr(row, field.name)
        return {True: YES_NO[1][0], False: YES_NO[2][0]}.get(value, "")
    return getattr(row, field.attname)


def _let_stand(chosen: Any, row: Any, field: Any) -> None:
    """What the row says already can be chosen again: a body that ended, a task of another year."""
    if not hasattr(chosen, "queryset") or row.pk is None:
        return
    value = getattr(row, field.name)
    there = {one.pk for one in value.all()} if field.many_to_many else {getattr(value, "pk", None)}
    offered = set(chosen.queryset.values_list("pk", flat=True))
    if there - {None} - offered:
        rows = chosen.queryset.model._default_manager.filter(pk__in=offered | there - {None})
        chosen.queryset = rows.select_related("group") if rows.model is Task else rows


def entry_form(
    *args: Any, described: Described, sees_inside: bool, row: Any = None, **kwargs: Any
) -> RowForm:
    """The groups of the register, then tasks and units; a change may carry its reason."""
    names = [
        name
        for group in described.groups
        if sees_inside or not group.is_inside
        for name in group.fields
    ]
    model = SPECIFIC[described.register]
    form = RowForm(*args, model=model, names=(*names, *COMMON), row=row, **kwargs)
    _relabel(form, described)
    form.fields["is_counted"].help_text = gettext_lazy(
        "Bỏ chọn khi việc này đã tính ở mục khác; mục vẫn được theo dõi."
    )
    if row is None:
        form.initial.setdefault("is_counted", True)
    else:
        form.fields["reason"] = forms.CharField(
            label="Lý do sửa", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
        )
    return form


def part_form(*args: Any, part: PartOf, entry: Any, row: Any = None, **kwargs: Any) -> Any:
    if part.form is not None:
        return part.form(*args, entry=entry, row=row, **kwargs)
    return RowForm(*args, model=part.model, names=part.fields, entry=entry, row=row, **kwargs)


def move_form(*args: Any, described: Described, entry: Any, to: str, **kwargs: Any) -> RowForm:
    """The fields of the move, its day, and the reason where it needs one."""
    names = described.moves[to].fields
    form = RowForm(*args, model=type(entry), names=names, row=entry, **kwargs)
    _relabel(form, described)
    for name in described.moves[to].needed:
        form.fields[name].required = True
    if needs_reason(entry, to):
        form.fields["reason"] = reason_field()
    else:
        form.fields["reason"] = forms.CharField(
            label="Ghi chú", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
        )
    return form


def _relabel(form: RowForm, described: Described) -> None:
    """A common field may be called otherwise in a register: its first day the day of signing."""
    for name in described.labels.keys() & form.fields.keys():
        form.fields[name].label = described.labels[name]


class StrikeForm(OpenForm):
    reason = reason_field()


class EntrySearch(forms.Form):
    """What one may ask of a register; an answer that means nothing is left out."""

    q = forms.CharField(label="Từ trong tên, nội dung", required=False, max_length=200)
    state = forms.ChoiceField(label="Tình trạng", required=False)
    unit = forms.ModelChoiceField(
        label="Đơn vị",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )
    country = CountryField(label="Nước", required=False)
    first = DayField(label="Từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)
    task = forms.ModelChoiceField(
        queryset=Task.objects.all(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, described: Described, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = SPECIFIC[described.register]
        self.own = described.filters
        every = [("", gettext_lazy("Mọi tình trạng")), *self.model.State.choices]
        self.fields["state"].choices = [*every, ("struck", gettext_lazy("Đã gạch bỏ"))]
        kept = Entry.objects.of(described.register).values("unit")
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=kept)
        if not self._has("country") and not self._has("countries") and not self._has("partner"):
            del self.fields["country"]
        for name in self.own:
            field = self.model._meta.get_field(name)
            self.fields[name] = forms.ChoiceField(
                label=str(field.verbose_name),
                required=False,
                choices=[("", gettext_lazy("Tất cả")), *field.choices],
            )
        self.further = described.asked
        for one in self.further:
            every = [("", gettext_lazy("Tất cả")), *one.choices()]
            self.fields[one.name] = forms.ChoiceField(
                label=one.label, required=False, choices=every
            )
        self.is_valid()

    def _has(self, name: str) -> bool:
        return any(field.name == name for field in self.model._meta.get_fields())

    def narrowed(self, rows: Any) -> Any:
        asked = getattr(self, "cleaned_data", {})
        if asked.get("state") == "struck":
            rows = rows.exclude(struck_at=None)
        else:
            rows = rows.standing()
            rows = rows.filter(state=asked["state"]) if asked.get("state") else rows
        for name, narrow in self._narrowing().items():
            if asked.get(name):
                rows = narrow(rows, asked[name])
        return rows

    def _narrowing(self) -> dict[str, Any]:
        own = {name: _equal(name) for name in self.own}
        own |= {one.name: one.narrow for one in self.further}
        return own | {
            "q": lambda rows, value: rows.search(value),
            "unit": lambda rows, value: rows.filter(unit=value),
            "task": lambda rows, value: rows.filter(tasks=value),
            "country": self._in_country,
            "first": lambda rows, day: rows.exclude(starts_on__lt=day, ends_on=None).exclude(
                ends_on__lt=day
            ),
            "last": lambda rows, day: rows.exclude(starts_on__gt=day),
        }

    def _in_country(self, rows: Any, code: str) -> Any:
        if self._has("countries"):
            told = Cast("countries", models.TextField())
            return rows.annotate(told=told).filter(told__contains=f'"{code}"')
        return rows.filter(**{"country" if self._has("country") else "partner__country": code})

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = getattr(self, "cleaned_data", {})
        return [(self._said(name, value), name) for name, value in asked.items() if value]

    def _said(self, name: str, value: Any) -> str:
        if name == "q":
            return _("có “%(words)s”") % {"words": value}
        if name == "task":
            return _("nhiệm vụ %(code)s") % {"code": value.code}
        if name in ("first", "last"):
            said = _("từ %(day)s") if name == "first" else _("đến %(day)s")
            return said % {"day": f"{value:%d/%m/%Y}"}
        if name == "country":
            return str(self.fields[name].prepare_value(value))
        choices = dict(getattr(self.fields[name], "choices", ())) if name != "unit" else {}
        return _(str(choices.get(value, value))).lower() if choices else str(value)


def _equal(name: str) -> Any:
    return lambda rows, value: rows.filter(**{name: value})


def years_of(register: str) -> list[int]:
    """The years with entries of the register, the newest first."""
    rows = Entry.objects.of(register).standing().exclude(starts_on=None)
    years = rows.annotate(year=ExtractYear("starts_on")).values_list("year", flat=True)
    return sorted(set(years.order_by()), reverse=True)
