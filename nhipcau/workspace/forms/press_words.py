"""What people write of names and topics, and the passages they try them on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, gettext_noop

from nhipcau.outputs.languages import LANGUAGE_NAMES
from nhipcau.press.models import TopicTerm
from nhipcau.press.reading.names import KINDS, TRAPS
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm

KIND_WORDS = dict(
    zip(
        KINDS,
        (
            gettext_noop("Tỉnh, thành phố"),
            gettext_noop("Thành phố thuộc tỉnh"),
            gettext_noop("Huyện, thị xã"),
            gettext_noop("Xã, phường"),
            gettext_noop("Danh thắng, địa điểm"),
            gettext_noop("Cơ quan, tổ chức"),
            gettext_noop("Đội bóng"),
            gettext_noop("Doanh nghiệp"),
        ),
        strict=True,
    )
)
TRAP_WORDS = dict(
    zip(
        TRAPS,
        (
            gettext_noop("trùng với động từ"),
            gettext_noop("trùng với từ thường"),
            gettext_noop("bỏ dấu thì trùng từ thường"),
            gettext_noop("tỉnh khác cũng có"),
        ),
        strict=True,
    )
)
_LANGUAGES = list(LANGUAGE_NAMES.items())


class NameSearch(forms.Form):
    """An answer that means nothing is left out."""

    q = forms.CharField(label="Tên", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Loại",
        required=False,
        choices=[("", gettext_lazy("Mọi loại")), *KIND_WORDS.items()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})


class NameForm(OpenForm):
    """One way to write a place; `beside` is the place it is another way of, if any."""

    words = AskedField(label="Tên, viết đúng dấu và chữ hoa", max_length=200)
    kind = forms.ChoiceField(label="Loại", choices=list(KIND_WORDS.items()))
    language = forms.ChoiceField(label="Ngôn ngữ", choices=_LANGUAGES, initial="vi")
    from_day = DayField(label="Dùng từ ngày", required=False)
    to_day = DayField(
        label="Dùng đến hết ngày",
        required=False,
        help_text=gettext_lazy("Tên cũ vẫn được tìm; tin ghi rõ đó là tên cũ."),
    )
    traps = forms.MultipleChoiceField(
        label="Dễ nhầm vì",
        required=False,
        choices=list(TRAP_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = reason_field("Lý do thêm")


class ReasonForm(OpenForm):
    reason = reason_field()


class TryForm(forms.Form):
    """A passage that is looked at and kept nowhere."""

    title = forms.CharField(label="Tiêu đề", required=False, max_length=500)
    text = forms.CharField(label="Đoạn văn", max_length=20_000, widget=forms.Textarea({"rows": 8}))


class TryOnDayForm(TryForm):
    day = DayField(label="Ngày đăng", required=False)


class TryInLanguageForm(TryForm):
    language = forms.ChoiceField(
        label="Ngôn ngữ",
        required=False,
        choices=[("", gettext_lazy("Tự nhận ra")), *_LANGUAGES],
    )


class TopicForm(OpenForm):
    name = AskedField(label="Chủ đề", max_length=120)
    english_name = forms.CharField(label="Tên tiếng Anh", max_length=120, required=False)
    threshold = forms.FloatField(
        label="Ngưỡng",
        initial=0,
        min_value=0,
        max_value=1000,
        help_text=gettext_lazy("Tổng điểm phải đạt để gắn chủ đề; 0 là theo ngưỡng chung."),
    )


class TopicReviseForm(TopicForm):
    reason = reason_field()


class TermForm(OpenForm):
    words = AskedField(
        label="Từ, cụm từ",
        max_length=120,
        help_text=gettext_lazy("Dấu * thay cho phần đuôi: touris* gồm tourist, tourism."),
    )
    language = forms.ChoiceField(label="Ngôn ngữ", choices=_LANGUAGES, initial="vi")
    kind = forms.ChoiceField(label="Kiểu", choices=TopicTerm.Kind.choices)
    weight = forms.FloatField(label="Trọng số", initial=3, min_value=0, max_value=20)


class WeightForm(OpenForm):
    weight = forms.FloatField(label="Trọng số", min_value=0, max_value=20)
    reason = reason_field()
