"""The person who sent a request looks where it stands, and may withdraw it."""

from datetime import date

from django.db import transaction

from nhipcau.registries.models import Member, PressVisit
from nhipcau.registries.press_visits.handling import move
from nhipcau.registries.press_visits.standing import visits
from nhipcau.registries.press_visits.telling import tell_of
from nhipcau.registries.privacy.times import due_on

_MOVABLE = (PressVisit.State.ASKED, PressVisit.State.FORWARDED, PressVisit.State.PERMITTED)
_REASON = "Người gửi đề nghị rút."


def find(*, code: str, email: str) -> PressVisit | None:
    """The request of that code, for the person whose address goes with it; else None."""
    asked = visits().filter(erased_at=None, request_code=code.strip().upper())
    asked = asked.filter(requester_email__iexact=email.strip()).exclude(requester_email="")
    found: PressVisit | None = asked.select_related("unit").first()
    return found


def may_withdraw(visit: PressVisit) -> bool:
    return visit.state in _MOVABLE


@transaction.atomic
def withdraw(visit: PressVisit, *, day: date) -> PressVisit:
    """The person wants it no more: it ends, and the personal data go in the time of an erasure.

    What took place already, or has ended, stays as it is.
    """
    found: PressVisit = visits().get(pk=visit.pk)
    if not may_withdraw(found):
        return found
    found = move(found, to=PressVisit.State.CANCELLED, by=None, on=day, reason=_REASON)
    last = due_on("erase", day)
    if found.keep_until is None or found.keep_until > last:
        found.keep_until = last
        found.save(update_fields=["keep_until"])
    Member.objects.filter(entry_id=found.pk, keep_until__gt=last).update(keep_until=last)
    tell_of(found, "withdrawn", f"Đề nghị {found.request_code} đã được người gửi rút", day=day)
    return found
