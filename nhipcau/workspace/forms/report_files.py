"""What people send and choose where a report comes back as a file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.exchange.settling import FILE, NOT_CHOSEN, WEB
from nhipcau.ui.words import size_words
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.reporting.returned import Difference

ACCEPTED = ".xlsx,.docx"


class FilledForm(forms.Form):
    """The file as the unit saved it. What it is, is told by its content, not by its name."""

    file = forms.FileField(
        label="Tệp đã điền",
        allow_empty_file=True,  # an empty file gets the store's own sentence
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "missing"), gettext_lazy("Hãy chọn tệp biểu mẫu đã điền.")
        ),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        limit = settings.NHIPCAU_MAX_UPLOAD_BYTES
        if file.size > limit:
            told = _("Tệp nặng %(size)s, quá mức %(limit)s; hãy bỏ bớt ảnh trong tệp.")
            sizes = {"size": size_words(file.size), "limit": size_words(limit)}
            raise ValidationError(told % sizes, code="too_large")
        return file


class ChoiceForm(OpenForm):
    """For each field that differs: keep what the web has, or take what the file says."""

    def __init__(self, *args: Any, differences: list[Difference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences = differences
        for one in differences:
            self.fields[one.name] = forms.ChoiceField(
                label=f"{one.where}, {one.what}",
                choices=[(WEB, "Giữ trên web"), (FILE, "Lấy từ tệp")],
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), NOT_CHOSEN),
            )

    def shown(self) -> list[tuple[Difference, forms.BoundField]]:
        return [(one, self[one.name]) for one in self.differences]
