"""Files sent with a form of a register, kept before the row that points at them."""

from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.documents.storing import store_file
from nhipcau.organisations.models import User


def with_files(form: Any, *, by: User) -> dict[str, Any]:
    """What the form tells, uploads replaced by the rows of the kept files."""
    told: dict[str, Any] = form.told()
    for name in getattr(form, "files_of", ()):
        upload = told.get(name)
        if upload is None:
            continue
        try:
            told[name] = store_file(upload, name=upload.name, by=by)
        except ValidationError as refusal:
            raise ValidationError({name: refusal}) from refusal
    return told
