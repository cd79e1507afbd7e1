"""What of an entry may stand outside, and under which section of the portal its page begins."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import SectionPage
from nhipcau.registries.publishing import PUBLIC
from nhipcau.workspace.forms.open_words import OpenForm


class PublicPartForm(OpenForm):
    """`row` is the entry of its register; only fields that may be public can be ticked."""

    title = forms.CharField(label="Tên công khai", max_length=400)
    summary = forms.CharField(
        label="Nội dung công khai",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    parts = forms.MultipleChoiceField(
        label="Phần được công khai", required=False, widget=forms.CheckboxSelectMultiple
    )
    under = forms.ModelChoiceField(
        label="Soạn trang dưới chuyên mục",
        queryset=SectionPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa soạn trang"),
        help_text=gettext_lazy("Trang là bản nháp; người khác kiểm tra trước khi đăng."),
    )

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [
            (name, str(row._meta.get_field(name).verbose_name))
            for name in PUBLIC.get(row.register, ())
        ]
        first = settings.LANGUAGES[0][0]
        sections = SectionPage.objects.filter(locale__language_code=first).order_by("title")
        self.fields["under"].queryset = sections
        stands = {"title": row.public_title or row.title, "summary": row.public_summary}
        self.initial = {**self.initial, **stands, "parts": row.public_parts}
        if row.work_id:
            del self.fields["under"]
