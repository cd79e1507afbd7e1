"""What people type to change a plan: the words of a task, and the paper that brings it in force."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from nhipcau.documents.models import OfficialDocument
from nhipcau.plans.amending.words import FIELDS, PLACE, Row, section_of
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm

NEW_SECTION = "new"


def _words(label: str, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": rows}),
        **more,
    )


class TaskWordsForm(OpenForm):
    """A task in the words of the paper; units and days are read out of them when it is applied."""

    section = forms.ChoiceField(label="Mục")
    group_code = forms.CharField(label="Số mục mới", max_length=60, required=False)
    group_title = forms.CharField(label="Tên mục mới", max_length=1000, required=False)
    number = forms.CharField(label="Số thứ tự", max_length=60, required=False)
    title = AskedField(label="Nội dung nhiệm vụ", widget=forms.Textarea({"rows": 4}))
    lead_text = _words("Chủ trì")
    coordinating_text = _words("Phối hợp")
    timing = _words("Thời gian thực hiện", rows=1)
    product_text = _words("Sản phẩm")
    budget_text = _words("Kinh phí")
    basis_text = _words("Văn bản giao")
    note_text = _words("Ghi chú")
    reason = reason_field("Lý do điều chỉnh")

    def __init__(self, *args: Any, rows: Sequence[Row], row: Row | None = None, **kwargs: Any):
        """`rows` are those of the plan as it would stand; `row` is the one to be changed."""
        self.sections = list({section_of(one): one for one in rows}.values())
        signs = [section_of(one) for one in self.sections]
        initial = {name: row[name] for name in (*FIELDS, "number")} if row else {}
        initial["section"] = str(signs.index(section_of(row)) if row else max(len(signs) - 1, 0))
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        named = [(str(at), _section_name(one)) for at, one in enumerate(self.sections)]
        self.fields["section"].choices = [*named, (NEW_SECTION, _("Mục mới (ghi bên dưới)"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_new = cleaned.get("section") == NEW_SECTION
        if is_new and not (cleaned.get("group_code") or cleaned.get("group_title")):
            self.add_error("group_title", ValidationError("Hãy ghi tên mục mới.", code="section"))
        return cleaned

    def words(self) -> dict[str, str]:
        """What the verb takes: printed words by field, the section among them."""
        told = self.cleaned_data
        words = {name: told[name] for name in (*FIELDS, "number")}
        if told["section"] == NEW_SECTION:
            return words | {name: told[name] for name in PLACE if name != "number"}
        chosen = self.sections[int(told["section"])]
        return words | {name: chosen[name] for name in PLACE if name != "number"}

    @property
    def rare(self) -> list[forms.BoundField]:
        names = ("product_text", "budget_text", "basis_text", "note_text")
        return [self[name] for name in names]

    @property
    def has_rare(self) -> bool:
        """Whether one of the rarer columns says something."""
        return any(bound.value() for bound in self.rare)


def _section_name(row: Row) -> str:
    name = ". ".join(part for part in (row["group_code"], row["group_title"]) if part)
    return name[:120] or _("Danh sách không chia mục")


class RemovalForm(OpenForm):
    """Why a task leaves the plan."""

    reason = reason_field(gettext_noop("Lý do đưa ra khỏi kế hoạch"))


class ApplyForm(OpenForm):
    """The paper by which the amendment comes into force."""

    document_kind = forms.ChoiceField(
        label="Loại văn bản",
        choices=OfficialDocument.Kind.choices,
        initial=OfficialDocument.Kind.DECISION,
    )
    document_number = AskedField(label="Số, ký hiệu", max_length=120)
    issued_on = DayField(label="Ngày văn bản", error_messages={"required": "Hãy ghi ngày văn bản."})
    in_force_from = DayField(
        label="Áp dụng từ ngày", error_messages={"required": "Hãy ghi ngày áp dụng."}
    )
