"""Forms of the room: nothing secret comes in; a picture brings its words and rights."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.editorial.media import Cleaned, cleaned_attachment, cleaned_picture, why_kept
from nhipcau.editorial.slugs import free_slug
from nhipcau.editorial.snapshots import plain_words

NO_SECRETS: Final = _(
    "Không đưa bí mật nhà nước, tin chưa được phép công bố, dữ liệu cá nhân không được đồng ý "
    "vào đây."
)


class PageForm(WagtailAdminPageForm):
    """A page's form; its words are looked through as a whole before anything is kept.

    An address left empty is made of the title.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Để trống thì đặt theo tiêu đề.")

    def clean_slug(self) -> str:
        slug, title = self.cleaned_data.get("slug", ""), self.cleaned_data.get("title", "")
        if slug or not title:
            return slug
        parent = self.parent_page or self.instance.get_parent()
        return free_slug(title, parent=parent, page=self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, value in list(cleaned.items()):  # an error takes its word out
            if isinstance(value, str) and bears_stamp(value):
                self.add_error(name, ValidationError(STAMPED_WORDS, code="secret"))
        if not self.errors and self._has_stamped_body(cleaned):
            # Above the form: a body tells its errors block by block, and this one is of the whole.
            self.add_error(None, ValidationError(STAMPED_WORDS, code="secret"))
        return cleaned

    def _has_stamped_body(self, cleaned: dict[str, Any]) -> bool:
        bodies = {name: told for name, told in cleaned.items() if isinstance(told, StreamValue)}
        if not bodies:
            return False
        draft = self._meta.model(title=cleaned.get("title", ""), **bodies)
        return any(bears_stamp(piece) for piece in plain_words(draft))


class _LibraryForm:
    """What forms of pictures and of documents have in common: what comes in is looked through."""

    cleaned: Callable[..., Cleaned]

    def clean_file(self: Any) -> Any:
        """The file without what it need not tell; refused with a stamp, or where it is in use."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        if self.instance.pk and (sentence := why_kept(self.instance)):
            raise ValidationError(sentence, code="in_use")
        file.seek(0)
        found = type(self).cleaned(file, name=file.name)
        return SimpleUploadedFile(found.name, found.content, file.content_type)

    def clean(self: Any) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, value in list(cleaned.items()):  # an error takes its word out
            if isinstance(value, str) and bears_stamp(value):
                self.add_error(name, ValidationError(STAMPED_WORDS, code="secret"))
        return cleaned


class PictureForm(_LibraryForm, BaseImageForm):
    """Text alternative, author and right of use are compulsory."""

    cleaned = staticmethod(cleaned_picture)

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
    """The right of use is compulsory; the language is one of the portal's."""

    cleaned = staticmethod(cleaned_attachment)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rights" in self.fields:
            self.fields["rights"].required = True
        if "file" in self.fields:
            self.fields["file"].help_text = NO_SECRETS
        if "language" in self.fields:
            label = self.fields["language"].label
            self.fields["language"] = forms.ChoiceField(label=label, choices=settings.LANGUAGES)
