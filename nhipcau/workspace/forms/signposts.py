"""What people look for among signs, and what they write about one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import Work
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.open_words import OpenForm


class SignpostSearch(forms.Form):
    q = forms.CharField(label="Từ trong tên, nơi đặt, mã", required=False, max_length=200)


class PageLookup(forms.Form):
    """Which pages to show for choosing."""

    trang = forms.CharField(label="Từ trong tiêu đề trang", required=False, max_length=200)


class SignpostForm(OpenForm):
    name = forms.CharField(
        label="Tên biển", max_length=200, help_text=gettext_lazy("In lớn trên biển.")
    )
    place = forms.CharField(label="Nơi đặt", max_length=300, required=False)
    work = forms.ModelChoiceField(
        label="Trang dẫn tới",
        queryset=Work.objects.all(),
        error_messages={"required": gettext_lazy("Chọn trang mà biển dẫn tới.")},
    )
    reason = forms.CharField(label="Lý do đổi", max_length=2000, required=False)


class TakeDownForm(OpenForm):
    reason = reason_field()


class SheetForm(forms.Form):
    """Which signs go on the sheet."""

    signs = forms.MultipleChoiceField(label="Biển để in", required=False)

    def __init__(self, *args: Any, offered: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signs"].choices = [(str(pk), str(pk)) for pk in offered]
