"""A word each morning to those who make digests: yesterday brought news, none was made yet."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.press.models import Clipping, Digest
from nhipcau.vietnamese.dates import format_date

MAKERS: Final = (Role.FOCAL, Role.EDITOR)
"""They compose and issue digests."""


def mind_digests(*, day: date) -> int:
    """Say so once a day where the day before has confirmed clippings and no digest."""
    eve = day - timedelta(days=1)
    count = Clipping.objects.confirmed().between(eve, eve).count()
    if not count or _is_told(eve):
        return 0
    subject = f"Ngày {format_date(eve)} có {count} tin đã xác nhận, chưa có bản điểm báo."
    key = f"press-digest-{eve:%Y%m%d}"
    href = f"/lam-viec/diem-bao/ban/moi/?ngay={eve.isoformat()}"
    return tell_all(
        Saying(user=one, key=key, kind="press", subject=subject, href=href) for one in _makers(day)
    )


def _is_told(day: date) -> bool:
    made = Digest.objects.exclude(state=Digest.State.WITHDRAWN)
    return made.filter(rhythm=Digest.Rhythm.DAILY, first_on__lte=day, last_on__gte=day).exists()


def _makers(day: date) -> Iterable[User]:
    held = Appointment.objects.on(day).filter(role__in=MAKERS, user__is_active=True)
    return {one.user_id: one.user for one in held.select_related("user").order_by("pk")}.values()
