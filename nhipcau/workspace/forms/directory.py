"""What people fill in about units and about each other."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.organisations.models import Role, Unit
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class UnitSearch(forms.Form):
    q = forms.CharField(label="Từ trong tên", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Loại", required=False, choices=[("", _("Mọi loại")), *Unit.Kind.choices]
    )


class UnitForm(OpenForm):
    name = forms.CharField(label="Tên đơn vị", max_length=300)
    short_name = forms.CharField(label="Tên viết tắt", max_length=120, required=False)
    english_name = forms.CharField(label="Tên tiếng Anh", max_length=300, required=False)
    kind = forms.ChoiceField(label="Loại", choices=Unit.Kind.choices)
    parent = forms.ModelChoiceField(
        label="Trực thuộc", queryset=Unit.objects.none(), required=False, empty_label="–"
    )
    is_external = forms.BooleanField(label="Ngoài hệ thống báo cáo", required=False)
    valid_from = DayField(label="Có hiệu lực từ", required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Unit.objects.on(day)


class RenameForm(OpenForm):
    name = forms.CharField(label="Tên mới", max_length=300)
    short_name = forms.CharField(label="Tên viết tắt mới", max_length=120, required=False)
    from_day = DayField(label="Dùng từ ngày")
    document_number = forms.CharField(label="Số văn bản", max_length=120, required=False)


class AliasForm(OpenForm):
    text = forms.CharField(
        label="Cách viết khác", max_length=300, help_text=_("Như trong văn bản, ví dụ: Sở TT&TT.")
    )


class EndForm(OpenForm):
    last_day = DayField(label="Ngày cuối cùng hoạt động")
    document_number = forms.CharField(label="Số văn bản", max_length=120, required=False)


class PersonForm(OpenForm):
    full_name = forms.CharField(label="Họ và tên", max_length=150)
    username = forms.CharField(label="Tên đăng nhập", max_length=150)
    email = forms.EmailField(label="Thư điện tử", required=False)
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)


class AppointForm(OpenForm):
    """`roles` are those the person asking may give."""

    unit = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), empty_label=_("Chọn đơn vị")
    )
    role = forms.ChoiceField(label="Vai trò")
    title = forms.CharField(label="Chức vụ", max_length=120, required=False)
    from_day = DayField(label="Từ ngày")

    def __init__(self, *args: Any, day: date, roles: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reporting().on(day)
        self.fields["role"].choices = [(r.value, r.label) for r in Role if r in roles]
