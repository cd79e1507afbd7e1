"""A change of an approved programme: asked for, answered in writing, and only then done."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.registries import parts
from nhipcau.registries.keeping import as_typed, refresh
from nhipcau.registries.models import PressMail, PressVisit, ProgrammeChange, ProgrammeItem
from nhipcau.registries.press_visits import letters
from nhipcau.registries.steps import held, leave_step


def ask_change(visit: PressVisit, *, what: str, on: date, by: User) -> ProgrammeChange:
    """What the press would like otherwise; nothing of the programme moves yet."""
    found: ProgrammeChange = parts.add(
        visit, ProgrammeChange, values={"what": what, "asked_on": on}, by=by
    )
    return found


@transaction.atomic
def answer(
    change: ProgrammeChange,
    *,
    is_approved: bool,
    document: str,
    on: date,
    by: User,
    adds: Iterable[ProgrammeItem] = (),
    drops: Iterable[ProgrammeItem] = (),
) -> ProgrammeChange:
    """The written answer of the province, `document` its number.

    Approved, the proposed points in `adds` join the programme and those in `drops` leave it.
    Refused, nothing moves: then neither may be given.
    """
    row = held(change.entry)
    found = ProgrammeChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    adds, drops = _points(row, adds), _points(row, drops)
    _refuse(found, is_approved, document, on, [*adds, *drops])
    found.is_approved, found.answered_on = is_approved, on
    found.document = as_typed(found._meta.get_field("document"), document)
    found.full_clean()
    found.save()
    for item in adds:
        item.is_approved = True
        item.save(update_fields=["is_approved"])
    for item in drops:
        item.taken_off_at, item.taken_off_reason = timezone.now(), f"Theo {found.document}"[:500]
        item.save(update_fields=["taken_off_at", "taken_off_reason"])
    changes = {"": [found.what, _said(found, adds, drops)]}
    leave_step(row, "answer_change", by=by, on=on, changes=changes)
    refresh(row, by=by)
    _tell(row, found)
    return found


def _points(row: PressVisit, items: Iterable[ProgrammeItem]) -> list[ProgrammeItem]:
    """Those of the items that stand in the programme of this visit, as they are now."""
    keys = [item.pk for item in items]
    return list(row.programmeitems.filter(pk__in=keys, taken_off_at=None))


def _refuse(
    change: ProgrammeChange, is_approved: bool, document: str, on: date, points: list[Any]
) -> None:
    if change.taken_off_at or change.answered_on:
        raise ValidationError("Đề nghị này đã bỏ hoặc đã được trả lời.", code="answered")
    told: dict[str, ValidationError] = {}
    if not document.strip():
        message = "Ghi số văn bản trả lời; thay đổi chỉ có giá trị bằng văn bản."
        told["document"] = ValidationError(message, code="no_document")
    if on < change.asked_on:
        message = "Ngày trả lời không thể trước ngày đề nghị."
        told["answered_on"] = ValidationError(message, code="order")
    if points and not is_approved:
        message = "Không chấp thuận thì chương trình giữ nguyên; bỏ chọn các điểm."
        told["is_approved"] = ValidationError(message, code="points")
    if told:
        raise ValidationError(told)


def _said(change: ProgrammeChange, adds: list[Any], drops: list[Any]) -> str:
    """The answer as the trail tells it: what was said, in which document, what moved."""
    said = "chấp thuận" if change.is_approved else "không chấp thuận"
    moved = [f"thêm: {item}" for item in adds] + [f"bỏ: {item}" for item in drops]
    return "; ".join([f"{said}, {change.document}", *moved])


def _tell(row: PressVisit, change: ProgrammeChange) -> None:
    words = letters.change_words(change, row.language)
    if letter := letters.made(row, PressMail.Kind.CHANGE, reason=words):
        letter.save()
