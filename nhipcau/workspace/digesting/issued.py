"""The page of an issued digest: what was issued, its papers, the letters that carry it."""

from typing import Any
from urllib.parse import urlsplit

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.notices.mailing import mail_is_on
from nhipcau.notices.models import MailState
from nhipcau.press.digesting.telling import language_words, others_line, source_line
from nhipcau.press.models import Digest
from nhipcau.workspace.clipping.access import MAY_DIGEST
from nhipcau.workspace.digesting.scripts import sheets_of
from nhipcau.workspace.digesting.trail import trail_of
from nhipcau.workspace.forms.digests import WithdrawForm
from nhipcau.workspace.people import may

_STUCK = (MailState.FAILED, MailState.UNCERTAIN, MailState.NONE)


def issued_of(
    request: HttpRequest, digest: Digest, *, withdraw_form: Form | None = None
) -> dict[str, Any]:
    """Addresses of readers are for those who keep the list of them."""
    told, may_digest = digest.told, may(request, *MAY_DIGEST)
    mails = list(digest.mails.select_related("reader", "by_hand")) if may_digest else []
    last = digest.steps.filter(act="withdraw").select_related("by").last()
    return {
        "digest": digest,
        "told": told,
        "number_line": _number_line(told),
        "groups": _groups(told),
        "languages": [(language_words(code), n) for code, n in told["counts"]["languages"]],
        "replacement": digest.replacements.exclude(state=Digest.State.WITHDRAWN).first(),
        "withdrawn": last,
        "may_digest": may_digest,
        "mails": [(mail, mail.state in _STUCK) for mail in mails],
        "sent": sum(mail.state == MailState.SENT for mail in mails),
        "mail_is_on": mail_is_on(),
        "withdraw_form": withdraw_form or WithdrawForm(),
        "sheets": sheets_of({code for code, _n in told["counts"]["languages"]}),
        "trail": trail_of(digest.steps.select_related("by")),
    }


def _number_line(told: dict[str, Any]) -> str:
    """ "Số 12/2024 (hằng ngày), thay thế số 11/2024" in the language of the screen."""
    rhythm = _(str(Digest.Rhythm(told["rhythm"]).label))
    said = _("Số %(number)s (%(rhythm)s)") % {
        "number": f"{told['number']}/{told['year']}",
        "rhythm": rhythm[:1].lower() + rhythm[1:],
    }
    if not told["replaces"]:
        return said
    return f"{said}, {_('thay thế số')} {told['replaces']}"


def _groups(told: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    place, made = 0, []
    for group in told["groups"]:
        rows = []
        for item in group["items"]:
            place += 1
            leads = urlsplit(item["address"]).scheme in {"http", "https"}
            shown = {
                "number": place,
                "source": source_line(item),
                "others": others_line(item),
                "address": item["address"] if leads else "",
            }
            rows.append({**item, **shown})
        made.append((group["heading"], rows))
    return made
