"""A copy that is brought to the desk, and the way back to the queue."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file


def stored(request: HttpRequest, upload: Any) -> StoredFile:
    """The file as it is kept; what is refused of it is said at its field."""
    try:
        return store_file(upload, name=upload.name, by=request.user)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal}) from refusal


def address_of_queue(back: str, anchor: str) -> str:
    return f"{reverse('workspace:clipping_list')}?{back}#{anchor}"
