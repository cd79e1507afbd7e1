"""Carrying notices by mail: claimed first, sent once, what went wrong kept for a person to see."""

import logging
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from nhipcau.notices.models import MailState, MailStep, Notice
from nhipcau.organisations.models import User

LEFT_BEHIND: Final = timedelta(minutes=15)
"""A claim this old was left by a process that ended; a server answers within a minute."""
MOST_TRIES: Final = 3
"""How often a mail that the server asks to bring later is brought."""
_LONGEST_NOTE: Final = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the mails of one run; `problem` says why it ended before the last."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    postponed: int = 0
    problem: str = ""


def mail_is_on() -> bool:
    """Whether a mail server, or what stands in for one, is set up."""
    return bool(settings.NHIPCAU_MAIL)


def wants_mail(user: User) -> bool:
    return user.is_active and user.receives_mail and bool(user.email)


def first_mail_state(user: User) -> str:
    """Where the mail of a new notice begins."""
    if not wants_mail(user):
        return MailState.QUIET
    return MailState.WAITING if mail_is_on() else MailState.NONE


def deliver_waiting(*, by: User | None = None) -> Delivered:
    """Send each waiting mail once. Never inside a transaction: each claim must be there for all.

    What a process that ended had claimed becomes uncertain; only a person sends it again. `by` None
    is the calendar.
    """
    _doubt_what_was_left(by)
    waiting = list(
        Notice.objects.filter(mail_state=MailState.WAITING).select_related("user").order_by("pk")
    )
    if not mail_is_on() or not waiting:
        return Delivered()
    connection, became, problem = get_connection(), [], ""
    for notice in waiting:
        if problem := opened(connection):
            break
        if _claim(notice, by):
            became.append(_carry(notice, connection, by))
    close(connection)
    if problem:
        untried = [notice.pk for notice in waiting]
        Notice.objects.filter(pk__in=untried, mail_state=MailState.WAITING).update(
            mail_error=problem
        )
    return Delivered(
        sent=became.count(MailState.SENT),
        failed=became.count(MailState.FAILED),
        uncertain=became.count(MailState.UNCERTAIN),
        postponed=became.count(MailState.WAITING),
        problem=problem,
    )


@transaction.atomic
def send_again(notice: Notice, *, by: User) -> Notice:
    """Let a mail that failed, or whose fate is not known, go out once more, to today's address."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.mail_state not in (MailState.FAILED, MailState.UNCERTAIN):
        label = notice.get_mail_state_display()
        raise ValidationError(f"Thư này đang ở tình trạng “{label}”, không gửi lại.", code="state")
    if not wants_mail(notice.user):
        message = "Người này không nhận thư hoặc chưa có địa chỉ thư; thông báo vẫn đọc trên web."
        raise ValidationError(message, code="quiet")
    notice.mail_tries = 0
    return _move(notice, MailState.WAITING, by=by, note="Cho gửi lại.")


def _doubt_what_was_left(by: User | None) -> None:
    before = timezone.now() - LEFT_BEHIND
    left = Notice.objects.filter(mail_state=MailState.SENDING, mail_at__lt=before)
    for notice in left:
        note = "Việc gửi bị ngắt giữa chừng."
        _moved_from(MailState.SENDING, notice, MailState.UNCERTAIN, by=by, note=note)


def opened(connection: BaseEmailBackend) -> str:
    """Why the server cannot be reached, "" where it can."""
    try:
        connection.open()
    except Exception as error:  # any backend may be named in the settings
        _log.warning("mail server not reached: %s", error)
        return f"Không nối được máy chủ thư: {error}"[:_LONGEST_NOTE]
    return ""


def close(connection: BaseEmailBackend) -> None:
    """A line that is broken already cannot be closed in due form."""
    with suppress(OSError, smtplib.SMTPException):
        connection.close()


def _claim(notice: Notice, by: User | None) -> bool:
    """Whether the mail is now ours to send, committed before a server hears of it."""
    if not wants_mail(notice.user):
        _moved_from(MailState.WAITING, notice, MailState.QUIET, by=by)
        return False
    with transaction.atomic(durable=True):
        claimed = Notice.objects.filter(pk=notice.pk, mail_state=MailState.WAITING).update(
            mail_state=MailState.SENDING, mail_address=notice.user.email, mail_at=timezone.now()
        )
    notice.mail_address = notice.user.email
    return bool(claimed)


def _carry(notice: Notice, connection: BaseEmailBackend, by: User | None) -> str:
    """Send a claimed mail; returns the state it came to."""
    state, note = hand_over(_message(notice), connection)
    if state == MailState.UNCERTAIN:
        close(connection)  # the next mail opens another
    if state == MailState.WAITING and notice.mail_tries + 1 >= MOST_TRIES:
        state = MailState.FAILED
    notice.mail_tries += 1
    _moved_from(MailState.SENDING, notice, state, by=by, note=note)
    return state


def hand_over(message: EmailMessage, connection: BaseEmailBackend) -> tuple[MailState, str]:
    """What the server answered. A line that breaks while sending leaves it open whether it went."""
    try:
        count = connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refusal:
        return _refused(*next(iter(refusal.recipients.values())))
    except smtplib.SMTPResponseException as refusal:
        return _refused(refusal.smtp_code, refusal.smtp_error)
    except (ValueError, UnicodeError) as error:
        return MailState.FAILED, f"Không lập được thư: {error}"
    except Exception as error:  # any backend may be named in the settings
        return MailState.UNCERTAIN, f"Mất liên lạc khi đang gửi: {error}"
    return (MailState.SENT, "") if count else (MailState.FAILED, "Không nối được máy chủ thư.")


def _refused(code: int, words: bytes | str) -> tuple[MailState, str]:
    """4xx asks to come later, 5xx never will (RFC 5321, 4.2.1)."""
    said = words.decode("utf8", "replace") if isinstance(words, bytes) else str(words)
    later = 400 <= code < 500
    return MailState.WAITING if later else MailState.FAILED, f"Máy chủ thư từ chối: {code} {said}"


def _message(notice: Notice) -> EmailMessage:
    """The same notice has the same Message-ID: sent twice, mail programs show it once."""
    base = settings.NHIPCAU_BASE_URL.rstrip("/")
    host = urlsplit(base).hostname or "nhipcau"
    parts = [notice.body, f"{base}{notice.href}" if notice.href else ""]
    parts.append(
        "-- \nThư tự động của Nhịp Cầu, không cần trả lời. Mọi thông báo đều đọc được trên web; "
        "tắt nhận thư ở trang Thông báo."
    )
    return EmailMessage(
        subject=notice.subject,
        body="\n\n".join(part for part in parts if part),
        to=[notice.mail_address],
        headers={
            "Message-ID": f"<{notice.pk}.{notice.created_at:%Y%m%d%H%M%S%f}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _move(notice: Notice, state: str, *, by: User | None, note: str = "") -> Notice:
    before = notice.mail_state
    notice.mail_state, notice.mail_at = state, timezone.now()
    notice.mail_error = "" if state in (MailState.SENT, MailState.QUIET) else note[:_LONGEST_NOTE]
    notice.save(update_fields=["mail_state", "mail_address", "mail_error", "mail_at", "mail_tries"])
    MailStep.objects.create(
        notice=notice, from_state=before, to_state=state, note=note[:_LONGEST_NOTE], by=by
    )
    return notice


@transaction.atomic
def _moved_from(
    expected: str, notice: Notice, state: str, *, by: User | None, note: str = ""
) -> None:
    """Move the mail, unless somebody else has moved it from `expected` meanwhile."""
    found = Notice.objects.select_for_update().get(pk=notice.pk)
    if found.mail_state == expected:
        found.mail_tries, found.mail_address = notice.mail_tries, notice.mail_address
        _move(found, state, by=by, note=note)
