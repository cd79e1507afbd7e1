"""Pictures and files come in looked through, and are public only while a release shows them."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F

from nhipcau.documents.kinds import kind_of
from nhipcau.documents.secrecy import refuse_stamps
from nhipcau.documents.storing import Readable, clean_name
from nhipcau.documents.wording import words_of_file
from nhipcau.editorial.models import (
    Attachment,
    Licence,
    Picture,
    Purge,
    Release,
    ReleasedAttachment,
    ReleasedPicture,
)
from nhipcau.editorial.stripping import SUFFIXES, stripped
from nhipcau.organisations.models import User
from nhipcau.search.folded import words_of

_JOINTS: Final = re.compile(r"[_.\-–()\[\]]+")
_IN_USE: Final = (
    "đang được dùng ở trang đã đăng nên không xóa, không thay tệp được; "
    "hãy tải lên thành mục mới rồi dùng mục đó trong bài."
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file that may be kept, under a name that tells nothing but its kind and subject."""

    content: bytes
    name: str


def cleaned_picture(upload: Readable | bytes, *, name: str) -> Cleaned:
    """The picture upright and without what stands beside its pixels.

    Refuses with code too_large, secret, not_picture, too_many_pixels or broken.
    """
    content = _weighed(upload)
    _refuse_stamped_name(name)
    clean = stripped(content)
    return Cleaned(clean.content, f"{_stem(name) or 'anh'}{clean.suffix}")


def cleaned_attachment(upload: Readable | bytes, *, name: str) -> Cleaned:
    """A file for the public to take; of a picture only its pixels.

    Refuses as `documents.storing.store_file` does: programs, macros, passwords, secrecy stamps.
    """
    content = _weighed(upload)
    kind = kind_of(content, name)
    _refuse_stamped_name(name)
    refuse_stamps(words_of_file(content, kind))
    if set(kind.suffixes) & set(SUFFIXES.values()):
        return cleaned_picture(content, name=name)
    suffix = PurePosixPath(clean_name(name, kind)).suffix
    return Cleaned(content, f"{_stem(name) or 'tai-lieu'}{suffix}")


@transaction.atomic
def take_in_picture(
    upload: Readable | bytes,
    *,
    name: str,
    title: str,
    description: str,
    photographer: str,
    licence: str = Licence.OWN,
    licence_note: str = "",
    taken_on: date | None = None,
    people_agreed: bool = False,
    descriptions: dict[str, str] | None = None,
    by: User | None,
) -> Picture:
    """Put a picture into the library, private until a release shows it."""
    clean = cleaned_picture(upload, name=name)
    picture = Picture(
        title=title.strip(),
        description=description.strip(),
        photographer=photographer.strip(),
        licence=licence,
        licence_note=licence_note.strip(),
        taken_on=taken_on,
        people_agreed=people_agreed,
        descriptions=descriptions or {},
        uploaded_by_user=by,
        file=ContentFile(clean.content, name=clean.name),
    )
    _refuse_stamped_words(title, description, *(descriptions or {}).values())
    picture._set_image_file_metadata()
    picture.full_clean(exclude=["collection", "width", "height"])
    picture.save()
    return picture


@transaction.atomic
def take_in_attachment(
    upload: Readable | bytes,
    *,
    name: str,
    title: str,
    language: str = "vi",
    rights: str = "",
    by: User | None,
) -> Attachment:
    """Put a file into the library, private until a release offers it."""
    clean = cleaned_attachment(upload, name=name)
    _refuse_stamped_words(title, rights)
    attachment = Attachment(
        title=title.strip(),
        language=language,
        rights=rights.strip(),
        uploaded_by_user=by,
        file=ContentFile(clean.content, name=clean.name),
    )
    attachment._set_document_file_metadata()
    attachment.full_clean(exclude=["collection"])
    attachment.save()
    return attachment


def is_public(file: Picture | Attachment, file_hash: str = "") -> bool:
    """Whether a current release shows this file with these bytes; its own without `file_hash`."""
    wanted = file_hash or file.file_hash
    return file.pk in _public_ids(type(file), file_hash=wanted, pk=file.pk)


def public_picture_ids() -> set[int]:
    """Pictures that may be given to anybody, as their file is now."""
    return _public_ids(Picture)


def public_attachment_ids() -> set[int]:
    return _public_ids(Attachment)


def words_beside(release: Release) -> dict[int, dict[str, object]]:
    """Picture -> what was told beside it when it went out: description, author, licence."""
    return dict(release.pictures.values_list("picture", "told"))


def why_kept(file: Picture | Attachment) -> str:
    """Why it may be neither deleted nor given another file; empty where it may."""
    if not file.releases.exists():
        return ""
    return f"{'Ảnh' if isinstance(file, Picture) else 'Tài liệu'} này {_IN_USE}"


def _public_ids(
    model: type[Picture] | type[Attachment], *, file_hash: str = "", pk: int | None = None
) -> set[int]:
    """A file that somebody asked to purge is not public from that moment on."""
    name = "picture" if model is Picture else "attachment"
    shown: Any = ReleasedPicture if model is Picture else ReleasedAttachment
    rows = shown.objects.filter(
        release__public_until=None, file_hash=file_hash or F(f"{name}__file_hash")
    )
    if pk is not None:
        rows = rows.filter(**{name: pk})
    spilled = Purge.objects.filter(kind=name, state=Purge.State.ASKED).values_list("target")
    return set(rows.exclude(**{f"{name}__in": spilled}).values_list(name, flat=True))


def _weighed(upload: Readable | bytes) -> bytes:
    limit: int = settings.NHIPCAU_MAX_UPLOAD_BYTES
    content = upload[: limit + 1] if isinstance(upload, bytes) else upload.read(limit + 1)
    if len(content) > limit:
        message = f"Tệp lớn hơn {limit // 2**20} MB; hãy thu nhỏ hoặc chia thành nhiều tệp."
        raise ValidationError(message, code="too_large")
    return content


def _stem(name: str) -> str:
    """Of a name that was sent only its plain letters: "Ảnh biển (1).JPG" -> "anh-bien-1"."""
    return "-".join(words_of(PurePosixPath(name.replace("\\", "/")).stem).split())[:60].strip("-")


def _refuse_stamped_name(name: str) -> None:
    stem = PurePosixPath(name.replace("\\", "/")).stem
    refuse_stamps(f"{stem}\n{_JOINTS.sub(chr(10), stem)}")


def _refuse_stamped_words(*words: str) -> None:
    for word in words:
        refuse_stamps(word)
