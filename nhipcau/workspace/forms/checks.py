"""The questions of a check as a form, and the way back with a reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from nhipcau.editorial.questions import ABSENT, NO, QUESTIONS, YES
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.open_words import OpenForm

_KNOWN = {question.code: question for question in QUESTIONS}


class AskedChoice(forms.ChoiceField):
    """Shown as needed; left open it is the verb that says so."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class CheckForm(OpenForm):
    """One choice and one note a question; the verb refuses what is open, each at its choice.

    `present` are codes whose thing is plainly there, so that "none here" is not offered.
    """

    def __init__(self, *args: Any, codes: list[str], present: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [code for code in codes if code in _KNOWN]
        for code in self.codes:
            question = _KNOWN[code]
            choices = [(YES, _("Có, đúng")), (NO, _("Không"))]
            if question.may_be_absent and code not in present:
                choices.append((ABSENT, _("Bài không có nội dung này")))
            self.fields[code] = AskedChoice(
                label=_(question.words), choices=choices, widget=forms.RadioSelect
            )
            self.fields[f"{code}_note"] = forms.CharField(
                label=_("Ghi chú"), required=False, max_length=1000
            )

    def answers(self) -> Mapping[str, Mapping[str, str]]:
        told = self.cleaned_data
        return {
            code: {"answer": told.get(code, ""), "note": told.get(f"{code}_note", "")}
            for code in self.codes
        }


class SendBackForm(OpenForm):
    reason = reason_field("Điều phải sửa", rows=4)
