"""Rows for tests: stored files and official documents."""

from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile

from nhipcau.documents.models import LegalBasis, OfficialDocument, StoredFile
from nhipcau.organisations.models import User


def make_file(
    *,
    name: str = "ke-hoach.txt",
    content: bytes = b"KE HOACH",
    media_type: str = "text/plain",
    stored_by: User | None = None,
) -> StoredFile:
    """A file on disk with its row. For what an upload must go through, call `store_file`."""
    digest = sha256(content).hexdigest()
    return StoredFile.objects.create(
        content=ContentFile(content, name=digest),
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=digest,
        stored_by=stored_by,
    )


def make_document(**fields: object) -> OfficialDocument:
    """An incoming plan document unless `fields` says otherwise."""
    values: dict[str, object] = {
        "kind": OfficialDocument.Kind.PLAN,
        "direction": OfficialDocument.Direction.INCOMING,
        "number": "01/KH-UBND",
        "issued_on": date(2024, 1, 15),
        "issuer": "Ủy ban nhân dân tỉnh",
        "subject": "Công tác thông tin đối ngoại năm 2024",
    }
    return OfficialDocument.objects.create(**(values | fields))


def make_basis(**fields: object) -> LegalBasis:
    """A decree that others cite, with a number and no day known, unless told otherwise."""
    values: dict[str, object] = {"kind": "Nghị định", "number": "72/2015/NĐ-CP"}
    return LegalBasis.objects.create(**(values | fields))
