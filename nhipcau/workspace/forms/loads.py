"""What people type while a plan is on its way into the register."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from nhipcau.organisations.models import Unit, UnitGroup
from nhipcau.plans.importing.accept import fact
from nhipcau.plans.importing.recognise.draft import DraftTask
from nhipcau.ui.words import size_words
from nhipcau.workspace.acceptance.desk import Desk
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm

ACCEPTED = ".docx,.xlsx,.pdf,.txt"
_SHOWN = 60  # characters of a title in a list of choices


class UploadForm(forms.Form):
    """The file as it was received. What it is, is told by its content, not by its name."""

    file = forms.FileField(
        label="Tệp kế hoạch",
        allow_empty_file=True,  # an empty file gets the reader's own sentence
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Hãy chọn tệp kế hoạch trên máy.",
            "invalid": "Hãy chọn tệp kế hoạch trên máy.",
            "missing": "Hãy chọn tệp kế hoạch trên máy.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = size_words(settings.NHIPCAU_MAX_UPLOAD_BYTES)
        self.fields[
            "file"
        ].help_text = (
            f"Word (.docx), Excel (.xlsx), PDF có chữ hoặc văn bản (.txt); tối đa {limit}."
        )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        limit = settings.NHIPCAU_MAX_UPLOAD_BYTES
        if file.size > limit:
            raise ValidationError(
                f"Tệp nặng {size_words(file.size)}, quá mức {size_words(limit)}; "
                "hãy bỏ bớt ảnh hoặc chỉ gửi tệp kế hoạch.",
                code="too_large",
            )
        return file


class RowForm(OpenForm):
    """One row in the words of the paper; units and days are read again from what is typed."""

    number = forms.CharField(label="Số thứ tự", max_length=60, required=False)
    title = forms.CharField(
        label="Nội dung nhiệm vụ",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Hãy ghi nội dung nhiệm vụ."},
    )
    lead_text = forms.CharField(
        label="Chủ trì", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    coordinating_text = forms.CharField(
        label="Phối hợp", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    timeframe_text = forms.CharField(label="Thời gian thực hiện", max_length=500, required=False)
    product_text = forms.CharField(
        label="Sản phẩm", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    budget_text = forms.CharField(
        label="Kinh phí", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    basis_text = forms.CharField(
        label="Văn bản giao", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    note_text = forms.CharField(
        label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @classmethod
    def initial_of(cls, task: DraftTask) -> dict[str, str]:
        return {name: getattr(task, name) for name in cls.base_fields}

    @property
    def usual(self) -> list[forms.BoundField]:
        names = ("number", "title", "lead_text", "coordinating_text", "timeframe_text")
        return [self[name] for name in names]

    @property
    def rare(self) -> list[forms.BoundField]:
        return [self[name] for name in ("product_text", "budget_text", "basis_text", "note_text")]


class DocumentForm(OpenForm):
    """The facts of the document around the table. Blank stays blank: nothing is guessed."""

    issuer = forms.CharField(label="Cơ quan ban hành", max_length=300)
    type = forms.CharField(label="Loại văn bản", max_length=120, required=False)
    number = forms.CharField(label="Số, ký hiệu", max_length=120, required=False)
    place = forms.CharField(label="Địa danh", max_length=120, required=False)
    day = forms.IntegerField(label="Ngày ban hành", min_value=1, max_value=31, required=False)
    month = forms.IntegerField(label="Tháng", min_value=1, max_value=12, required=False)
    year_of_issue = forms.IntegerField(
        label="Năm", min_value=1945, max_value=2200, required=False, localize=False
    )
    title = forms.CharField(
        label="Tên kế hoạch", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    year = forms.IntegerField(
        label="Kế hoạch của năm", min_value=1945, max_value=2200, localize=False
    )

    report_due_on = DayField(
        label="Hạn báo cáo",
        required=False,
        help_text="Ngày cuối cùng còn đúng hạn, ví dụ 09/12/2024.",
    )
    signer_name = forms.CharField(label="Người ký", max_length=200, required=False)
    recipients = forms.CharField(
        label="Nơi nhận, mỗi dòng một nơi", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    @classmethod
    def initial_of(cls, document: dict[str, Any]) -> dict[str, Any]:
        """From the stored draft; a day as a day."""
        told: dict[str, Any] = {name: fact(document, name) for name in cls.base_fields}
        due = told["report_due_on"]
        return told | {"report_due_on": date.fromisoformat(due) if due else None}

    def changes(self) -> list[tuple[str, str]]:
        """What was changed, in an order in which no step makes a day that no calendar has."""
        told = [(name, _words(self.cleaned_data[name])) for name in self.changed_data]
        days = [("day", "")] if "day" in self.changed_data and self.initial["day"] else []
        last = ("year_of_issue", "month", "day")
        return (
            [pair for pair in told if pair[0] not in last]
            + days
            + [pair for name in last for pair in told if pair[0] == name and pair != ("day", "")]
        )


def _words(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


class MoveForm(forms.Form):
    """Where a row belongs: behind another row, or at the head of a section."""

    place = forms.ChoiceField(
        label="Chuyển đến", error_messages={"required": "Hãy chọn chỗ chuyển đến."}
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", "Chọn chỗ"), *_places(desk)]


def _places(desk: Desk) -> list[tuple[str, list[tuple[str, str]]]]:
    """Sections with their rows, as a select groups them."""
    return [
        (
            group.heading[:_SHOWN] or "Danh sách",
            [(f"head:{group.key}", "Đầu mục")]
            + [
                (f"after:{row.key}", f"Sau {row.address} {row.task.title[:_SHOWN]}")
                for row in group.rows
            ],
        )
        for group in desk.groups
    ]


class RemoveForm(OpenForm):
    """Why a row does not belong in the register."""

    reason = forms.CharField(
        label="Lý do gạch bỏ",
        max_length=500,
        error_messages={"required": "Hãy ghi lý do gạch bỏ dòng."},
    )


class MeaningForm(OpenForm):
    """What a printed name means.

    "unit:<code>", "group:<pk>", "new:<kind>", "kinds:<kind>" (the set of all units of a kind),
    "open" (a set that names nobody in particular) or "words" (left as written). "new" and "kinds"
    alone take the kind from the list.
    """

    name = forms.CharField(max_length=1000, strip=False)
    means = forms.CharField(max_length=100)
    kind = forms.ChoiceField(choices=[("", ""), *Unit.Kind.choices], required=False)

    def clean_means(self) -> dict[str, Any]:
        """The body of the directory; for what is to be entered, what was asked."""
        how, _, what = self.cleaned_data["means"].partition(":")
        if how == "unit" and (unit := Unit.objects.filter(code=what).first()):
            return {"unit": unit}
        groups = UnitGroup.objects.filter(pk=int(what) if what.isdecimal() else 0)
        if how == "group" and (group := groups.first()):
            return {"group": group}
        if how in ("new", "kinds", "open", "words"):
            return {how: what}
        raise ValidationError("Không còn đơn vị hay nhóm này; hãy chọn lại.", code="means")

    def chosen(self) -> dict[str, Any]:
        """The keyword for `match_name`; none for a name left as written."""
        means, name = self.cleaned_data["means"], self.cleaned_data["name"]
        name = name[:1].upper() + name[1:]
        if "new" in means:
            kind = means["new"] or self.cleaned_data["kind"]
            is_external = kind in (Unit.Kind.CENTRAL, Unit.Kind.PARTNER)
            return {"new_unit": {"name": name, "kind": kind, "is_external": is_external}}
        if "kinds" in means:
            kinds = [means["kinds"] or self.cleaned_data["kind"]]
            return {"new_group": {"name": name, "kinds": kinds}}
        if "open" in means:
            return {"new_group": {"name": name, "is_open": True}}
        return {} if "words" in means else means


class ReasonForm(OpenForm):
    """Why something is taken back."""

    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do."},
    )
