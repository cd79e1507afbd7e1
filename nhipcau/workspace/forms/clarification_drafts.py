"""Beginning a clarification: its words and the clippings where the claim stood."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.press.models import Clipping
from nhipcau.workspace.forms.clarifications import WordsForm
from nhipcau.workspace.forms.clarified_clippings import ClippingsField, clippings_offered


class DraftForm(WordsForm):
    """`words` find others than the nearest; what is ticked, sent or begun with, stays offered."""

    clippings = ClippingsField(
        label="Tin đã đăng nội dung sai",
        queryset=Clipping.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn tin đã đăng nội dung sai.")},
        help_text=gettext_lazy("Chỉ chọn được tin đã xác nhận."),
    )

    def __init__(
        self, *args: Any, first: Clipping | None = None, words: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ticked = self.data.getlist("clippings") if self.is_bound else self.initial["clippings"]
        kept = [str(getattr(one, "pk", one)) for one in ticked]
        self.fields["clippings"].queryset = clippings_offered(first, words=words, kept=kept)
