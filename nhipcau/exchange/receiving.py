"""A filled-in file comes in: kept as it is, read, laid against the report, written as a whole."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.kinds import OLD_EXCEL, OLD_WORD, OPEN_SHEET, OPEN_TEXT
from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import bears_stamp
from nhipcau.documents.storing import store_file
from nhipcau.exchange.doors import WAYS, door_of
from nhipcau.exchange.judging import Judgement, failed, judge
from nhipcau.exchange.merging import as_json, entries_of, texts_of
from nhipcau.exchange.models import ReturnedForm, ReturnedFormStep
from nhipcau.exchange.remembering import conflict_as_json, problem_as_json
from nhipcau.organisations.models import User
from nhipcau.reports.models import UnitReport
from nhipcau.reports.prefilling import prefill
from nhipcau.reports.writing import write
from nhipcau.vietnamese.typed_text import typed, typed_line

State = ReturnedForm.State
_NEVER_KEPT: Final = {"secret", "purged"}
_LONGEST_NAME: Final = 200  # characters of the name of a file that the store did not take in
_REMEMBERED: Final = {State.ACCEPTED, State.CONFLICT}
_RELATED: Final = {kind.media_type for kind in (OLD_EXCEL, OPEN_SHEET, OLD_WORD, OPEN_TEXT)}
_SAVE_ANEW: Final = (
    "Tệp không ở dạng .xlsx hoặc .docx; hãy mở tệp, chọn Lưu thành, kiểu .xlsx hoặc .docx rồi nộp "
    "lại."
)
_NO_FORM: Final = "Tệp không phải biểu mẫu Excel (.xlsx) hoặc Word (.docx); hãy chọn đúng tệp."


@transaction.atomic
def receive(report: UnitReport, *, content: bytes, name: str, by: User) -> ReturnedForm:
    """Keep a file and do what it says, wholly or not at all; see its state for what became of it.

    Refuses, keeping nothing, only what may not even be logged: a file that bears a secrecy stamp
    or that was purged (codes secret, purged).
    """
    kept = _keep(content, name, by)
    report = UnitReport.objects.select_for_update().get(pk=report.pk)
    door = ""
    if isinstance(kept, str):
        judgement = failed(kept)
    elif door := door_of(kept.media_type):
        judgement = _done(report, door, content, by)
    else:
        judgement = failed(_SAVE_ANEW if kept.media_type in _RELATED else _NO_FORM)
    file = None if isinstance(kept, str) else kept
    returned = ReturnedForm.objects.create(
        report=report,
        issued=judgement.issued,
        file=file,
        name=file.name if file else _shown_name(name),
        sha256=sha256(content).hexdigest(),
        door=door,
        state=judgement.state,
        problems=[problem_as_json(one) for one in judgement.problems],
        notes=[typed(note) for note in judgement.notes],
        content=as_json(judgement.file) if judgement.state in _REMEMBERED else {},
        conflicts=_conflicts(judgement),
        revision=report.revision,
        by=by,
    )
    leave_step(returned, before="", by=by)
    return returned


def leave_step(returned: ReturnedForm, *, before: str, by: User, reason: str = "") -> None:
    ReturnedFormStep.objects.create(
        returned=returned, from_state=before, to_state=returned.state, reason=reason, by=by
    )


def _keep(content: bytes, name: str, by: User) -> StoredFile | str:
    """The stored original, or the sentence with which the store refused it."""
    try:
        with transaction.atomic():
            return store_file(content, name=name, by=by)
    except ValidationError as refusal:
        if {error.code for error in refusal.error_list} & _NEVER_KEPT:
            raise
        return " ".join(refusal.messages)


def _shown_name(name: str) -> str:
    line = typed_line(name)[-_LONGEST_NAME:]
    is_stamped = bears_stamp(re.sub(r"[\W_]+", "\n", line)) or bears_stamp(line)
    return "(không ghi tên)" if is_stamped or not line else line


def _done(report: UnitReport, door: str, content: bytes, by: User) -> Judgement:
    """Read, judge and, where nothing stands against it, write; else the report stays as it was."""
    returned = WAYS[door].read(content)
    with transaction.atomic():
        report = prefill(report)
        judgement = judge(report, returned, by=by)
        if judgement.state == State.ACCEPTED:
            return _written(report, judgement, by)
        transaction.set_rollback(True)
    return judgement


def _written(report: UnitReport, judgement: Judgement, by: User) -> Judgement:
    changed = judgement.merged.changed
    after = write(
        report,
        items=entries_of(changed, judgement.web),
        general=texts_of(changed),
        revision=report.revision,
        by=by,
    )
    if after.revision != report.revision:
        return judgement
    return Judgement(State.UNCHANGED, (), judgement.notes, judgement.issued)


def _conflicts(judgement: Judgement) -> list[Mapping[str, object]]:
    if judgement.state != State.CONFLICT:
        return []
    return [conflict_as_json(one) for one in judgement.merged.conflicts]
