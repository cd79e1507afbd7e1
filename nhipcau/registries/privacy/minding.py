"""The calendar's part: erase what is over, tell of what will be, and of requests that are due."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, DataRequest
from nhipcau.registries.privacy.expiring import erase_due
from nhipcau.registries.privacy.times import days_before
from nhipcau.registries.telling import focal_officers, staff_of
from nhipcau.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class Minded:
    """What one morning did; `erased` by sort of row, `told` counts notices."""

    erased: Counter[str] = field(default_factory=Counter)
    late: int = 0
    told: int = 0


def mind_privacy(*, day: date) -> Minded:
    """Done again on the same day, it finds nothing left to do. Notices name numbers, no person."""
    erased = erase_due(day=day)
    sayings = [*_ending(day), *_requests(day)]
    return Minded(
        erased=erased,
        late=DataRequest.objects.overdue_on(day).count(),
        told=tell_all(sayings),
    )


def _ending(day: date) -> Iterator[Saying]:
    """Once, some days before the end: to the unit of the partner, else to the focal officers."""
    last = day + timedelta(days=days_before("contact"))
    soon = Contact.objects.known().standing().filter(keep_until__range=(day, last))
    keepers = focal_officers(day)
    for one in soon.select_related("partner").order_by("pk"):
        people = staff_of(one.partner.unit_id, day=day) or keepers
        subject = f"Người liên hệ số {one.pk} chỉ được giữ đến hết {format_date(one.keep_until)}"
        key = f"contact:{one.pk}:end:{one.keep_until.isoformat()}"
        body = "Gia hạn nếu còn cần cho công việc; nếu không, dữ liệu tự xóa sau ngày đó."
        yield from _said(people, key, subject, body, f"/lam-viec/nguoi-lien-he/{one.pk}/")


def _requests(day: date) -> Iterator[Saying]:
    """To the focal officers: not acknowledged yet, due soon, late once."""
    people = focal_officers(day)
    soon = day + timedelta(days=days_before("request"))
    for one in DataRequest.objects.open().order_by("pk"):
        for about, last, words in _clocks(one):
            if last > soon:
                continue
            state = "late" if last < day else "soon"
            when = "quá hạn" if last < day else "hạn"
            subject = f"Yêu cầu về dữ liệu cá nhân số {one.pk}: {words}, {when} {format_date(last)}"
            key = f"datarequest:{one.pk}:{about}:{state}:{last.isoformat()}"
            body = "Thông tin của người yêu cầu chỉ xem trong hệ thống."
            yield from _said(people, key, subject, body, f"/lam-viec/yeu-cau-du-lieu/{one.pk}/")


def _clocks(request: DataRequest) -> Iterator[tuple[str, date, str]]:
    if request.acknowledged_on is None:
        yield "acknowledge", request.acknowledge_by, "báo đã nhận"
    yield "due", request.due_on, "thực hiện"


def _said(people: Iterable[User], key: str, subject: str, body: str, href: str) -> Iterator[Saying]:
    return (Saying(one, key, Notice.Kind.OTHER, subject, body, href) for one in people)
