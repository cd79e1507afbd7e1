"""Opening registration for an event, entering a person, changing a list with a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.registries.events.registering import LONGEST, Person
from nhipcau.registries.models import Event, Registration
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.named_rows import CountryField

WORDS = ("public_title", "public_summary", "english_title", "english_summary", "english_venue")
_AREA = forms.Textarea({"rows": 4})


class OpenRegistrationForm(forms.Form):
    capacity = forms.IntegerField(label=_("Số chỗ"), min_value=1, max_value=100_000)
    registers_from = DayField(label=_("Nhận đăng ký từ"))
    registers_until = DayField(
        label=_("Nhận đăng ký đến hết"),
        help_text=_("Sau ngày này chỉ đơn vị thay đổi danh sách, kèm lý do."),
    )
    public_title = forms.CharField(
        label=_("Tên trên trang đăng ký"),
        max_length=400,
        required=False,
        help_text=_("Để trống thì dùng tên trong sổ."),
    )
    public_summary = forms.CharField(
        label=_("Giới thiệu trên trang đăng ký"), required=False, max_length=3000, widget=_AREA
    )
    english_title = forms.CharField(label=_("Tên tiếng Anh"), max_length=400, required=False)
    english_summary = forms.CharField(
        label=_("Giới thiệu tiếng Anh"), required=False, max_length=3000, widget=_AREA
    )
    english_venue = forms.CharField(
        label=_("Địa điểm bằng tiếng Anh"), max_length=300, required=False
    )

    @staticmethod
    def of(event: Event) -> dict[str, Any]:
        names = ("capacity", "registers_from", "registers_until", *WORDS)
        return {name: getattr(event, name) for name in names}


class PersonForm(forms.Form):
    """`reason` is asked for after the deadline alone."""

    source = forms.ChoiceField(
        label=_("Người này"),
        choices=[
            (Registration.Source.OFFICE, _("Được mời, ghi vào danh sách")),
            (Registration.Source.WALK_IN, _("Đến trực tiếp, ghi có mặt ngay")),
        ],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Họ tên"), max_length=LONGEST["name"])
    title = forms.CharField(label=_("Chức vụ"), max_length=LONGEST["title"], required=False)
    organisation = forms.CharField(
        label=_("Cơ quan, doanh nghiệp"), max_length=LONGEST["organisation"], required=False
    )
    country = CountryField(label=_("Nước"), required=False)
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        help_text=_("Có địa chỉ thì vé được gửi tới đó khi sự kiện nhận đăng ký."),
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=LONGEST["phone"], required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=LONGEST["note"], required=False)

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_late:
            self.fields["reason"] = reason_field(_("Lý do thêm sau hạn đăng ký"))

    def person(self) -> Person:
        told = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"source", "reason"}
        }
        return Person(**told)


class PeopleSearch(forms.Form):
    """`xem` is the view that stays while one looks for a name."""

    q = forms.CharField(label=_("Tìm người"), required=False, max_length=200)
    xem = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = reason_field()


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=500, required=False)
