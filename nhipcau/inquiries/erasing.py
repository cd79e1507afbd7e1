"""Personal data go: when their time is over, or when the person who asked wants it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nhipcau.inquiries.clock import erasure_due
from nhipcau.inquiries.models import Inquiry, InquiryMail
from nhipcau.inquiries.steps import Act, leave_step
from nhipcau.inquiries.telling import focal_officers, say
from nhipcau.notices.models import MailState
from nhipcau.organisations.models import User
from nhipcau.vietnamese.dates import format_date

_EMPTIED = ("subject", "text", "name", "email", "phone", "organisation", "answer", "text_key")


def find(*, reference: str, email: str) -> Inquiry | None:
    """The question of that number, for the person whose address goes with it; else None."""
    year, _dash, number = reference.strip().partition("-")
    if not (year.isdecimal() and number.isdecimal() and len(year) == 4 and len(number) < 9):
        return None
    asked = Inquiry.objects.known().filter(year=int(year), number=int(number))
    return asked.filter(email__iexact=email.strip()).exclude(email="").first()


@transaction.atomic
def ask_erasure(inquiry: Inquiry, *, day: date) -> Inquiry:
    """The person wants the data gone; asked twice, the first clock holds."""
    found = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry.pk)
    if found.erased_at or found.erasure_asked_on:
        return found
    found.erasure_asked_on, found.erasure_due_on = day, erasure_due(day)
    found.save(update_fields=["erasure_asked_on", "erasure_due_on"])
    leave_step(found, Act.ERASURE_ASKED, by=None)
    last = format_date(found.erasure_due_on)
    subject = f"Người hỏi {found.reference} đề nghị xóa dữ liệu, hạn {last}"
    say(focal_officers(day), found, "erasure", subject)
    return found


@transaction.atomic
def erase(inquiry: Inquiry, *, by: User | None, day: date) -> Inquiry:
    """Empty every personal word of the question, its answer, letters and reasons, for good.

    What statistics count stays. A question still open ends with it: nobody can answer it any more.
    The step says that it was done and by whom, none of the words. `by` None is the calendar.
    """
    found = Inquiry.objects.select_for_update(of=("self",)).get(pk=inquiry.pk)
    if found.erased_at:
        return found
    for name in _EMPTIED:
        setattr(found, name, "")
    found.erased_at, found.rating_key = timezone.now(), None
    before = found.state
    if found.is_open:
        found.state, found.refusal = Inquiry.State.REFUSED, Inquiry.Refusal.WITHDRAWN
        found.closed_on = found.keep_until = day
    found.save()
    _erase_letters(found)
    found.steps.update(reason="")
    leave_step(found, Act.ERASED, before=before, by=by)
    return found


def erase_as_officer(inquiry: Inquiry, *, by: User, day: date) -> Inquiry:
    """Only what is over, or what the person asked for: an open question is not made to vanish."""
    if inquiry.is_open and not inquiry.erasure_asked_on:
        message = "Câu hỏi chưa kết thúc và người hỏi không đề nghị xóa; hãy trả lời trước."
        raise ValidationError(message, code="open")
    return erase(inquiry, by=by, day=day)


def erase_due(*, day: date) -> int:
    """What may be kept no longer on `day`, and what was asked for by its last day; how many."""
    over = Q(keep_until__lt=day) | Q(erasure_due_on__lte=day)
    erased = [erase(one, by=None, day=day) for one in Inquiry.objects.known().filter(over)]
    return len(erased)


def _erase_letters(inquiry: Inquiry) -> None:
    """A letter under way is known by its row alone; one that waits goes nowhere any more."""
    mails = InquiryMail.objects.filter(inquiry=inquiry)
    mails.filter(state=MailState.WAITING).update(state=MailState.FAILED)
    mails.update(address="", body="", error="")
