"""The verbs of a clipping: entered, confirmed, rejected, put right, kept as evidence."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.press import correcting, grouping, searching, showing
from nhipcau.press.addresses import key_of, one_form, refuse_private_pages
from nhipcau.press.copies import copy_of_page
from nhipcau.press.filing import settle_output
from nhipcau.press.models import Clipping, Outlet
from nhipcau.press.steps import held, leave_step
from nhipcau.registries.steps import require_reason
from nhipcau.vietnamese.typed_text import typed

State = Clipping.State

FIELDS: Final = (
    *("title", "published_on", "language", "tone", "excerpt", "place_in_outlet"),
    *("unit", "press_visit", "medium"),
)
"""What `put_right` changes, "tasks" beside them."""
TYPED: Final = (
    *("title", "published_on", "medium", "place_in_outlet", "language", "excerpt", "tone"),
    *("exemption", "press_visit"),
)
"""What a person tells of what was read, heard or seen."""


@transaction.atomic
def enter(
    *,
    outlet: Outlet,
    values: Mapping[str, Any],
    unit: Unit,
    by: User,
    address: str = "",
    tasks: Iterable[Task] = (),
    copy: StoredFile | None = None,
) -> Clipping:
    """What a person read, heard or saw (paper, radio, television, web): confirmed at once.

    `values` are title, published_on and any of TYPED. Refuses what is there already (code known),
    a page of a private person (code private_page), a day to come (code to_come), and one with
    neither a copy nor the reason why (code no_copy).
    """
    Outlet.objects.select_for_update().get(pk=outlet.pk)  # of two clicks the second finds the first
    row = Clipping(outlet=outlet, unit=unit, copy=copy, **_of_a_person(by))
    row.medium, row.language = outlet.medium, next(iter(outlet.languages), "")
    for name in TYPED:
        if values.get(name):
            setattr(row, name, _plain(values[name]))
    _take_address(row, address)
    _check(row)
    _refuse_twice(row)
    if copy is None and not row.exemption:
        message = "Kèm bản lưu (ảnh chụp, tệp ghi), hoặc nêu lý do không có bản lưu."
        raise ValidationError({"exemption": ValidationError(message, code="no_copy")})
    row.save()
    row.tasks.set(tasks)
    searching.keep(row)
    grouping.group(row, by=None)
    leave_step(row, "enter", by=by)
    settle_output(row, by=by)
    return row


@transaction.atomic
def confirm(
    clipping: Clipping, *, unit: Unit, by: User, tasks: Iterable[Task] = (), tone: str = ""
) -> Clipping:
    """A person says that it is about us. Its copy is kept from the page as it was read.

    Where no page was kept it waits for a copy or an exemption before it counts.
    """
    row = held(clipping, expect=(State.NEW, State.REJECTED))
    before, row.state, row.unit = row.state, State.CONFIRMED, unit
    row.tone = tone or row.tone
    _decide(row, by=by)
    if row.copy is None and not row.exemption:
        row.copy = copy_of_page(row, by=by)
    _check(row)
    row.save()
    row.tasks.set(tasks)
    correcting.judge(row, person="about_us", by=by)
    leave_step(row, "confirm", before=before, by=by)
    settle_output(row, by=by)
    return row


@transaction.atomic
def reject(clipping: Clipping, *, reason: str, by: User) -> Clipping:
    """It is not about us; what it counted for is withdrawn, it stays to be found again."""
    row = held(clipping, expect=(State.NEW, State.CONFIRMED))
    if row.state == State.CONFIRMED:
        require_reason(reason, "Nêu lý do bỏ tin đã xác nhận.")
    before, row.state = row.state, State.REJECTED
    _decide(row, by=by)
    row.save()
    correcting.judge(row, person="not_about_us", by=by)
    leave_step(row, "reject", before=before, by=by, reason=reason)
    settle_output(row, by=by)
    return row


@transaction.atomic
def put_back(clipping: Clipping, *, by: User) -> Clipping:
    """A decision is taken back: it waits again, counts for nothing, and judges no machine."""
    row = held(clipping, expect=(State.CONFIRMED, State.REJECTED))
    if row.entered_by_id is not None:
        message = "Tin nhập tay không có hàng chờ để trở lại; hãy bỏ tin nếu nhập nhầm."
        raise ValidationError(message, code="by_hand")
    before, row.state = row.state, State.NEW
    row.decided_at = row.decided_by = row.unit = None
    showing.take_away(row)
    row.save()
    correcting.take_back(row)
    leave_step(row, "put_back", before=before, by=by)
    settle_output(row, by=by)
    return row


@transaction.atomic
def put_right(
    clipping: Clipping, *, changes: Mapping[str, Any], by: User, reason: str = ""
) -> Clipping:
    """Change some of FIELDS or "tasks"; a day or language that the machine read is a correction."""
    row = held(clipping)
    before = {name: getattr(row, name) for name in FIELDS}
    had_tasks = sorted(row.tasks.values_list("pk", flat=True))
    for name in FIELDS:
        if name in changes:
            setattr(row, name, _plain(changes[name]))
    _check(row)
    told = {
        name: [_said(before[name]), _said(getattr(row, name))]
        for name in FIELDS
        if before[name] != getattr(row, name)
    }
    if "tasks" in changes:
        row.tasks.set(changes["tasks"])
        has_tasks = sorted(row.tasks.values_list("pk", flat=True))
        told |= {"tasks": [had_tasks, has_tasks]} if had_tasks != has_tasks else {}
    if not told:
        return row
    row.save()
    searching.keep(row, was=before["published_on"])
    showing.tell_changed(row)
    if "published_on" in told and row.story is not None:
        grouping.settle(row.story)
    correcting.note_changes(row, told, by=by)
    leave_step(row, "put_right", by=by, reason=reason, changes=told)
    settle_output(row, by=by)
    return row


@transaction.atomic
def keep_copy(clipping: Clipping, *, copy: StoredFile, by: User) -> Clipping:
    """A copy made by a person (screenshot, scan, recording). The first one kept stays."""
    row = held(clipping)
    if row.copy is not None:
        raise ValidationError("Tin này đã có bản lưu.", code="has_copy")
    row.copy = copy
    row.save(update_fields=["copy"])
    leave_step(row, "keep_copy", by=by, changes={"copy": ["", copy.sha256]})
    settle_output(row, by=by)
    return row


@transaction.atomic
def exempt(clipping: Clipping, *, reason: str, by: User) -> Clipping:
    """Say why there can be no copy; without it the clipping would not count."""
    row = held(clipping)
    row.exemption = require_reason(reason, "Nêu lý do không có bản lưu.")[:300]
    row.save(update_fields=["exemption"])
    leave_step(row, "exempt", by=by, reason=reason)
    settle_output(row, by=by)
    return row


def _of_a_person(by: User) -> dict[str, Any]:
    """What a person entered has been decided by it."""
    decided = {"state": State.CONFIRMED, "decided_at": timezone.now(), "decided_by": by}
    return {"date_told": "person", "entered_by": by, **decided}


def _decide(row: Clipping, *, by: User) -> None:
    row.decided_at, row.decided_by = timezone.now(), by
    showing.take_away(row)


def _take_address(row: Clipping, address: str) -> None:
    if not address.strip():
        return
    refuse_private_pages(address, field="address")
    row.address, row.key = one_form(address), key_of(address)
    if known := Clipping.objects.filter(key=row.key).first():
        message = f"Tin này đã có: “{known.title}”."
        raise ValidationError({"address": ValidationError(message, code="known")})


def _refuse_twice(row: Clipping) -> None:
    """What was heard or printed has no address: the same title on one day is the same one."""
    same = ("outlet", "title", "published_on", "place_in_outlet", "medium")
    twins = Clipping.objects.filter(**{name: getattr(row, name) for name in same})
    if not row.address and twins.exists():
        message = "Tin này đã có: cùng tiêu đề, cùng ngày. Ghi trang, chương trình nếu là tin khác."
        raise ValidationError({"title": ValidationError(message, code="known")})


def _check(row: Clipping) -> None:
    for name in ("title", "excerpt", "place_in_outlet", "exemption"):
        refuse_stamped_words(getattr(row, name), field=name)
    if row.published_on and row.published_on > timezone.localdate():
        message = "Ngày đăng chưa tới; hãy xem lại ngày."
        raise ValidationError({"published_on": ValidationError(message, code="to_come")})
    row.full_clean(exclude=["key", "page", "output", "copy", "story"], validate_constraints=False)


def _plain(value: Any) -> Any:
    return typed(value) if isinstance(value, str) else value


def _said(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
