"""Carrying letters to the press; each move of one is a step of the visit."""

from nhipcau.notices.letters import Post
from nhipcau.organisations.models import User
from nhipcau.registries.models import PressMail
from nhipcau.registries.steps import leave_step


def _leave_step(letter: PressMail, by: User | None) -> None:
    said = f"{letter.get_kind_display()}: {letter.get_state_display().lower()}"
    leave_step(letter.visit, "mailed", reason=said, by=by)


POST = Post(PressMail, _leave_step)
deliver, send_again, sent_by_hand = POST.deliver, POST.send_again, POST.sent_by_hand
