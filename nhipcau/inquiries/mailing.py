"""Carrying letters to those who asked; each move of one is a step of the question."""

from nhipcau.inquiries.models import InquiryMail
from nhipcau.inquiries.steps import Act, leave_step
from nhipcau.notices.letters import Post
from nhipcau.organisations.models import User


def _leave_step(mail: InquiryMail, by: User | None) -> None:
    said = f"{mail.get_kind_display()}: {mail.get_state_display().lower()}"
    leave_step(mail.inquiry, Act.MAILED, reason=said, by=by)


POST = Post(InquiryMail, _leave_step)
deliver, send_again, sent_by_hand = POST.deliver, POST.send_again, POST.sent_by_hand
