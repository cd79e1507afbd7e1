"""Carrying letters to those who asked: claimed first, sent once, doubts left to a person."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from nhipcau.inquiries.models import InquiryMail
from nhipcau.inquiries.steps import Act, leave_step
from nhipcau.notices.mailing import (
    LEFT_BEHIND,
    MOST_TRIES,
    Delivered,
    close,
    hand_over,
    mail_is_on,
    opened,
)
from nhipcau.notices.models import MailState
from nhipcau.organisations.models import User

_LONGEST_NOTE = 500


def deliver(mails: Iterable[InquiryMail] | None = None) -> Delivered:
    """Send waiting letters once each: those given, else all. Never inside a transaction.

    What a process that ended had claimed becomes uncertain; only a person sends it again.
    """
    _doubt_what_was_left()
    asked = InquiryMail.objects.filter(state=MailState.WAITING)
    if mails is not None:
        asked = asked.filter(pk__in=[mail.pk for mail in mails])
    waiting = list(asked.select_related("inquiry").order_by("pk"))
    if not mail_is_on() or not waiting:
        return Delivered()
    connection, became, problem = get_connection(), [], ""
    for mail in waiting:
        if problem := opened(connection):
            InquiryMail.objects.filter(pk=mail.pk).update(error=problem)
            break
        if _claim(mail):
            became.append(_carry(mail, connection))
    close(connection)
    return Delivered(
        sent=became.count(MailState.SENT),
        failed=became.count(MailState.FAILED),
        uncertain=became.count(MailState.UNCERTAIN),
        postponed=became.count(MailState.WAITING),
        problem=problem,
    )


@transaction.atomic
def send_again(mail: InquiryMail, *, by: User) -> InquiryMail:
    """Let a letter that failed, is in doubt, or was made without a server go out once more."""
    mail = _undelivered(mail)
    if not mail_is_on():
        raise ValidationError("Chưa nối máy chủ thư; hãy gửi tay rồi ghi lại.", code="no_server")
    mail.tries = 0
    return _move(mail, MailState.WAITING, note="Cho gửi lại.", by=by)


@transaction.atomic
def sent_by_hand(mail: InquiryMail, *, by: User) -> InquiryMail:
    """A person has sent the words from the office's own mailbox and says so."""
    mail = _undelivered(mail)
    mail.by_hand = by
    return _move(mail, MailState.SENT, note="Gửi tay từ hộp thư của cơ quan.", by=by)


def _undelivered(mail: InquiryMail) -> InquiryMail:
    found = InquiryMail.objects.select_for_update(of=("self",)).select_related("inquiry")
    mail = found.get(pk=mail.pk)
    if not mail.address:
        raise ValidationError("Địa chỉ của người hỏi đã xóa.", code="erased")
    if mail.state not in (MailState.FAILED, MailState.UNCERTAIN, MailState.NONE):
        label = mail.get_state_display()
        raise ValidationError(f"Thư này đang ở tình trạng “{label}”.", code="state")
    return mail


def _doubt_what_was_left() -> None:
    before = timezone.now() - LEFT_BEHIND
    for mail in InquiryMail.objects.filter(state=MailState.SENDING, moved_at__lt=before):
        note = "Việc gửi bị ngắt giữa chừng."
        _moved_from(MailState.SENDING, mail, MailState.UNCERTAIN, note=note)


def _claim(mail: InquiryMail) -> bool:
    """Whether the letter is now ours to send, committed before a server hears of it."""
    with transaction.atomic(durable=True):
        waiting = InquiryMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
        claimed = waiting.exclude(address="").update(
            state=MailState.SENDING, moved_at=timezone.now()
        )
    return bool(claimed)


def _carry(mail: InquiryMail, connection: BaseEmailBackend) -> str:
    state, note = hand_over(_message(mail), connection)
    if state == MailState.UNCERTAIN:
        close(connection)  # the next letter opens another
    if state == MailState.WAITING and mail.tries + 1 >= MOST_TRIES:
        state = MailState.FAILED
    mail.tries += 1
    _moved_from(MailState.SENDING, mail, state, note=note)
    return state


def _message(mail: InquiryMail) -> EmailMessage:
    """The same letter has the same Message-ID: sent twice, mail programs show it once."""
    host = urlsplit(settings.NHIPCAU_BASE_URL).hostname or "nhipcau"
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.address],
        headers={
            "Message-ID": f"<inquiry.{mail.pk}.{mail.made_at:%Y%m%d%H%M%S%f}@{host}>",
            "Content-Language": mail.inquiry.language,
            "Auto-Submitted": "auto-replied",
        },
    )


@transaction.atomic
def _moved_from(expected: str, mail: InquiryMail, state: str, *, note: str = "") -> None:
    """Move the letter, unless somebody else has moved it from `expected` meanwhile."""
    found = InquiryMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if found.state == expected:
        found.tries = mail.tries
        _move(found, state, note=note, by=None)


def _move(mail: InquiryMail, state: str, *, note: str, by: User | None) -> InquiryMail:
    """The note stays out of the steps: a server's answer may name the person's address."""
    mail.state, mail.moved_at = state, timezone.now()
    mail.error = "" if state in (MailState.SENT, MailState.WAITING) else note[:_LONGEST_NOTE]
    mail.save(update_fields=["state", "moved_at", "error", "tries", "by_hand"])
    said = f"{mail.get_kind_display()}: {mail.get_state_display().lower()}"
    leave_step(mail.inquiry, Act.MAILED, reason=said, by=by)
    return mail
