"""The card of a person: what is kept, why, until when, what was done about it."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.registries.models import Consent, Contact, PrivacyStep
from nhipcau.registries.privacy.times import days_before
from nhipcau.search.folded import words_of
from nhipcau.ui.history import Step
from nhipcau.workspace.forms.contacts import DayForm, SamePersonForm, WhyForm
from nhipcau.workspace.people import may
from nhipcau.workspace.roles import KEEPERS

MOST_LOOKS, MOST_ALIKE = 20, 30


def card_of(
    request: HttpRequest, contact: Contact, refused: dict[str, Any], *, day: date
) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to show again, by name."""
    is_live = contact.erased_at is None and contact.merged_into_id is None
    forms = {"erase_form": WhyForm(auto_id="xoa_%s"), "free_form": WhyForm(auto_id="bo_%s")}
    return {
        "contact": contact,
        "state": state_of(contact, day),
        "details": list(contact.details.all()),
        "consents": _consents(contact, refused, day),
        "language_name": _(language_name(contact.language)) if contact.language else "",
        "entries": _entries(contact),
        "trail": trail_of(contact.privacy_steps.select_related("by")),
        "looks": _looks(request, contact),
        "same_form": _same_form(request, contact) if is_live else None,
        "is_live": is_live,
        "may_change": is_live and contact.restricted_on is None,
        **forms,
        **refused,
        "refused_forms": list(refused.values()),
    }


def _consents(contact: Contact, refused: dict[str, Any], day: date) -> list[tuple[Any, DayForm]]:
    """Each consent with the form that withdraws it."""
    rows = contact.consents.select_related("proof")
    return [(one, refused.get(withdrawing(one)) or withdraw_form(one, None, day)) for one in rows]


def withdrawing(consent: Consent) -> str:
    """The name under which a refused form of that consent comes back to the card."""
    return f"withdraw_{consent.pk}"


def withdraw_form(consent: Consent, told: Any, day: date) -> DayForm:
    return DayForm(told, initial={"on": day}, auto_id=f"rut_{consent.pk}_%s")


def state_of(contact: Contact, day: date) -> tuple[str, str]:
    """Stored form and words of how the data stand on `day`."""
    if contact.erased_at:
        return "erased", _("Đã xóa dữ liệu")
    if contact.merged_into_id:
        return "merged", _("Đã gộp")
    if contact.restricted_on:
        return "restricted", _("Hạn chế sử dụng")
    if contact.keep_until <= day + timedelta(days=days_before("contact")):
        return "needs_attention", _("Sắp hết hạn giữ")
    return "in_force", _("Đang giữ")


def trail_of(steps: Any) -> list[Step]:
    """Steps as shown; where nobody stands, the calendar did it."""
    return [_step(one) for one in steps]


def _step(one: PrivacyStep) -> Step:
    what = _(str(one.get_act_display()))
    said = f"{what} ({one.count})" if one.count > 1 else what
    return Step(one.at, str(one.by) if one.by else _("hệ thống"), said, one.act, one.reason)


def _entries(contact: Contact) -> list[tuple[Any, str]]:
    """(entry, as what) of the registers in which the person stands, each once a way."""
    members = contact.memberships.filter(taken_off_at=None).select_related("entry")
    touches = contact.touches.filter(taken_off_at=None).select_related("entry")
    found = [(one.entry, _(str(one.get_role_display()))) for one in members]
    return list(dict.fromkeys([*found, *((one.entry, _("Lần liên hệ")) for one in touches)]))


def _same_form(request: HttpRequest, contact: Contact) -> SamePersonForm | None:
    """Others of the partner whose name shares a word, for those who may join two entries."""
    if not may(request, *KEEPERS):
        return None
    others = contact.partner.contacts.known().standing().filter(restricted_on=None)
    own = set(words_of(contact.name).split())
    alike = [one for one in others.exclude(pk=contact.pk) if own & set(words_of(one.name).split())]
    return (
        SamePersonForm(others=[(one.pk, str(one)) for one in alike[:MOST_ALIKE]]) if alike else None
    )


def _looks(request: HttpRequest, contact: Contact) -> Any:
    if not may(request, *KEEPERS):
        return ()
    return contact.accesses.select_related("by")[:MOST_LOOKS]
