"""What people look for among partners, and what they write of one."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.registries.models import Partner
from nhipcau.registries.partners.entering import FIELDS
from nhipcau.workspace.forms.bounded import RowsField
from nhipcau.workspace.forms.model_fields import field_for
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.shown_names import country_shown

_HINTS = {
    "name": gettext_lazy("Tên hiện trên màn hình, bằng tiếng Việt nếu có."),
    "original_name": gettext_lazy("Bằng chữ của nước đó: 泉佐野市, ແຂວງຈຳປາສັກ."),
    "parent": gettext_lazy("Cơ quan cấp trên, nếu đã có trong danh sách. Gõ tên, không cần dấu."),
    "province": gettext_lazy("Nơi đặt trụ sở, không cần ghi với địa phương cấp tỉnh."),
    "website": gettext_lazy("Ví dụ: https://www.city.izumisano.lg.jp"),
    "email": gettext_lazy("Thư chung của cơ quan; thư của từng người ghi ở Người liên hệ."),
    "ended_on": gettext_lazy("Chỉ ghi khi tổ chức đã giải thể, sáp nhập hoặc thôi hoạt động."),
}


class PartnerSearch(forms.Form):
    """An answer that means nothing is left out."""

    q = forms.CharField(label="Tên, bằng bất cứ chữ nào", required=False, max_length=200)
    kind = forms.ChoiceField(label="Loại", required=False)
    country = forms.ChoiceField(label="Nước", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every_kind = [("", gettext_lazy("Mọi loại")), *Partner.Kind.choices]
        self.fields["kind"].choices = every_kind
        rows = Partner.objects.standing().exclude(country="").order_by()
        codes = rows.values_list("country", flat=True).distinct()
        named = sorted((country_shown(code), code) for code in codes)
        every_country = [("", gettext_lazy("Mọi nước"))]
        self.fields["country"].choices = every_country + [(code, name) for name, code in named]
        self.told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})

    def words(self) -> list[tuple[str, str]]:
        """What was asked, in words, with the name of its field."""
        asked = (
            (f"“{self.told.get('q')}”" if self.told.get("q") else "", "q"),
            (_(str(dict(Partner.Kind.choices).get(self.told.get("kind"), ""))), "kind"),
            (country_shown(self.told.get("country") or ""), "country"),
        )
        return [(words, name) for words, name in asked if words]


class PartnerForm(OpenForm):
    """`unit` is offered to those who may say which unit follows the partner."""

    aliases = forms.CharField(
        label="Tên gọi khác",
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một tên: viết tắt, tên cũ, phiên âm, chữ khác."),
    )

    def __init__(
        self, *args: Any, unit: Unit, day: date, row: Partner | None, chooses: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            field = Partner._meta.get_field(name)
            self.fields[name] = field_for(field, unit=unit, day=day)
            self.fields[name].help_text = _HINTS.get(name, self.fields[name].help_text)
            if row is not None:
                self.initial.setdefault(name, getattr(row, getattr(field, "attname", name)))
        if row is not None:
            self.initial.setdefault("aliases", "\n".join(o.text for o in row.aliases.all()))
            self.fields["reason"] = _reason("Lý do sửa")
        if chooses:
            standing = Unit.objects.reporting().on(day)
            rows = standing | Unit.objects.filter(pk=(row.unit_id if row else unit.pk))
            self.fields["unit"] = forms.ModelChoiceField(
                label="Đơn vị theo dõi", queryset=rows.distinct(), initial=row.unit if row else unit
            )
        self.fields["is_other"] = forms.BooleanField(
            label="Đã xem, đây là đối tác khác; vẫn ghi", required=False
        )
        self.fields["seen"] = RowsField(
            queryset=Partner.objects.all(), required=False, widget=forms.MultipleHiddenInput
        )

    def values(self) -> dict[str, Any]:
        names = (*FIELDS, "unit")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def names(self) -> list[str]:
        """The further names, one a line."""
        return str(self.cleaned_data["aliases"]).splitlines()

    def overrules(self, doubles: list[Partner]) -> bool:
        """Whether the person saw each of them and says that this is another one."""
        seen = {one.pk for one in self.cleaned_data["seen"]}
        return bool(self.cleaned_data["is_other"]) and {one.pk for one in doubles} <= seen


def _reason(label: str) -> forms.Field:
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, required=False, max_length=500, widget=widget)
