"""Forms of agreements: a further period, a commitment moved on, who takes over, who was told."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.registries.agreements.commitments import MOVABLE
from nhipcau.registries.models import Agreement, AgreementHeir, Commitment
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class RenewForm(OpenForm):
    signed_on = DayField(label="Ngày ký gia hạn, hoặc ngày tự gia hạn")
    until = DayField(label="Kỳ mới đến hết ngày")
    reason = reason_field("Theo văn bản nào, vì sao")


class CommitmentForm(OpenForm):
    to = forms.ChoiceField(label="Tình trạng", widget=forms.RadioSelect)
    told = reason_field("Đã làm được gì, hoặc vì sao không làm", rows=3)
    on = DayField(
        label="Xong ngày",
        required=False,
        help_text=gettext_lazy("Ghi khi đã thực hiện xong."),
    )

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Commitment.State.choices)
        ways = MOVABLE[Commitment.State(commitment.state)]
        self.fields["to"].choices = [(str(to), labels[to]) for to in ways]


class NotifyForm(OpenForm):
    on = DayField(label="Ngày báo đối tác")
    document = AskedField(label="Số, ký hiệu văn bản đã gửi", max_length=120)


class HeirForm(OpenForm):
    """Who takes over where the directory cannot say; who signed stands already."""

    successor = forms.ModelChoiceField(
        label="Bên kế thừa", queryset=Unit.objects.none(), empty_label="–"
    )
    effective_on = DayField(label="Kế thừa từ")
    notified_on = DayField(label="Đã báo đối tác ngày", required=False)
    document = forms.CharField(label="Văn bản thông báo", max_length=120, required=False)

    def __init__(
        self,
        *args: Any,
        entry: Agreement,
        unit: Unit,
        day: date,
        row: AgreementHeir | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.predecessor = row.predecessor if row else entry.signing_body
        there = Unit.objects.filter(pk=row.successor_id) if row else Unit.objects.none()
        self.fields["successor"].queryset = Unit.objects.reporting().on(day) | there
        if row:
            for name in self.fields:
                self.initial.setdefault(name, getattr(row, name))

    def told(self) -> dict[str, Any]:
        return {"predecessor": self.predecessor, **self.cleaned_data}
