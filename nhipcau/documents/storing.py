"""The only door by which a file comes in: weighed, recognised, looked through, then kept."""

import re
import unicodedata
import weakref
from collections.abc import Callable
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final, Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from nhipcau.documents.kinds import FileKind, kind_of
from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamps
from nhipcau.documents.wording import words_of_file
from nhipcau.organisations.models import User

_LONGEST_NAME: Final = 150
"""Characters of a file name that are kept, without its ending."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_JOINTS = re.compile(r"[_.\-–()\[\]]+")
_SEPARATORS = re.compile(r'[/\\:*?"<>|]+')


class Readable(Protocol):
    """Anything that gives its bytes: an upload, an open file."""

    def read(self, size: int = ..., /) -> bytes: ...


@transaction.atomic
def store_file(upload: Readable | bytes, *, name: str, by: User | None) -> StoredFile:
    """Keep a file. If the transaction around it fails, nothing of it stays on disk.

    Refuses with code too_large, empty, program, macro, encrypted, archive, bomb, broken,
    unknown_kind, purged, or secret: a file that bears a secrecy stamp is neither kept nor logged.
    """
    content = _weighed(upload)
    kind = kind_of(content, name)
    digest = sha256(content).hexdigest()
    if StoredFile.objects.filter(sha256=digest).exclude(purged_at=None).exists():
        raise ValidationError(
            "Tệp này đã bị xóa hẳn khỏi hệ thống và không được nhận lại.", code="purged"
        )
    refuse_stamps(_words_of_name(name))
    refuse_stamps(words_of_file(content, kind))
    stored = StoredFile(
        name=clean_name(name, kind),
        media_type=kind.media_type,
        size=len(content),
        sha256=digest,
        stored_by=by,
    )
    # Named by its content: nothing of the name that was sent reaches the disk.
    stored.content.save(f"{digest}{kind.suffixes[0]}", ContentFile(content), save=False)
    _unless_committed(stored.content.storage, stored.content.name or "")
    stored.save()
    return stored


def clean_name(name: str, kind: FileKind) -> str:
    """The name for people: no folders, no signs that hide or steer, with an ending that is true."""
    words = _UNPRINTABLE.sub("", unicodedata.normalize("NFC", name))
    last = PurePosixPath(words.replace("\\", "/")).name
    bare = _SEPARATORS.sub(" ", last).strip(" .")
    suffix = PurePosixPath(bare).suffix.lower()
    if suffix in kind.suffixes:
        bare = bare[: -len(suffix)].strip(" .")
    else:
        suffix = kind.suffixes[0]
    return (bare[:_LONGEST_NAME].strip() or "tep") + suffix


def _words_of_name(name: str) -> str:
    """The name without its ending, its parts on lines of their own, as stamps stand."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return f"{stem}\n{_JOINTS.sub(chr(10), stem)}"


def _weighed(upload: Readable | bytes) -> bytes:
    limit: int = settings.NHIPCAU_MAX_UPLOAD_BYTES
    content = upload[: limit + 1] if isinstance(upload, bytes) else upload.read(limit + 1)
    if len(content) > limit:
        raise ValidationError(
            "Tệp lớn hơn %(limit)s MB; hãy bỏ bớt ảnh hoặc chia thành nhiều tệp.",
            code="too_large",
            params={"limit": limit // 2**20},
        )
    return content


def _unless_committed(storage: Storage, path: str) -> None:
    """Delete the file when the transaction is rolled back.

    Django calls back on commit only. The callback is dropped on rollback, whatever its cause or
    depth, and with it goes the last hold on the token that keeps the file.
    """
    token = _Token()
    undo = weakref.finalize(token, storage.delete, path)
    transaction.on_commit(token.keeping(undo.detach))


class _Token:
    def keeping(self, release: Callable[[], object]) -> Callable[[], None]:
        """A callback that calls `release` and, until it is dropped, keeps this token alive."""

        def keep() -> None:
            release()
            _ = self

        return keep
