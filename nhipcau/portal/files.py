"""Files for the public to take: their addresses, sizes and names."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.urls import reverse

from nhipcau.editorial.models import Attachment
from nhipcau.portal.noting import note


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as a page offers it; `size` in bytes, `extension` without its dot, in capitals."""

    address: str
    name: str
    size: int
    extension: str


def offered(file: Attachment, label: str = "") -> Offered:
    return Offered(
        address=address_of_file(file),
        name=label or file.title,
        size=file.get_file_size() or 0,
        extension=PurePosixPath(file.file.name).suffix.lstrip(".").upper(),
    )


def address_of_file(file: Attachment) -> str:
    """The mark of the file is in its address: another file has another address."""
    note(f"attachment:{file.pk}")
    name = PurePosixPath(file.file.name).name
    return reverse("portal:file", args=[file.pk, file.get_file_hash()[:12], name])
