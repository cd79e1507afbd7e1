"""Writing an answer, sending it by another person, closing, refusing, opening again."""

import secrets
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.inquiries import letters
from nhipcau.inquiries.clock import keep_until
from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.models.inquiries import UNANSWERED
from nhipcau.inquiries.steps import Act, held, move, require_reason
from nhipcau.inquiries.telling import focal_officers, heads_of, say
from nhipcau.organisations.models import User
from nhipcau.vietnamese.typed_text import typed

State = Inquiry.State
LONGEST_ANSWER = 20_000
GROUNDS = (Inquiry.Refusal.NOT_OURS, Inquiry.Refusal.UNCLEAR, Inquiry.Refusal.SPAM)
"""Why an officer may leave a question unanswered; withdrawing is the asker's."""


@transaction.atomic
def draft(inquiry: Inquiry, *, answer: str, by: User, day: date) -> Inquiry:
    """Write the answer, or change what was written; whoever wrote last does not send it."""
    refuse_stamped_words(answer, field="answer")
    found = held(inquiry, expect=UNANSWERED)
    words = typed(answer)
    if not words:
        raise _at_answer("Viết câu trả lời.", "answer")
    if len(words) > LONGEST_ANSWER:
        raise _at_answer("Câu trả lời dài quá 20.000 chữ cái.", "long")
    if words == found.answer and found.state == State.DRAFTED:
        return found
    found.answer, found.answered_by = words, by
    found = move(found, State.DRAFTED, Act.DRAFTED, by=by)
    senders = heads_of(found.unit_id, day=day) or focal_officers(day)
    others = [one for one in senders if one.pk != by.pk]
    say(others, found, f"draft:{found.steps.count()}", f"Câu trả lời {found.reference} chờ gửi")
    return found


@transaction.atomic
def send_back(inquiry: Inquiry, *, reason: str, by: User) -> Inquiry:
    """The answer needs more work; the writer is told why."""
    refuse_stamped_words(reason, field="reason")
    reason = require_reason(reason, "Nêu điều cần sửa trong câu trả lời.")
    found = held(inquiry, expect=[State.DRAFTED])
    found = move(found, State.ROUTED, Act.SENT_BACK, by=by, reason=reason)
    if found.answered_by and found.answered_by_id != by.pk:
        about = f"back:{found.steps.count()}"
        say([found.answered_by], found, about, f"Câu trả lời {found.reference} cần sửa")
    return found


@transaction.atomic
def release(inquiry: Inquiry, *, by: User, day: date) -> Inquiry:
    """Speak for the office: the answer becomes a letter, by somebody who did not write it last."""
    found = held(inquiry, expect=[State.DRAFTED])
    if found.answered_by_id == by.pk:
        message = "Người soạn không tự gửi câu trả lời; cần một người khác đọc và gửi."
        raise ValidationError(message, code="four_eyes")
    found.released_by, found.answered_on = by, day
    found.rating_key = secrets.token_urlsafe(32)
    found = move(found, State.ANSWERED, Act.ANSWERED, by=by)
    letters.answer(found).save()
    return found


@transaction.atomic
def close(inquiry: Inquiry, *, by: User | None, day: date) -> Inquiry:
    """Nothing more is to be done; from today the data are kept for as long as the settings say.

    `by` None is the calendar.
    """
    found = held(inquiry, expect=[State.ANSWERED])
    _end(found, day)
    return move(found, State.CLOSED, Act.CLOSED, by=by)


def close_due(*, day: date) -> int:
    """Close what was answered long enough ago; how many were."""
    before = day - timedelta(days=settings.NHIPCAU_INQUIRY_CLOSE_DAYS)
    ripe = Inquiry.objects.known().filter(state=State.ANSWERED, answered_on__lte=before)
    closed = [close(one, by=None, day=day) for one in ripe]
    return len(closed)


@transaction.atomic
def refuse(inquiry: Inquiry, *, ground: str, reason: str, by: User, day: date) -> Inquiry:
    """Do not answer. But for spam the asker is told, in the words of `reason`."""
    refuse_stamped_words(reason, field="reason")
    found = held(inquiry, expect=UNANSWERED)
    if ground not in GROUNDS:
        message = ValidationError("Chọn vì sao không trả lời.", code="ground")
        raise ValidationError({"ground": message})
    reason = require_reason(reason, "Nêu lý do; người hỏi sẽ nhận lời này, trừ thư rác.")
    found.refusal = ground
    _end(found, day)
    found = move(found, State.REFUSED, Act.REFUSED, by=by, reason=reason)
    if ground != Inquiry.Refusal.SPAM:
        letters.refusal(found, words=reason).save()
    return found


@transaction.atomic
def reopen(inquiry: Inquiry, *, reason: str, by: User) -> Inquiry:
    """Take up a question that was refused by mistake; its first due day holds."""
    refuse_stamped_words(reason, field="reason")
    found = held(inquiry, expect=[State.REFUSED])
    reason = require_reason(reason, "Nêu lý do mở lại.")
    found.refusal, found.closed_on, found.keep_until = "", None, None
    return move(found, State.ROUTED, Act.REOPENED, by=by, reason=reason)


def _end(inquiry: Inquiry, day: date) -> None:
    inquiry.closed_on, inquiry.keep_until = day, keep_until(day)


def _at_answer(message: str, code: str) -> ValidationError:
    return ValidationError({"answer": ValidationError(message, code=code)})
