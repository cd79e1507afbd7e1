"""The calendar's part: words about questions that are due or late, and their ends."""

from dataclasses import dataclass
from datetime import date

from nhipcau.inquiries.answering import close_due
from nhipcau.inquiries.erasing import erase_due
from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.rating import remove_old_remarks
from nhipcau.inquiries.telling import focal_officers, say, staff_of
from nhipcau.organisations.working_days import calendar_around
from nhipcau.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class Minded:
    """What one morning did; `told` counts notices."""

    late: int = 0
    told: int = 0
    closed: int = 0
    erased: int = 0


def mind_inquiries(*, day: date) -> Minded:
    """Tell of what is due by the next working day and of what is late, close, erase.

    Done again, it finds nothing left to do.
    """
    unanswered = list(Inquiry.objects.known().unanswered().order_by("due_on", "pk"))
    tomorrow = calendar_around(day).after_working_days(day, 1)
    soon = [one for one in unanswered if day <= one.due_on <= tomorrow]
    late = [one for one in unanswered if one.due_on < day]
    told = sum(_tell_soon(one, day) for one in soon) + sum(_tell_late(one, day) for one in late)
    closed, erased = close_due(day=day), erase_due(day=day)
    remove_old_remarks(day=day)
    return Minded(late=len(late), told=told, closed=closed, erased=erased)


def _tell_soon(inquiry: Inquiry, day: date) -> int:
    subject = f"Câu hỏi {inquiry.reference} đến hạn trả lời {format_date(inquiry.due_on)}"
    people = staff_of(inquiry.unit_id, day=day) or focal_officers(day)
    return say(people, inquiry, f"soon:{inquiry.due_on.isoformat()}", subject)


def _tell_late(inquiry: Inquiry, day: date) -> int:
    subject = f"Câu hỏi {inquiry.reference} quá hạn trả lời {format_date(inquiry.due_on)}"
    people = {one.pk: one for one in [*staff_of(inquiry.unit_id, day=day), *focal_officers(day)]}
    return say(people.values(), inquiry, f"late:{inquiry.due_on.isoformat()}", subject)
