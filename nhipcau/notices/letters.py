"""Carrying letters to people outside: claimed first, sent once, doubts left to a person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

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

_LONGEST_NOTE: Final = 500
_STUCK: Final = (MailState.FAILED, MailState.UNCERTAIN, MailState.NONE)


@dataclass(frozen=True, slots=True)
class Post:
    """The letters of one `model` (a `Letter`); `moved(letter, by)` leaves the step of each move.

    `html` draws a second part beside the words; `submitted` is the Auto-Submitted of RFC 3834.
    """

    model: Any
    moved: Callable[[Any, User | None], None]
    html: Callable[[Any], str] | None = None
    submitted: str = "auto-replied"

    def deliver(self, letters: Iterable[Any] | None = None) -> Delivered:
        """Send waiting letters once each: those given, else all. Never inside a transaction.

        What a process that ended had claimed becomes uncertain; only a person sends it again.
        """
        self._doubt_what_was_left()
        asked = self.model.objects.filter(state=MailState.WAITING)
        if letters is not None:
            asked = asked.filter(pk__in=[letter.pk for letter in letters])
        waiting = list(asked.select_related(self.model.ABOUT).order_by("pk"))
        if not mail_is_on() or not waiting:
            return Delivered()
        connection, became, problem = get_connection(), [], ""
        for letter in waiting:
            if problem := opened(connection):
                self.model.objects.filter(pk=letter.pk).update(error=problem)
                break
            if self.claim(letter):
                became.append(self._carry(letter, connection))
        close(connection)
        return Delivered(
            sent=became.count(MailState.SENT),
            failed=became.count(MailState.FAILED),
            uncertain=became.count(MailState.UNCERTAIN),
            postponed=became.count(MailState.WAITING),
            problem=problem,
        )

    @transaction.atomic
    def send_again(self, letter: Any, *, by: User) -> Any:
        """Let a letter that failed, is in doubt, or was made without a server go out once more."""
        letter = self._undelivered(letter)
        if not mail_is_on():
            message = "Chưa nối máy chủ thư; hãy gửi tay rồi ghi lại."
            raise ValidationError(message, code="no_server")
        letter.tries = 0
        return self._move(letter, MailState.WAITING, note="Cho gửi lại.", by=by)

    @transaction.atomic
    def sent_by_hand(self, letter: Any, *, by: User) -> Any:
        """A person has sent the words from the office's own mailbox and says so."""
        letter = self._undelivered(letter)
        letter.by_hand = by
        return self._move(letter, MailState.SENT, note="Gửi tay từ hộp thư của cơ quan.", by=by)

    def claim(self, letter: Any) -> bool:
        """Whether the letter is now ours to send, committed before a server hears of it."""
        with transaction.atomic(durable=True):
            waiting = self.model.objects.filter(pk=letter.pk, state=MailState.WAITING)
            claimed = waiting.exclude(address="").update(
                state=MailState.SENDING, moved_at=timezone.now()
            )
        return bool(claimed)

    def _undelivered(self, letter: Any) -> Any:
        found = self.model.objects.select_for_update(of=("self",))
        letter = found.select_related(self.model.ABOUT).get(pk=letter.pk)
        if not letter.address:
            raise ValidationError("Địa chỉ của người nhận đã xóa.", code="erased")
        if letter.state not in _STUCK:
            label = letter.get_state_display()
            raise ValidationError(f"Thư này đang ở tình trạng “{label}”.", code="state")
        return letter

    def _doubt_what_was_left(self) -> None:
        before = timezone.now() - LEFT_BEHIND
        for letter in self.model.objects.filter(state=MailState.SENDING, moved_at__lt=before):
            note = "Việc gửi bị ngắt giữa chừng."
            self._moved_from(MailState.SENDING, letter, MailState.UNCERTAIN, note=note)

    def _carry(self, letter: Any, connection: BaseEmailBackend) -> str:
        state, note = hand_over(self._message(letter), connection)
        if state == MailState.UNCERTAIN:
            close(connection)  # the next letter opens another
        if state == MailState.WAITING and letter.tries + 1 >= MOST_TRIES:
            state = MailState.FAILED
        letter.tries += 1
        self._moved_from(MailState.SENDING, letter, state, note=note)
        return state

    @transaction.atomic
    def _moved_from(self, expected: str, letter: Any, state: str, *, note: str = "") -> None:
        """Move the letter, unless somebody else has moved it from `expected` meanwhile."""
        found = self.model.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        if found.state == expected:
            found.tries = letter.tries
            self._move(found, state, note=note, by=None)

    def _move(self, letter: Any, state: str, *, note: str, by: User | None) -> Any:
        """The note stays out of the steps: a server's answer may name the person's address."""
        letter.state, letter.moved_at = state, timezone.now()
        letter.error = "" if state in (MailState.SENT, MailState.WAITING) else note[:_LONGEST_NOTE]
        letter.save(update_fields=["state", "moved_at", "error", "tries", "by_hand"])
        self.moved(letter, by)
        return letter

    def _message(self, letter: Any) -> EmailMessage:
        """The same letter has the same Message-ID: sent twice, mail programs show it once."""
        host = urlsplit(settings.NHIPCAU_BASE_URL).hostname or "nhipcau"
        name = f"{letter.ABOUT}.{letter.pk}.{letter.made_at:%Y%m%d%H%M%S%f}"
        about = getattr(letter, letter.ABOUT)
        message = EmailMultiAlternatives(
            subject=letter.subject,
            body=letter.body,
            to=[letter.address],
            headers={
                "Message-ID": f"<{name}@{host}>",
                "Content-Language": getattr(about, "language", settings.LANGUAGE_CODE),
                "Auto-Submitted": self.submitted,
            },
        )
        if self.html:
            message.attach_alternative(self.html(letter), "text/html")
        return message


def first_state() -> str:
    """Where a new letter begins."""
    return MailState.WAITING if mail_is_on() else MailState.NONE
