"""Where file and web differ, a person chooses field by field; or drops the file."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.exchange.earlier import base_for
from nhipcau.exchange.judging import codes_of, left_out, merge_into
from nhipcau.exchange.merging import (
    Conflict,
    Key,
    Merge,
    Value,
    Values,
    entries_of,
    from_json,
    name_of,
    texts_of,
    values_of,
)
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import leave_step
from nhipcau.exchange.remembering import conflict_as_json, conflicts_from_json
from nhipcau.organisations.models import User
from nhipcau.reports.models import WITH_UNIT, UnitReport
from nhipcau.reports.prefilling import prefill
from nhipcau.reports.steps import locked_report
from nhipcau.reports.writing import AT_FIELD, write

State = ReturnedForm.State
FILE, WEB = "file", "web"
NOT_CHOSEN: Final = "Chọn giữ nội dung trên web hoặc lấy từ tệp."
_ASK_ANEW: Final = (
    "Báo cáo vừa được sửa trên trang web sau khi danh sách này mở; hãy xem lại các chỗ khác nhau "
    "rồi chọn lại. Chưa có gì được ghi."
)


def settle(returned: ReturnedForm, *, choices: Mapping[str, str], by: User) -> ReturnedForm:
    """Write what was chosen for each conflict ("file" or "web", by `merging.name_of` its field).

    What the file alone changed is written along. If the report moved so that the conflicts are
    others by now, they are listed anew and the code is "moved". Refuses with code state, a
    conflict without a choice under its name with code choice, and whatever writing refuses.
    """
    with transaction.atomic():
        held = _held(returned)
        report = prefill(locked_report(held.report, expect=WITH_UNIT))
        file, web = from_json(held.content), values_of(report)
        base = _base(held, file, web)
        held.notes = list(dict.fromkeys([*held.notes, *left_out(report, base, file, web)]))
        merged = merge_into(report, base, file, by=by)
        asked = conflicts_from_json(held.conflicts)
        is_moved = list(merged.conflicts) != asked
        if is_moved:
            held.conflicts = [conflict_as_json(one) for one in merged.conflicts]
            held.revision = report.revision
            held.save(update_fields=["conflicts", "notes", "revision"])
        else:
            _write(held, report, merged, _chosen(asked, choices), by)
    if is_moved:
        raise ValidationError(_ASK_ANEW, code="moved")
    return held


@transaction.atomic
def discard(returned: ReturnedForm, *, by: User) -> ReturnedForm:
    """Drop what the file says; the file itself stays."""
    held = _held(returned)
    return _move(held, State.DISCARDED, by=by)


def _held(returned: ReturnedForm) -> ReturnedForm:
    held = ReturnedForm.objects.select_for_update().get(pk=returned.pk)
    if held.state != State.CONFLICT:
        message = f"Tệp này đang ở tình trạng “{held.get_state_display()}”, không còn gì để chọn."
        raise ValidationError(message, code="state")
    return held


def _base(held: ReturnedForm, file: Values, web: Values) -> Values:
    issued = held.issued
    return base_for(issued, file, web, by=held.by, before=held.pk) if issued else {}


def _chosen(asked: list[Conflict], choices: Mapping[str, str]) -> dict[str, str]:
    """A choice for every conflict, by its name."""
    missing = [
        name_of(one.key) for one in asked if choices.get(name_of(one.key)) not in (FILE, WEB)
    ]
    if missing:
        raise ValidationError(
            {name: ValidationError(NOT_CHOSEN, code="choice") for name in missing}
        )
    return {name_of(one.key): choices[name_of(one.key)] for one in asked}


def _write(
    held: ReturnedForm, report: UnitReport, merged: Merge, chosen: Mapping[str, str], by: User
) -> None:
    changed: dict[Key, Value] = dict(merged.changed)
    for one in merged.conflicts:
        if chosen[name_of(one.key)] == FILE:
            changed[one.key] = one.file
    try:
        after = write(
            report,
            items=entries_of(changed, values_of(report)),
            general=texts_of(changed),
            revision=report.revision,
            by=by,
        )
    except ValidationError as refusal:
        raise _at_choices(refusal, held, merged) from refusal
    held.choices = dict(chosen)
    state = State.UNCHANGED if after.revision == report.revision else State.ACCEPTED
    _move(held, state, by=by)


def _at_choices(refusal: ValidationError, held: ReturnedForm, merged: Merge) -> ValidationError:
    """The refusals of writing at the choice that mends them, else above all, with the task."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    asked = {name_of(one.key) for one in merged.conflicts}
    codes = codes_of(held.report)
    told: dict[str, list[ValidationError]] = {}
    for name, errors in refusal.error_dict.items():
        for error in errors:
            field = AT_FIELD.get(error.code or "", "words")
            at = f"{name}.{field}" if name.startswith("item-") else f"general.{name}"
            item = int(name.removeprefix("item-")) if name.startswith("item-") else None
            where = codes.get(item, "Phần chung")
            sentence = f"{where}: {' '.join(error.messages)}"
            told.setdefault(at if at in asked else "__all__", []).append(
                ValidationError(sentence, code=error.code)
            )
    return ValidationError(told)


def _move(held: ReturnedForm, state: str, *, by: User) -> ReturnedForm:
    before, held.state = held.state, state
    held.save(update_fields=["state", "choices", "notes"])
    leave_step(held, before=before, by=by)
    return held
