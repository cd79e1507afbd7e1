"""A clipping entered by hand: paper, radio, television, web; its outlet found by name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.press.models import Outlet
from nhipcau.workspace.forms.clippings import ConfirmForm, ToldForm
from nhipcau.workspace.forms.named_rows import HINT
from nhipcau.workspace.forms.outputs import SECRECY, own_tasks_first

_OFFERED = 5


class OutletField(forms.CharField):
    """One outlet by its name, or by a part of it that only one has."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": HINT, "max_length": 200, **kwargs})
        self.widget.attrs["list"] = "cac-bao"

    def clean(self, value: Any) -> Outlet | None:
        words = super().clean(value)
        return outlet_named(words) if words else None


def outlet_named(words: str) -> Outlet:
    """The one of that name, else the only one whose names hold the words."""
    rows = Outlet.objects.order_by("name", "pk")
    named = rows.filter(Q(name__iexact=words) | Q(english_name__iexact=words))
    found = list(named[:2]) or list(rows.search(words)[: _OFFERED + 1])
    if len(found) == 1:
        return found[0]
    if not found:
        message = _("Chưa có cơ quan báo chí “%(words)s”; hãy thêm ở trang Nguồn tin, rồi ghi tin.")
        raise ValidationError(message % {"words": words}, code="unknown_outlet")
    names = "; ".join(one.name for one in found[:_OFFERED])
    message = _("“%(words)s” có thể là: %(names)s. Hãy ghi đủ tên.")
    raise ValidationError(message % {"words": words, "names": names}, code="several_outlets")


class EntryForm(ToldForm):
    """Read, heard or seen by a person: paper, radio, television, web."""

    field_order = ("outlet", "title")

    outlet = OutletField(label="Cơ quan báo chí")
    language = forms.ChoiceField(
        label="Ngôn ngữ",
        required=False,
        help_text=gettext_lazy("Để trống: ngôn ngữ chính của cơ quan báo chí."),
    )
    medium = forms.ChoiceField(
        label="Loại hình",
        choices=[("", gettext_lazy("Như cơ quan báo chí")), *Outlet.Medium.choices],
        required=False,
    )
    address = forms.URLField(
        label="Địa chỉ trên mạng", required=False, max_length=2000, assume_scheme="https"
    )
    unit = ConfirmForm.base_fields["unit"]
    tone = ConfirmForm.base_fields["tone"]
    tasks = ConfirmForm.base_fields["tasks"]
    file = forms.FileField(
        label="Bản lưu (ảnh chụp, bản quét, tệp ghi)", required=False, help_text=SECRECY
    )
    exemption = forms.CharField(
        label="Hoặc lý do không có bản lưu",
        max_length=300,
        required=False,
        help_text=gettext_lazy("Ví dụ: Phát thanh trực tiếp, không ghi lại."),
    )

    def __init__(self, *args: Any, unit: Unit, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["language"].choices = [
            ("", gettext_lazy("Như cơ quan báo chí")),
            *fields["language"].choices,
        ]
        fields["unit"].queryset = units
        fields["tasks"].queryset = own_tasks_first(unit)
