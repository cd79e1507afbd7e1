"""Words to the unit of a commitment before its day, and once when it is late."""

from collections.abc import Iterable
from datetime import date

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import User
from nhipcau.registries.agreements.commitments import open_commitments
from nhipcau.registries.models import Commitment
from nhipcau.registries.telling import staff_of
from nhipcau.vietnamese.dates import format_date

BEFORE = (30, 7, 1)
"""Days before the last one on which people are told; ours, no law names them."""


def rung(due_on: date, day: date, before: Iterable[int] = BEFORE) -> int | None:
    """The reminder that is on `day`: the smallest of `before` not yet passed, -1 once late.

    A morning that was missed is made up for by the next one: no equality with one day.
    """
    left = (due_on - day).days
    if left < 0:
        return -1
    return min((days for days in before if left <= days), default=None)


def remind_commitments(*, day: date) -> int:
    """Tell officers and heads of each unit; returns how many notices are new.

    Done again on the same day, or on the next one before another rung, it says nothing.
    """
    dated = open_commitments().filter(due_on__isnull=False).select_related("entry")
    due = [(one, on) for one in dated if one.due_on and (on := rung(one.due_on, day)) is not None]
    units = {one.unit_id or one.entry.unit_id for one, _on in due}
    staff = {unit: staff_of(unit, day=day) for unit in sorted(units)}
    return tell_all(
        _saying(user, one, on)
        for one, on in due
        for user in staff[one.unit_id or one.entry.unit_id]
    )


def _saying(user: User, one: Commitment, on: int) -> Saying:
    told = "quá hạn" if on < 0 else "đến hạn"
    due_on: date = one.due_on or date.max
    return Saying(
        user,
        key=f"commitment:{one.pk}:{due_on.isoformat()}:{on}",
        kind=Notice.Kind.OTHER,
        subject=f"Cam kết {told} {format_date(due_on)}: {one.what[:120]}",
        body=f"Thỏa thuận: {one.entry.title}. Ghi kết quả đến nay hoặc nêu lý do không thực hiện.",
        href=f"/lam-viec/cam-ket/{one.pk}/",
    )
