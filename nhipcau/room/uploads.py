"""Many files at once: each is looked through before the editor lays it by."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest

from nhipcau.editorial.media import cleaned_attachment, cleaned_picture

_LOOKING: Final = {
    "wagtailimages:add_multiple": cleaned_picture,
    "wagtaildocs:add_multiple": cleaned_attachment,
}


def look_through(name: str, request: HttpRequest) -> str:
    """Put the cleaned files in place of those that were sent; a sentence where one is refused.

    The editor keeps what is sent to these addresses even before its form is filled.
    """
    clean = _LOOKING.get(name)
    if clean is None or request.method != "POST":
        return ""
    for field in list(request.FILES):
        file = request.FILES[field]
        try:
            found = clean(file, name=file.name or "")
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        request.FILES[field] = SimpleUploadedFile(found.name, found.content, file.content_type)
    return ""
