"""A file that holds personal data is taken off the disk; its row stays without name and mark."""

from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import User

EMPTIED = "(đã xóa dữ liệu cá nhân)"


def empty_file(file: StoredFile, *, by: User | None) -> bool:
    """Whether it was emptied: a file that something else stands on is left to that.

    The disk is written at once: what is to be gone must not outlive a failure further on. The mark
    goes as well, so that the same paper may come in again.
    """
    if file.purged_at or _users_of(file) > 1:
        return False
    if file.content:
        file.content.delete(save=False)
    file.name, file.size, file.sha256 = EMPTIED, 0, ""
    file.purged_at, file.purged_by = timezone.now(), by
    file.purge_reason = "Hết thời gian giữ dữ liệu cá nhân."
    file.save()
    return True


def _users_of(file: StoredFile) -> int:
    """How many rows of any sort lean on the file."""
    ways = file._meta.related_objects
    return sum(
        way.related_model._base_manager.filter(**{way.field.name: file}).count() for way in ways
    )
