"""Pressing units to report: words to chosen ones, letters to the late ones."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.reports.models import UnitReport
from nhipcau.workspace.forms.asked import AskedField
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm


class RemindForm(OpenForm):
    """The boxes stand in the table of units, one a unit; `ticked` are those to show as chosen."""

    reports = RowsField(label="Đơn vị cần nhắc", queryset=UnitReport.objects.none(), required=False)
    text = AskedField(label="Lời nhắc", max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, reports: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reports"].queryset = UnitReport.objects.filter(pk__in=list(reports))

    def ticked(self) -> set[str]:
        """As posted, or the initial choice."""
        if self.is_bound:
            return set(self.data.getlist("reports"))
        return {str(pk) for pk in self.initial.get("reports", [])}


class LetterForm(OpenForm):
    """`unit` and `province` are the names in which a letter may go out."""

    FORMS = (
        ("all", _("Một công văn gửi chung, kèm danh sách")),
        ("each", _("Mỗi đơn vị một công văn")),
    )

    form = forms.ChoiceField(label="Cách gửi", choices=FORMS, widget=forms.RadioSelect)
    name = forms.ChoiceField(label="Danh nghĩa", widget=forms.RadioSelect)
    answer_by = DayField(label="Đề nghị nộp trước ngày")

    def __init__(self, *args: Any, unit: str, province: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = [("unit", unit), ("province", province)]

    @classmethod
    def usual(cls, answer_by: date) -> dict[str, Any]:
        return {"form": "all", "name": "unit", "answer_by": answer_by}
