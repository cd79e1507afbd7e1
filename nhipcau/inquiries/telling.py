"""Who in the office hears of a question; notices name its number, never the person who asked."""

from collections.abc import Iterable
from datetime import date

from nhipcau.inquiries.models import Inquiry
from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.vietnamese.dates import format_date


def staff_of(unit_id: int | None, *, day: date) -> list[User]:
    """Officers and heads of the unit on `day`, or of the one that took it over whole."""
    heir = whole_heirs(day).get(unit_id) if unit_id else None
    return _people(day, (Role.OFFICER, Role.HEAD), unit=heir.pk if heir else unit_id)


def focal_officers(day: date) -> list[User]:
    return _people(day, (Role.FOCAL,))


def heads_of(unit_id: int | None, *, day: date) -> list[User]:
    heir = whole_heirs(day).get(unit_id) if unit_id else None
    return _people(day, (Role.HEAD,), unit=heir.pk if heir else unit_id)


def tell_desk(inquiry: Inquiry, *, day: date) -> int:
    """A question lies with new people: those of the unit, at the desk the focal officers."""
    people = focal_officers(day)
    if inquiry.state != Inquiry.State.NEW and (staff := staff_of(inquiry.unit_id, day=day)):
        people = staff
    subject = f"Câu hỏi {inquiry.reference} chờ trả lời, hạn {format_date(inquiry.due_on)}"
    return say(people, inquiry, f"at:{inquiry.unit_id}:{inquiry.steps.count()}", subject)


def say(people: Iterable[User], inquiry: Inquiry, about: str, subject: str) -> int:
    """How many heard it now; saying the same again says nothing."""
    body = (
        f"{inquiry.get_audience_display()} hỏi về: {inquiry.get_topic_display().lower()}. "
        "Thông tin của người hỏi chỉ xem trong hệ thống."
    )
    href = f"/lam-viec/hoi-dap/{inquiry.pk}/"
    key = f"inquiry:{inquiry.pk}:{about}"
    kind = Notice.Kind.OTHER
    return tell_all([Saying(one, key, kind, subject, body, href) for one in people])


def _people(day: date, roles: Iterable[str], *, unit: int | None = None) -> list[User]:
    held = Appointment.objects.on(day).filter(role__in=list(roles), user__is_active=True)
    if unit is not None:
        held = held.filter(unit=unit)
    people = {one.user_id: one.user for one in held.select_related("user").order_by("pk")}
    return list(people.values())
