"""Forms of the room: nothing secret comes in; a picture brings its words and rights."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.editorial.snapshots import plain_words

NO_SECRETS: Final = _(
    "Không đưa bí mật nhà nước, tin chưa được phép công bố, dữ liệu cá nhân không được đồng ý "
    "vào đây."
)
IN_USE: Final = _(
    "Trang đang công khai có dùng tệp này nên không thay tệp được. Hãy tải tệp mới lên rồi chọn "
    "tệp mới trong bài."
)


class PageForm(WagtailAdminPageForm):
    """A page's form; its words are looked through as a whole before anything is kept."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str) and bears_stamp(value):
                self.add_error(name, ValidationError(STAMPED_WORDS, code="secret"))
        if not self.errors and self._has_stamped_body(cleaned):
            self.add_error("body", ValidationError(STAMPED_WORDS, code="secret"))
        return cleaned

    def _has_stamped_body(self, cleaned: dict[str, Any]) -> bool:
        if "body" not in cleaned:
            return False
        draft = self._meta.model(title=cleaned.get("title", ""), body=cleaned["body"])
        return any(bears_stamp(piece) for piece in plain_words(draft))


class _LibraryForm:
    """What forms of pictures and of documents have in common."""

    def clean(self: Any) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # of the form it is mixed into
        for name, value in cleaned.items():
            if isinstance(value, str) and bears_stamp(value):
                self.add_error(name, ValidationError(STAMPED_WORDS, code="secret"))
        if self.instance.pk and "file" in self.changed_data and self._is_public():
            self.add_error("file", ValidationError(IN_USE, code="in_use"))
        return cleaned

    def _is_public(self: Any) -> bool:
        shown: bool = self.instance.releases.filter(release__public_until=None).exists()
        return shown


class PictureForm(_LibraryForm, BaseImageForm):
    """Text alternative, author and right of use are compulsory."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("description", "photographer", "licence"):
            if name in self.fields:
                self.fields[name].required = True
        if "description" in self.fields:
            self.fields["description"].label = _("Mô tả ảnh (cho người không nhìn thấy ảnh)")
        if "file" in self.fields:
            self.fields["file"].help_text = NO_SECRETS


class DocumentForm(_LibraryForm, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rights" in self.fields:
            self.fields["rights"].required = True
        if "file" in self.fields:
            self.fields["file"].help_text = NO_SECRETS
        if isinstance(self.fields.get("language"), forms.CharField):
            self.fields["language"] = _language_field(self.fields["language"])


def _language_field(field: forms.Field) -> forms.ChoiceField:
    """The languages of the portal instead of a code typed by hand."""
    from django.conf import settings  # noqa: PLC0415  read when the form is made

    return forms.ChoiceField(label=field.label, choices=settings.LANGUAGES)
