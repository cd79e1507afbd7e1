"""The one true deletion of documents: a file that should never have come in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import User


@transaction.atomic
def purge_file(file: StoredFile, *, reason: str, by: User) -> StoredFile:
    """Delete the content and the name of the file and of every copy of it; the rows stay.

    The fingerprint stays too, so that the same file cannot come in again. `reason` must not tell
    the content. What was read out of the file belongs to those who read it: they purge their own.
    """
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do xóa hẳn tệp, không nêu nội dung.", code="reason")
    copies = list(StoredFile.objects.select_for_update().filter(sha256=file.sha256))
    if all(copy.purged_at for copy in copies):
        raise ValidationError("Tệp này đã được xóa hẳn.", code="purged")
    for copy in copies:
        if copy.content:
            # At once, not on commit: a secret must not outlive a failure further on.
            copy.content.delete(save=False)
        copy.name = "(đã xóa hẳn)"
        copy.size = 0
        copy.purged_at = timezone.now()
        copy.purged_by = by
        copy.purge_reason = reason.strip()
        copy.save()
    file.refresh_from_db()
    return file
