"""Investors whom nobody has spoken to for too long."""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.registries.models import Event, Investor, StageProof
from nhipcau.registries.telling import focal_officers, staff_of
from nhipcau.vietnamese.dates import format_date

_FILE = Path(__file__).parent.parent / "data" / "silence.json"


@cache
def _rule() -> dict[str, Any]:
    """`days` without a word, `leave_out` the stages in which silence is no fault."""
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found


def silent_days() -> int:
    return int(_rule()["days"])


def silent_on(day: date) -> QuerySet[Investor]:
    """Standing investors with whom nothing happened for more than the days of the rule.

    What happened is a contact, a stage reached, an event held with the partner, or, where there is
    none of them, the entering itself. Those never spoken to first, then the longest silence.
    """
    since = day - timedelta(days=silent_days())
    reached = StageProof.objects.filter(
        entry=OuterRef("pk"), taken_off_at=None, reached_on__range=(since, day)
    )
    held: Any = (
        QuerySet(Event)
        .filter(partners=OuterRef("partner"), struck_at=None, state__in=Event.COUNTS_IN)
        .filter(Q(ends_on__range=(since, day)) | Q(ends_on=None, starts_on__range=(since, day)))
    )
    return (
        QuerySet(Investor)
        .filter(struck_at=None)
        .exclude(state__in=_rule()["leave_out"])
        .filter(Q(last_touch_on__lt=since) | Q(last_touch_on=None, created_at__date__lt=since))
        .exclude(Exists(reached))
        .exclude(Exists(held))
        .select_related("partner", "unit")
        .order_by(F("last_touch_on").asc(nulls_first=True), "created_at", "pk")
    )


def remind_silent(*, day: date) -> int:
    """Tell the staff of the unit that keeps a silent investor, once a month; how many notices."""
    sayings = []
    for investor in silent_on(day):
        people = staff_of(investor.unit_id, day=day) or focal_officers(day)
        sayings += [_saying(investor, person, day) for person in people]
    return tell_all(sayings)


def _saying(investor: Investor, person: Any, day: date) -> Saying:
    since = investor.last_touch_on
    last = f"Lần liên hệ gần nhất: {format_date(since)}." if since else "Chưa có lần liên hệ nào."
    return Saying(
        user=person,
        key=f"investor:{investor.pk}:silent:{day:%Y-%m}",
        kind=Notice.Kind.OTHER,
        subject=f"Nhà đầu tư “{investor.title}” đã quá {silent_days()} ngày không liên hệ",
        body=f"{last} Ghi lần liên hệ mới, hoặc chuyển sang tạm dừng nếu không theo nữa.",
        href=f"/lam-viec/so/muc/{investor.pk}/",
    )
