"""Purges, map layers, what every map must show, what was sent to partner channels."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import Attachment, Edition, Picture, Purge
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.forms.asked import AskedField
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.editions import SECRECY
from nhipcau.workspace.forms.open_words import OpenForm

_MOST_DIGITS = 15


class PurgeForm(OpenForm):
    """`kind` and `number` point at it; nothing of the content is asked for or shown."""

    kind = forms.ChoiceField(label="Loại", choices=Purge.Kind.choices)
    number = forms.IntegerField(
        label="Số của trang, ảnh hoặc tài liệu",
        min_value=1,
        max_value=10**_MOST_DIGITS,
        help_text=gettext_lazy("Số ghi ở trang của bài và cạnh ảnh, tài liệu khi kiểm tra."),
    )
    what = AskedField(
        label="Sự việc (không nêu nội dung mật)",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Ví dụ: tài liệu mật bị tải lên nhầm sáng nay."),
    )
    reported_to = AskedField(
        label="Đã báo cho ai", max_length=300, help_text=gettext_lazy("Tên, chức danh, cơ quan.")
    )

    def clean(self) -> dict[str, Any]:
        """`target` is the row that was pointed at."""
        told = super().clean()
        if told.get("kind") and told.get("number"):
            told["target"] = _target(told["kind"], told["number"])
            if told["target"] is None:
                self.add_error("number", _("Không có trang, ảnh hoặc tài liệu nào mang số này."))
        return told


def _target(kind: str, number: int) -> Any:
    if kind == Purge.Kind.PAGE:
        edition = Edition.objects.filter(page=number).select_related("page").first()
        return edition.page if edition else None
    model: Any = Picture if kind == Purge.Kind.PICTURE else Attachment
    return model.objects.filter(pk=number).first()


class LayerForm(OpenForm):
    name = AskedField(label="Tên lớp", max_length=200)
    code = AskedField(
        label="Mã lớp",
        max_length=40,
        help_text=gettext_lazy("Chữ thường không dấu, số, gạch nối. Trùng mã cũ là thay lớp cũ."),
    )
    file = forms.FileField(label="Tệp GeoJSON (WGS 84)", help_text=SECRECY)
    source = AskedField(label="Cơ quan cung cấp", max_length=300)
    source_date = DayField(label="Ngày của số liệu")
    is_base = forms.BooleanField(label="Lớp nền của mọi bản đồ", required=False)


class FeatureForm(OpenForm):
    name = AskedField(label="Tên đối tượng phải có trên mọi bản đồ", max_length=200)
    english = forms.CharField(label="Tên tiếng Anh", required=False, max_length=200)
    why = forms.CharField(label="Căn cứ", required=False, max_length=300)


class PublicField(forms.ModelChoiceField):
    def label_from_instance(self, edition: Edition) -> str:
        return f"{title_of(edition.page)} ({language_words(edition.language)})"


class OnwardForm(OpenForm):
    edition = PublicField(label="Bài đã gửi", queryset=Edition.objects.none())
    partner = AskedField(
        label="Kênh đối tác", max_length=150, help_text=gettext_lazy("Ví dụ: Vietnam.vn.")
    )
    sent_on = DayField(label="Ngày gửi")
    note = forms.CharField(
        label="Ghi chú", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, editions: QuerySet[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions


class AcceptedForm(OpenForm):
    accepted_on = DayField(label="Ngày được đăng")
    url = forms.URLField(
        label="Địa chỉ nơi đăng", required=False, max_length=500, assume_scheme="https"
    )
