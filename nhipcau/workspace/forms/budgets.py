"""Forms of money: a line, an amount with its proof, a correction, a reason, the parts of tasks."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.budgets.items import items
from nhipcau.budgets.lines import FIELDS, Share
from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.plans.models import Task, TaskGroup
from nhipcau.ui.words import shortened
from nhipcau.vietnamese.money import NotMoney, read_money
from nhipcau.vietnamese.numbers import format_number
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm

Row = tuple[Task, list[forms.BoundField]]

SECRECY = gettext_lazy("Không đưa bí mật nhà nước vào hệ thống này.")
HOW_TO_WRITE = gettext_lazy("Đồng; ghi 1.234.567 hoặc 12,5 triệu.")


class MoneyField(forms.Field):
    """A sum in whole đồng as people type it; an empty one is None and never zero."""

    def prepare_value(self, value: Any) -> Any:
        return format_number(int(value)) if isinstance(value, int | Decimal) else value

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_money(text)
        except NotMoney as refusal:
            raise ValidationError(_(str(refusal)), code="money") from refusal

    def validate(self, value: int | None) -> None:
        if self.required and value is None:
            raise ValidationError(_("Ghi số tiền."), code="required")


class LineForm(OpenForm):
    """What a line says of itself."""

    title = forms.CharField(
        label="Nội dung chi",
        max_length=500,
        help_text=gettext_lazy("Ví dụ: In sách ảnh giới thiệu tỉnh bằng tiếng Anh."),
    )
    source = forms.ChoiceField(label="Nguồn kinh phí", choices=BudgetLine.Source.choices)
    item = forms.ChoiceField(label="Mục chi", required=False)
    is_integrated = forms.BooleanField(
        label="Lồng ghép",
        required=False,
        help_text=gettext_lazy("Dùng kinh phí của hoạt động khác, không có số tiền riêng."),
    )
    note = forms.CharField(
        label="Ghi chú", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [(item.code, shortened(item.label, 90)) for item in items().values()]
        self.fields["item"].choices = [("", _("Chưa xếp mục chi")), *codes]

    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class NewLineForm(LineForm):
    """A line and, where they are known already, its first amounts of one paper."""

    estimate = MoneyField(label="Dự toán", required=False, help_text=HOW_TO_WRITE)
    allocated = MoneyField(label="Được giao", required=False, help_text=HOW_TO_WRITE)
    day = DayField(label="Ngày của văn bản", required=False)
    document_number = forms.CharField(label="Số văn bản", required=False, max_length=120)

    def amounts(self) -> dict[str, int]:
        """Stage -> amount of those that were given."""
        given = {name: self.cleaned_data.get(name) for name in ("estimate", "allocated")}
        return {stage: amount for stage, amount in given.items() if amount is not None}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and self.amounts() and not cleaned.get("day"):
            self.add_error("day", _("Ghi ngày của văn bản có các số tiền này."))
        return cleaned


class ReviseLineForm(LineForm):
    reason = forms.CharField(
        label="Lý do sửa", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )


class EntryForm(OpenForm):
    """An amount with what stands behind it."""

    stage = forms.ChoiceField(label="Loại số", choices=BudgetEntry.Stage.choices)
    amount = MoneyField(label="Số tiền", help_text=HOW_TO_WRITE)
    day = DayField(label="Ngày của văn bản, chứng từ")
    document_number = forms.CharField(label="Số văn bản, chứng từ", required=False, max_length=120)
    file = forms.FileField(label="Tệp", required=False, help_text=SECRECY)
    note = forms.CharField(label="Diễn giải", required=False, max_length=500)


class SpendingForm(EntryForm):
    """What a unit enters of tasks it leads: spending, with proof."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stage = BudgetEntry.Stage.SPENT
        self.fields["stage"].choices = [(stage.value, stage.label)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned["document_number"] or cleaned["file"]):
            self.add_error(
                "document_number", _("Ghi số chứng từ hoặc đính kèm tệp làm căn cứ cho khoản chi.")
            )
        return cleaned


class ProofForm(OpenForm):
    """What stands behind an entry that came without."""

    document_number = forms.CharField(label="Số văn bản, chứng từ", required=False, max_length=120)
    file = forms.FileField(label="Tệp", required=False, help_text=SECRECY)


class CorrectForm(OpenForm):
    """What an entry should come to, and why."""

    amount = MoneyField(label="Số tiền đúng", help_text=HOW_TO_WRITE)
    day = DayField(label="Ngày điều chỉnh")
    document_number = forms.CharField(label="Số văn bản, chứng từ", required=False, max_length=120)
    file = forms.FileField(label="Tệp", required=False, help_text=SECRECY)
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea({"rows": 2}))


class ReasonForm(OpenForm):
    reason = reason_field()


def _plain(weight: Decimal | None) -> str | None:
    """ "2", "2,5": as people type it, without zeros behind."""
    return None if weight is None else format_number(weight).replace(".", "")


class SharesForm(OpenForm):
    """For each task a weight or a fixed amount; nothing leaves it out of the line."""

    def __init__(self, *args: Any, tasks: Iterable[Task], line: BudgetLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = list(tasks)
        held = self.held = {share.task_id: share for share in line.shares.all()}
        for task in self.tasks:
            share = held.get(task.pk)
            self.fields[f"weight-{task.pk}"] = forms.DecimalField(
                label=_("Tỷ trọng"), required=False, localize=True, max_digits=9, decimal_places=2,
                min_value=0, initial=_plain(share.weight) if share else None,
            )  # fmt: skip
            if not line.is_integrated:
                self.fields[f"amount-{task.pk}"] = MoneyField(
                    label=_("Số tiền cố định"), required=False,
                    initial=share.amount if share else None,
                )  # fmt: skip

    def sharing(self) -> list[Row]:
        """Tasks that have a part already, each with its fields."""
        return [self._row(task) for task in self.tasks if task.pk in self.held]

    def others(self) -> list[tuple[TaskGroup, list[Row], bool]]:
        """The rest of the plan by sections; whether something was typed into one of them."""
        rest = [one for one in self.tasks if one.pk not in self.held and one.left_on is None]
        by_group = groupby(rest, key=lambda task: task.group)
        found = [(group, [self._row(task) for task in tasks]) for group, tasks in by_group]
        return [
            (group, rows, any(bound.data for _task, fields in rows for bound in fields))
            for group, rows in found
        ]

    def _row(self, task: Task) -> Row:
        names = (f"weight-{task.pk}", f"amount-{task.pk}")
        return task, [self[name] for name in names if name in self.fields]

    def shares(self) -> list[Share]:
        """A zero is as good as nothing here: it says that the task has no part."""
        found = []
        for task in self.tasks:
            weight = self.cleaned_data.get(f"weight-{task.pk}") or None
            amount = self.cleaned_data.get(f"amount-{task.pk}") or None
            if weight is not None or amount is not None:
                found.append(Share(task, weight=weight, amount=amount))
        return found

    def refuse(self, refusal: ValidationError) -> None:
        """The sentences name the task they are about, so they stand above the form."""
        for sentence in refusal.messages:
            self.add_error(None, sentence)
