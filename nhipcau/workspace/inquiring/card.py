"""The card of a question: what stands on it and which moves are offered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.inquiries.models import Inquiry, InquiryMail
from nhipcau.inquiries.routing import working_heir
from nhipcau.notices.mailing import mail_is_on
from nhipcau.notices.models import MailState
from nhipcau.outputs.languages import language_name
from nhipcau.ui.history import Step
from nhipcau.workspace.forms.inquiries import DraftForm, NoteForm, RefuseForm, RouteForm
from nhipcau.workspace.inquiring.access import SENDERS, is_desk
from nhipcau.workspace.people import may

State = Inquiry.State
MOST_VIEWS = 20
_BY_HAND = (MailState.FAILED, MailState.UNCERTAIN, MailState.NONE)


@dataclass(frozen=True, slots=True)
class Moves:
    """What the reader may do now. `own_draft`: the reader wrote it and so does not send it."""

    draft: bool
    send: bool
    own_draft: bool
    send_back: bool
    route: bool
    refuse: bool
    close: bool
    reopen: bool
    erase: bool


def card_of(
    request: HttpRequest, inquiry: Inquiry, refused: dict[str, Form], *, day: date
) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to show again, by name."""
    forms = _forms(inquiry, day) | refused
    heir = working_heir(inquiry.unit, day=day) if inquiry.unit else None
    mails = list(inquiry.mails.select_related("by_hand"))
    return {
        "inquiry": inquiry,
        "language_name": _(language_name(inquiry.language.partition("-")[0])),
        "heir": heir if heir != inquiry.unit else None,
        "is_orphan": inquiry.unit is not None and heir is None,
        "moves": moves_for(request, inquiry),
        "mails": mails,
        "to_send": [mail for mail in mails if _is_for_hands(mail)],
        "mail_is_on": mail_is_on(),
        "may_mail": may(request, *SENDERS),
        "trail": trail_of(inquiry),
        "views": inquiry.views.select_related("by")[:MOST_VIEWS] if is_desk(request) else (),
        **{f"{name}_form": form for name, form in forms.items()},
        "refused_forms": list(refused.values()),
    }


def moves_for(request: HttpRequest, inquiry: Inquiry) -> Moves:
    """By role and state; the verbs refuse once more."""
    live, state = inquiry.erased_at is None, inquiry.state
    is_open, sends, desk = live and inquiry.is_open, may(request, *SENDERS), is_desk(request)
    own = inquiry.answered_by_id == request.user.pk
    drafted = live and state == State.DRAFTED
    return Moves(
        draft=is_open,
        send=drafted and sends and not own,
        own_draft=drafted and own,
        send_back=drafted and sends and not own,
        route=is_open and sends,
        refuse=is_open and desk,
        close=live and state == State.ANSWERED and sends,
        reopen=live and state == State.REFUSED and desk,
        erase=live and desk and (not inquiry.is_open or inquiry.erasure_asked_on is not None),
    )


def trail_of(inquiry: Inquiry) -> list[Step]:
    """Steps as shown; where nobody stands, the asker or the calendar did it."""
    rows = inquiry.steps.select_related("by", "unit")
    return [
        Step(
            at=row.at,
            by=str(row.by) if row.by else _("hệ thống"),
            what=_(row.get_act_display()),
            value=row.to_state,
            reason=". ".join(filter(None, (row.unit.label if row.unit else "", row.reason))),
        )
        for row in rows
    ]


def _forms(inquiry: Inquiry, day: date) -> dict[str, Form]:
    return {
        "draft": DraftForm(initial={"answer": inquiry.answer}),
        "route": RouteForm(day=day, auto_id="route_%s"),
        "refuse": RefuseForm(auto_id="refuse_%s"),
        "send_back": NoteForm(auto_id="back_%s"),
        "reopen": NoteForm(auto_id="reopen_%s"),
    }


def _is_for_hands(mail: InquiryMail) -> bool:
    return mail.state in _BY_HAND and bool(mail.address)
