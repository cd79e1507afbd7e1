"""The calendar's part: erase what is over, tell of what will be, and of requests that are due."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.registries.models import Contact, DataRequest
from nhipcau.registries.privacy.expiring import erase_due
from nhipcau.registries.privacy.times import days_before
from nhipcau.vietnamese.dates import format_date

_KEEPERS = (Role.FOCAL, Role.ADMINISTRATOR)
_STAFF = (Role.OFFICER, Role.HEAD)


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
    """Once, some days before the end: to the unit that keeps the partner, else to the keepers."""
    last = day + timedelta(days=days_before("contact"))
    soon = Contact.objects.known().standing().filter(keep_until__range=(day, last))
    heirs, keepers = whole_heirs(day), _people(day, _KEEPERS)
    for one in soon.select_related("partner").order_by("pk"):
        unit = heirs.get(one.partner.unit_id)
        people = _people(day, _STAFF, unit.pk if unit else one.partner.unit_id) or keepers
        subject = f"Người liên hệ số {one.pk} chỉ được giữ đến hết {format_date(one.keep_until)}"
        key = f"contact:{one.pk}:end:{one.keep_until.isoformat()}"
        body = "Gia hạn nếu còn cần cho công việc; nếu không, dữ liệu tự xóa sau ngày đó."
        yield from _said(people, key, subject, body, f"/lam-viec/nguoi-lien-he/{one.pk}/")


def _requests(day: date) -> Iterator[Saying]:
    """To the keepers: not acknowledged yet, due soon, late once."""
    people = _people(day, _KEEPERS)
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


def _people(day: date, roles: Iterable[str], unit: int | None = None) -> list[User]:
    held = Appointment.objects.on(day).filter(role__in=list(roles), user__is_active=True)
    if unit is not None:
        held = held.filter(unit=unit)
    people = {one.user_id: one.user for one in held.select_related("user").order_by("pk")}
    return list(people.values())
