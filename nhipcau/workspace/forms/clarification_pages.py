"""Under which section of the portal the page of a clarification begins."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import SectionPage
from nhipcau.press.clarifying.publishing import sections
from nhipcau.workspace.forms.open_words import OpenForm


class PageForm(OpenForm):
    """`is_offered`: the portal has a public section to put it under."""

    under = forms.ModelChoiceField(
        label="Chuyên mục",
        queryset=SectionPage.objects.none(),
        help_text=gettext_lazy("Trang là bản nháp; người khác kiểm tra trước khi đăng."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(sections())
        self.is_offered = bool(found)
        self.fields["under"].queryset = sections()
        self.fields["under"].empty_label = None
        self.initial = {"under": found[0].pk if found else None, **self.initial}
