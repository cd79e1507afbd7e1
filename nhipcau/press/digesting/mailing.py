"""Carrying digests to their readers, once each; each move of a letter is a step of the digest."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.notices.letters import Post
from nhipcau.notices.models import MailState
from nhipcau.organisations.models import User
from nhipcau.press.digesting.letters import html_of
from nhipcau.press.models import Digest, DigestMail, DigestStep

_CALLED_BACK = "Bản điểm báo đã thu hồi trước khi thư đi."


def _leave_step(mail: DigestMail, by: User | None) -> None:
    """What the carrying itself did is told by the letter; what a person did is a step."""
    if by is not None:
        said = f"{mail.reader}: {mail.get_state_display().lower()}"
        DigestStep.objects.create(digest_id=mail.digest_id, act="mail", reason=said, by=by)


def _html(mail: Any) -> str:
    return html_of(mail.digest)


POST = Post(DigestMail, _leave_step, html=_html, submitted="auto-generated")
deliver, sent_by_hand = POST.deliver, POST.sent_by_hand


@transaction.atomic
def send_again(mail: DigestMail, *, by: User) -> DigestMail:
    """As of any letter; that of a withdrawn digest does not go out any more (code withdrawn)."""
    digest = Digest.objects.select_for_update(of=("self",)).get(pk=mail.digest_id)
    if digest.state != Digest.State.ISSUED:
        raise ValidationError("Bản điểm báo đã thu hồi; không gửi nữa.", code="withdrawn")
    sent: DigestMail = POST.send_again(mail, by=by)
    return sent


def call_back(digest: Digest) -> int:
    """Letters that still wait do not go out; returns how many."""
    waiting = digest.mails.filter(state__in=(MailState.WAITING, MailState.NONE))
    return waiting.update(state=MailState.FAILED, error=_CALLED_BACK)
