"""The questions of a publication's review as a form, and the list of questions itself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.registries.models import Publication
from nhipcau.registries.reviewing.passing import ABSENT, NO, YES, Answer, Asked
from nhipcau.workspace.forms.asked import AskedField
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.checks import AskedChoice
from nhipcau.workspace.forms.open_words import OpenForm

WORDS = {YES: gettext_lazy("Có"), NO: gettext_lazy("Không"), ABSENT: gettext_lazy("Không có ở đây")}


class ReviewForm(OpenForm):
    """One choice and one remark a question; the verb says what is open, each at its choice."""

    remark = forms.CharField(
        label="Nhận xét chung",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 3}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        for one in self.asked:
            values = (YES, NO, ABSENT) if one.may_be_absent else (YES, NO)
            self.fields[one.key] = AskedChoice(
                label=_(one.words),
                choices=[(value, WORDS[value]) for value in values],
                widget=forms.RadioSelect,
            )
            self.fields[f"{one.key}_remark"] = forms.CharField(
                label=_("Ghi chú"), required=False, max_length=1000
            )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[one.key], self[f"{one.key}_remark"]) for one in self.asked]

    def answers(self) -> dict[str, Answer]:
        told = self.cleaned_data
        return {
            one.key: Answer(told.get(one.key, ""), told.get(f"{one.key}_remark", ""))
            for one in self.asked
        }


class QuestionForm(OpenForm):
    """A question of the office's own."""

    words = AskedField(
        label="Câu hỏi",
        max_length=400,
        help_text=gettext_lazy("Hỏi sao cho “Có” là đạt."),
        widget=forms.Textarea({"rows": 2}),
    )
    applies_to = forms.MultipleChoiceField(
        label="Áp dụng cho thể loại",
        required=False,
        choices=Publication.Form.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn là mọi thể loại."),
    )
    only_maps = forms.BooleanField(label="Chỉ hỏi khi ấn phẩm có bản đồ", required=False)
    from_day = DayField(label="Dùng từ ngày")


class RewordForm(OpenForm):
    words = AskedField(label="Câu hỏi mới", max_length=400, widget=forms.Textarea({"rows": 2}))
