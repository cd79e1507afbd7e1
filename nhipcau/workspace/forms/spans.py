"""The days that a page looks at, and what a report of them cites."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.documents.models import LegalBasis
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class SpanForm(forms.Form):
    """Two days, both inclusive; what is left out stays as the page has it."""

    first = DayField(label="Từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("Ngày cuối phải từ ngày đầu trở đi."))
        return cleaned

    def span(self, first: date, last: date) -> tuple[date, date]:
        """The days asked for, or these where none, odd ones or only one side was asked."""
        if not self.is_bound or not self.is_valid():
            return first, last
        first = self.cleaned_data["first"] or first
        last = self.cleaned_data["last"] or last
        return min(first, last), max(first, last)


class ReportForm(OpenForm):
    """The days of a report and the acts it cites; `offered` are (act, name, what is wrong)."""

    first = DayField(label="Từ ngày")
    last = DayField(label="Đến ngày")
    bases = forms.MultipleChoiceField(
        label="Căn cứ ghi trong báo cáo",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Văn bản không được tự thay; hãy chọn văn bản cần dẫn."),
    )

    def __init__(
        self, *args: Any, offered: Sequence[tuple[LegalBasis, str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offered = {str(basis.pk): basis for basis, _name, _wrong in offered}
        self.fields["bases"].choices = [
            (str(basis.pk), f"{name} ({wrong.rstrip('.')})" if wrong else name)
            for basis, name, wrong in offered
        ]
        self.fields["bases"].initial = [str(offered[0][0].pk)] if offered else []

    @property
    def has_bases(self) -> bool:
        return bool(self._offered)

    def told(self) -> dict[str, Any]:
        chosen = [self._offered[pk] for pk in self.cleaned_data["bases"]]
        return {
            "first": self.cleaned_data["first"],
            "last": self.cleaned_data["last"],
            "bases": chosen,
        }
