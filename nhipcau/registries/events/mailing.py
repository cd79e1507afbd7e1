"""Carrying letters to those who registered; each move of one is a step of the registration."""

from nhipcau.notices.letters import Post
from nhipcau.organisations.models import User
from nhipcau.registries.events.steps import Act, leave_step
from nhipcau.registries.models import RegistrationMail


def _leave_step(mail: RegistrationMail, by: User | None) -> None:
    said = f"{mail.get_kind_display()}: {mail.get_state_display().lower()}"
    leave_step(mail.registration, Act.MAIL, reason=said, by=by)


POST = Post(RegistrationMail, _leave_step)
deliver, send_again, sent_by_hand = POST.deliver, POST.send_again, POST.sent_by_hand
