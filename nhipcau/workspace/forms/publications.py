"""The form of an edition of a publication: what it is, its licence, its deposit, where it is."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import Edition, PublicationPage
from nhipcau.registries.models import Printing, Publication
from nhipcau.workspace.editing.words import language_words
from nhipcau.workspace.forms.entries import RowForm

FIELDS = (
    *("language", "made", "title", "pages", "width_mm", "height_mm", "minutes", "file", "url"),
    *("licence_number", "licensed_on", "licence_until", "deposited_on", "print_run"),
    *("released_on", "page"),
)
HINTS = {
    "minutes": gettext_lazy("Cho clip, phim. Ví dụ: 3,5."),
    "licence_number": gettext_lazy("Giấy phép xuất bản; qua nhà xuất bản thì số quyết định."),
    "licence_until": gettext_lazy("Được nhắc trước 60, 30 và 7 ngày."),
    "released_on": gettext_lazy("Để trống khi chưa phát hành."),
    "title": gettext_lazy("Để trống nếu giống tên ấn phẩm."),
}


class PageChoice(forms.ModelChoiceField):
    """Pages by title and language."""

    def label_from_instance(self, obj: Edition) -> str:
        return f"{obj.page.draft_title} ({language_words(obj.language)})"


class PrintingForm(RowForm):
    """An edition; pages of the portal are those of publications alone."""

    def __init__(
        self, *args: Any, entry: Publication, row: Printing | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, model=Printing, names=FIELDS, entry=entry, row=row, **kwargs)
        for name, hint in HINTS.items():
            self.fields[name].help_text = hint
        self.fields["page"] = PageChoice(
            label=self.fields["page"].label,
            queryset=_pages(),
            required=False,
            empty_label="–",
            help_text=gettext_lazy("Trang ấn phẩm trên cổng, nếu đã có."),
        )


def _pages() -> Any:
    kind = ContentType.objects.get_for_model(PublicationPage)
    return Edition.objects.filter(page__content_type=kind).select_related("page").order_by("-pk")
