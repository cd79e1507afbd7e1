"""Who in the office hears of a request; notices name its code, never a person of the press."""

from datetime import date

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.registries.models import PressVisit
from nhipcau.registries.telling import focal_officers, staff_of


def tell_of(visit: PressVisit, about: str, subject: str, *, day: date) -> int:
    """Staff of the unit that keeps it, else the focal officers; the same again says nothing."""
    people = staff_of(visit.unit_id, day=day) or focal_officers(day)
    body = "Thông tin của đoàn chỉ xem trong hệ thống."
    href, key = f"/lam-viec/so/muc/{visit.pk}/", f"press:{visit.pk}:{about}"
    kind = Notice.Kind.OTHER
    return tell_all([Saying(one, key, kind, subject, body, href) for one in people])
