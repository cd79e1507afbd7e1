"""A file made at once and sent to be kept: its type told by its name."""

from pathlib import PurePosixPath
from typing import Final

from django.http import HttpResponse

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_TYPES: Final = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pdf": "application/pdf",
}


def attachment(content: bytes, name: str) -> HttpResponse:
    """`name` is in plain ASCII and ends in .docx, .xlsx or .pdf."""
    response = HttpResponse(content, content_type=_TYPES[PurePosixPath(name).suffix])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
