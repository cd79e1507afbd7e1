"""Answering a change of an approved programme; the days of the figures of foreign press."""

from typing import Any

from django import forms

from nhipcau.registries.models import ProgrammeChange, ProgrammeItem
from nhipcau.workspace.forms.asked import AskedField
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm

_YES, _NO = "yes", "no"


class AnswerForm(OpenForm):
    """`adds` are the points asked for, `drops` those the programme has."""

    is_approved = forms.TypedChoiceField(
        label="Ý kiến trả lời",
        choices=[(_YES, "Chấp thuận"), (_NO, "Không chấp thuận")],
        coerce=lambda value: value == _YES,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn chấp thuận hay không."},
    )
    document = AskedField(label="Số văn bản trả lời", max_length=120)
    answered_on = DayField(label="Ngày trả lời")
    adds = RowsField(
        label="Điểm được thêm vào chương trình",
        queryset=ProgrammeItem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    drops = RowsField(
        label="Điểm bỏ khỏi chương trình",
        queryset=ProgrammeItem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, change: ProgrammeChange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = ProgrammeItem.objects.filter(entry=change.entry_id, taken_off_at=None)
        for name, is_approved in (("adds", False), ("drops", True)):
            rows: Any = self.fields[name]
            rows.queryset = points.filter(is_approved=is_approved)
            rows.label_from_instance = _point
            if not rows.queryset.exists():
                del self.fields[name]


def _point(item: ProgrammeItem) -> str:
    place = f", {item.place}" if item.place else ""
    return f"{item.on:%d/%m/%Y}: {item.what}{place}"
