"""Writing a clarification: begun from clippings, revised, its sources put on and taken off."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.press.clarifying.clock import due_day
from nhipcau.press.clarifying.steps import at, held, leave_step
from nhipcau.press.models import Clarification, Clipping
from nhipcau.vietnamese.typed_text import typed, typed_line

LINES: Final = ("title", "asked_by", "asked_number")
TEXTS: Final = ("claim", "situation", "effect", "truth")
FIELDS: Final = (*LINES, *TEXTS, "unit", "asked_on", "due_on", "seen_at")
"""What `revise` changes, "tasks" beside them."""


@transaction.atomic
def draft(
    clippings: Iterable[Clipping],
    *,
    values: Mapping[str, Any],
    unit: Unit,
    by: User,
    tasks: Iterable[Task] = (),
) -> Clarification:
    """Begin from confirmed clippings; the clock starts when the first of them was seen.

    `values` are title, claim and any other of FIELDS but unit and seen_at. Refused with code
    "no_source" without a clipping, "not_confirmed" for one that nobody has confirmed.
    """
    sources = list(dict.fromkeys(clippings))
    if not sources:
        raise ValidationError("Chọn tin đã đăng nội dung sai.", code="no_source")
    for one in sources:
        _refuse_unconfirmed(one)
    row = Clarification(unit=unit, drafter=by, seen_at=min(one.seen_at for one in sources))
    told = {name: value for name, value in values.items() if name not in ("unit", "seen_at")}
    _write(row, told)
    _check(row)
    row.due_on = row.due_on or due_day(row)
    row.save()
    row.tasks.set(tasks)
    for one in sources:
        row.sources.create(clipping=one)
    leave_step(row, "draft", by=by)
    return row


@transaction.atomic
def revise(row: Clarification, *, changes: Mapping[str, Any], by: User) -> Clarification:
    """Change some of FIELDS or "tasks"; a due day that the rule gave follows the rule.

    `seen_at` may not come after the first source was seen (code "after_source"): somebody may have
    seen it before the machine, never later.
    """
    found = held(row, expect=Clarification.EDITABLE)
    before = {name: getattr(found, name) for name in FIELDS}
    ruled = due_day(found)
    _write(found, changes)
    if found.due_on in (None, ruled):
        found.due_on = due_day(found)
    _check(found)
    _refuse_late_clock(found)
    told = {
        name: [_said(before[name]), _said(getattr(found, name))]
        for name in FIELDS
        if before[name] != getattr(found, name)
    }
    if "tasks" in changes:
        told |= _retask(found, changes["tasks"])
    if told:
        found.save()
        leave_step(found, "revise", by=by, changes=told)
    return found


@transaction.atomic
def add_source(row: Clarification, *, clipping: Clipping, by: User) -> Clarification:
    """The same claim stood here too; one seen earlier starts the clock earlier."""
    found = held(row, expect=Clarification.EDITABLE)
    _refuse_unconfirmed(clipping)
    if found.sources.filter(clipping=clipping).exists():
        raise at("clipping", "Tin này đã là nơi đăng nội dung sai.", "known")
    ruled = due_day(found)
    found.sources.create(clipping=clipping)
    found.seen_at = min(found.seen_at, clipping.seen_at)
    if found.due_on == ruled:
        found.due_on = due_day(found)
    found.save(update_fields=["seen_at", "due_on"])
    leave_step(found, "add_source", by=by, changes={"sources": [None, clipping.title]})
    return found


@transaction.atomic
def take_off_source(row: Clarification, *, clipping: Clipping, by: User) -> Clarification:
    """It did not stand there. The clock stays; `revise` may set it right."""
    found = held(row, expect=Clarification.EDITABLE)
    source = found.sources.filter(clipping=clipping).first()
    if source is None:
        raise at("clipping", "Tin này không phải nơi đăng nội dung sai.", "unknown")
    source.delete()
    leave_step(found, "take_off_source", by=by, changes={"sources": [clipping.title, None]})
    return found


def _write(row: Clarification, told: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name not in told:
            continue
        value = told[name]
        if name in LINES:
            refuse_stamped_words(value or "", field=name)
            value = typed_line(value or "")
        elif name in TEXTS:
            refuse_stamped_words(value or "", field=name)
            value = typed(value or "")
        setattr(row, name, value)


def _check(row: Clarification) -> None:
    if not row.title:
        raise at("title", "Ghi tên việc làm rõ.", "required")
    if not row.claim:
        raise at("claim", "Ghi nội dung sai đúng như báo đã đăng.", "required")
    if row.asked_on and row.asked_on > timezone.localdate():
        raise at("asked_on", "Ngày yêu cầu chưa tới; hãy xem lại ngày.", "to_come")
    if row.asked_on and not row.asked_by:
        raise at("asked_by", "Ghi cơ quan đã yêu cầu làm rõ.", "required")
    if row.due_on and row.asked_on and row.due_on < row.asked_on:
        raise at("due_on", "Hạn làm rõ không thể trước ngày yêu cầu.", "before")
    row.clean_fields(exclude=["work", "checker", "outcome_clipping"])


def _refuse_late_clock(row: Clarification) -> None:
    first = min((one.clipping.seen_at for one in _sources(row)), default=None)
    if first and row.seen_at > first:
        message = "Lúc phát hiện không thể sau lúc tin đầu tiên vào hàng chờ."
        raise at("seen_at", message, "after_source")


def _sources(row: Clarification) -> Iterable[Any]:
    return row.sources.select_related("clipping")


def _refuse_unconfirmed(clipping: Clipping) -> None:
    if clipping.state != Clipping.State.CONFIRMED:
        message = f"Tin “{clipping.title}” chưa được xác nhận; hãy xác nhận trước."
        raise at("clipping", message, "not_confirmed")


def _retask(row: Clarification, tasks: Iterable[Task]) -> dict[str, list[Any]]:
    had = sorted(row.tasks.values_list("pk", flat=True))
    row.tasks.set(tasks)
    has = sorted(row.tasks.values_list("pk", flat=True))
    return {"tasks": [had, has]} if had != has else {}


def _said(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Unit) else value
