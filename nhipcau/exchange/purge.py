"""Purging what was read out of a filled-in form that should never have come in."""

from django.db import transaction

from nhipcau.documents.models import StoredFile
from nhipcau.documents.purge import purge_file
from nhipcau.exchange.form import WHOLE_FILE, Problem
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import leave_step
from nhipcau.exchange.remembering import problem_as_json
from nhipcau.organisations.models import User

State = ReturnedForm.State
_PURGED = "Tệp đã được xóa hẳn; lỗi và ghi chú của tệp không còn."


@transaction.atomic
def purge_returned_file(file: StoredFile, *, reason: str, by: User) -> StoredFile:
    """Delete the file for good, and with it all that was read of it; the rows and steps stay.

    What an accepted file wrote stands in its report and is mended there.
    """
    found = list(ReturnedForm.objects.select_for_update().filter(sha256=file.sha256))
    file = purge_file(file, reason=reason, by=by)
    for one in found:
        before = one.state
        if before == State.CONFLICT:
            one.state = State.DISCARDED
        one.name, one.content, one.conflicts, one.notes = file.name, {}, [], []
        if one.problems:
            one.problems = [problem_as_json(Problem(WHOLE_FILE, "", _PURGED))]
        one.save()
        leave_step(one, before=before, by=by, reason=reason)
    return file
