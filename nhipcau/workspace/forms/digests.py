"""What a person says of a digest: its days, its words, an item, a reader."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.press.digesting.headings import Sorting
from nhipcau.press.models import Clipping, Digest
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm

UP, DOWN, OFF, WORD, TO = "up", "down", "off", "word", "to"
SORTINGS: Final = (
    (Sorting.ORIGIN.value, gettext_lazy("Báo chí nước ngoài, báo chí trong nước")),
    (Sorting.TOPIC.value, gettext_lazy("Theo chủ đề")),
)


def usual_days(rhythm: str, day: date) -> tuple[date, date]:
    """The day before; for a weekly one last Monday to last Sunday, both inclusive."""
    if rhythm != Digest.Rhythm.WEEKLY:
        return day - timedelta(days=1), day - timedelta(days=1)
    monday = day - timedelta(days=day.weekday() + 7)
    return monday, monday + timedelta(days=6)


class DigestForm(OpenForm):
    rhythm = forms.ChoiceField(label="Kỳ", choices=Digest.Rhythm.choices)
    first_on = DayField(label="Từ ngày")
    last_on = DayField(label="Đến ngày")
    sorting = forms.ChoiceField(label="Chia mục", choices=SORTINGS, widget=forms.RadioSelect)
    title = forms.CharField(
        label="Tên",
        max_length=300,
        required=False,
        help_text=gettext_lazy("Để trống: tên gồm kỳ và ngày, sửa được sau."),
    )


class DigestSearch(forms.Form):
    """What one may ask of the list; an answer that means nothing is left out."""

    rhythm = forms.ChoiceField(
        label="Kỳ", required=False, choices=[("", gettext_lazy("Mọi kỳ")), *Digest.Rhythm.choices]
    )
    year = forms.IntegerField(label="Năm", required=False, min_value=1945, max_value=2200)

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        return {name: found[name] for name in ("rhythm", "year") if found.get(name)}


class HeadForm(OpenForm):
    title = forms.CharField(label="Tên", max_length=300)
    lead = forms.CharField(
        label="Nhận định chung",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
    )
    first_on = DayField(label="Từ ngày")
    last_on = DayField(label="Đến ngày")


class AddForm(forms.Form):
    clippings = RowsField(queryset=Clipping.objects.confirmed())


class ItemForm(OpenForm):
    """What to do with which item; `to` counts places from 1."""

    item = forms.IntegerField(min_value=1, max_value=2**62)
    do = forms.ChoiceField(choices=[(name, name) for name in (UP, DOWN, OFF, WORD, TO)])
    to = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    heading = forms.CharField(label="Mục", max_length=120, required=False)
    note = forms.CharField(
        label="Lưu ý", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )


class SortForm(forms.Form):
    """Another way of heading all items, or a heading to move."""

    sorting = forms.ChoiceField(required=False, choices=SORTINGS)
    heading = forms.CharField(required=False, max_length=120, strip=False)
    way = forms.ChoiceField(required=False, choices=[(UP, UP), (DOWN, DOWN)])


class WithdrawForm(OpenForm):
    reason = reason_field("Lý do thu hồi")


class ReaderForm(OpenForm):
    name = forms.CharField(label="Người, cơ quan nhận", max_length=200)
    address = forms.EmailField(label="Địa chỉ thư", max_length=254)
    rhythm = forms.ChoiceField(label="Nhận kỳ", choices=Digest.Rhythm.choices)
