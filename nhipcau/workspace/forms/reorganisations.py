"""Drafting a reorganisation: its paper, one change at a time, who takes what."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nhipcau.organisations.models import Unit
from nhipcau.succession.changes import END, REPORTS, Question
from nhipcau.succession.models import UnitChange
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm

Kind = UnitChange.Kind

SEVERAL = (Kind.MERGE, Kind.ABSORB, Kind.DISSOLVE, Kind.CHANGE_PARENT)
"""Kinds that take more than one old body at once."""
HEIRS = {Kind.MERGE: 1, Kind.ABSORB: 1, Kind.SPLIT: 3, Kind.DISSOLVE: 1, Kind.TRANSFER: 1}
"""How many bodies may take over."""
HANDS_OVER = tuple(HEIRS)
SCOPED = (Kind.SPLIT, Kind.TRANSFER)


class ReorganisationForm(OpenForm):
    title = forms.CharField(
        label="Tên đợt sắp xếp",
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Sắp xếp cơ quan chuyên môn thuộc UBND tỉnh."),
    )
    effective_on = DayField(
        label="Có hiệu lực từ ngày",
        help_text=gettext_lazy("Ngày đầu tiên của tổ chức mới; đơn vị cũ hoạt động đến hôm trước."),
    )
    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=120, required=False)
    issued_on = DayField(label="Ngày văn bản", required=False)
    note = forms.CharField(
        label="Ghi chú", required=False, max_length=5000, widget=forms.Textarea({"rows": 2})
    )


class ChangeForm(OpenForm):
    """One change; which fields there are depends on its kind."""

    def __init__(self, *args: Any, kind: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        living = Unit.objects.reporting().on(day)
        if kind in SEVERAL:
            self.fields["sources"] = RowsField(
                label=_SOURCES[kind], queryset=living, widget=forms.CheckboxSelectMultiple
            )
        elif kind != Kind.CREATE:
            self.fields["sources"] = _unit(_SOURCES[kind], living, required=True)
        if kind in (Kind.RENAME, Kind.CREATE):
            self._add_new("", required=True)
        if kind in (Kind.CREATE, Kind.CHANGE_PARENT):
            self.fields["parent"] = _unit("Trực thuộc", living)
        for place in range(HEIRS.get(Kind(kind), 0)):
            self._add_heir(place, living)
        if kind in HANDS_OVER:
            self.fields["mid_period"] = forms.ChoiceField(
                label="Kỳ báo cáo dở dang",
                choices=UnitChange.MidPeriod.choices,
                widget=forms.RadioSelect,
                initial=UnitChange.MidPeriod.BOTH,
            )

    def _add_new(self, suffix: str, *, required: bool) -> None:
        self.fields[f"name{suffix}"] = forms.CharField(
            label="Tên mới", max_length=300, required=required
        )
        self.fields[f"short_name{suffix}"] = forms.CharField(
            label="Tên viết tắt", max_length=120, required=False
        )
        if self.kind != Kind.RENAME:
            self.fields[f"kind{suffix}"] = forms.ChoiceField(
                label="Loại",
                required=False,
                choices=[("", _("Như đơn vị cũ")), *Unit.Kind.choices],
            )

    def _add_heir(self, place: int, living: Any) -> None:
        self.fields[f"unit_{place}"] = _unit(gettext_noop("Đơn vị đang có"), living)
        self._add_new(f"_{place}", required=False)
        if self.kind in SCOPED:
            self.fields[f"scope_{place}"] = forms.CharField(
                label="Phần việc tiếp nhận", max_length=300, required=False
            )

    def heirs(self) -> list[list[forms.BoundField]]:
        """The fields of each body that may take over, for the page."""
        names = ("unit", "name", "short_name", "kind", "scope")
        return [
            [self[f"{name}_{place}"] for name in names if f"{name}_{place}" in self.fields]
            for place in range(HEIRS.get(Kind(self.kind), 0))
        ]

    def own_kind(self) -> list[forms.BoundField]:
        """The field of the kind of a body that is new altogether, where there is one."""
        return [self["kind"]] if "kind" in self.fields else []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for place in range(HEIRS.get(Kind(self.kind), 0)):
            if cleaned.get(f"unit_{place}") and cleaned.get(f"name_{place}"):
                told = _("Chọn đơn vị đang có hoặc ghi tên đơn vị mới, không cả hai.")
                self.add_error(f"name_{place}", ValidationError(told, code="both"))
        return cleaned

    def told(self) -> dict[str, Any]:
        """What the verb takes."""
        told = self.cleaned_data
        sources = told.get("sources") or []
        return {
            "kind": self.kind,
            "sources": [sources] if isinstance(sources, Unit) else list(sources),
            "targets": list(self._targets()),
            "mid_period": told.get("mid_period") or UnitChange.MidPeriod.BOTH,
        }

    def _targets(self) -> Iterable[dict[str, Any]]:
        told = self.cleaned_data
        parent = told.get("parent")
        if self.kind == Kind.CHANGE_PARENT:
            return [{"unit": parent.pk}] if parent else []
        if self.kind in (Kind.RENAME, Kind.CREATE):
            new = _new(told, "")
            return [{"new": new | ({"parent": parent.code} if parent else {})}]
        found = [self._target(place) for place in range(HEIRS[Kind(self.kind)])]
        return [target for target in found if target]

    def _target(self, place: int) -> dict[str, Any]:
        told = self.cleaned_data
        scope = {"scope": told[f"scope_{place}"]} if told.get(f"scope_{place}") else {}
        if unit := told.get(f"unit_{place}"):
            return {"unit": unit.pk} | scope
        new = _new(told, f"_{place}")
        return {"new": new} | scope if new["name"] else {}


_SOURCES = {
    Kind.RENAME: gettext_noop("Đơn vị đổi tên"),
    Kind.MERGE: gettext_noop("Các đơn vị hợp nhất"),
    Kind.ABSORB: gettext_noop("Đơn vị được sáp nhập vào đơn vị khác"),
    Kind.SPLIT: gettext_noop("Đơn vị chia tách"),
    Kind.DISSOLVE: gettext_noop("Đơn vị kết thúc hoạt động"),
    Kind.CHANGE_PARENT: gettext_noop("Đơn vị chuyển"),
    Kind.TRANSFER: gettext_noop("Đơn vị đang giữ nhiệm vụ"),
}


def _unit(label: str, living: Any, *, required: bool = False) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=living, required=required, empty_label=_("Chọn đơn vị")
    )


def _new(told: dict[str, Any], suffix: str) -> dict[str, str]:
    return {
        name: told[f"{name}{suffix}"]
        for name in ("name", "short_name", "kind")
        if told.get(f"{name}{suffix}") or name == "name"
    }


_SAID = {REPORTS: gettext_noop("Hoàn thành báo cáo còn dở của đơn vị cũ")}


class AnswersForm(OpenForm):
    """Who takes each thing of a body that is divided; `rest` answers what is left open."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], targets: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        places = [(str(place), name) for place, name in enumerate(targets)]
        self.fields["rest"] = forms.ChoiceField(
            label="Các dòng chưa chọn giao cho",
            required=False,
            choices=[("", _("Để trống, chọn sau")), *places],
        )
        for question in questions:
            ends = [(END, _("Không ai"))] if question.may_end else []
            self.fields[question.key] = forms.ChoiceField(
                label=_SAID.get(question.key, question.label),
                required=False,
                choices=[("", _("Chưa chọn")), *places, *ends],
                initial="" if question.answer is None else str(question.answer),
            )

    def choices(self) -> dict[str, int | str]:
        """The answers given; what was left open takes that of `rest`."""
        rest = self.cleaned_data.get("rest", "")
        given = {q.key: self.cleaned_data.get(q.key) or rest for q in self.questions}
        return {key: END if said == END else int(said) for key, said in given.items() if said}


class StructureForm(forms.Form):
    start = DayField(label="Từ ngày")
    end = DayField(label="Đến ngày")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and start > end:
            self.add_error("end", _("Ngày cuối phải từ ngày đầu trở đi."))
        return cleaned
