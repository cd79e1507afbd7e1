"""A person's consent: given for one purpose, proved, withdrawn; what stood on it ends with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import User
from nhipcau.registries.models import Consent, Contact, ContactDetail, DataRequest, Ground
from nhipcau.registries.privacy.erasing import drop_detail, erase
from nhipcau.registries.privacy.trail import Act, leave
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.typed_text import typed, typed_line

_WITHDRAWN = "Người đó rút sự đồng ý."


@dataclass(frozen=True, slots=True)
class Consented:
    """When and how somebody agreed; `shown` are the words of the question, kept as a mark only."""

    given_on: date
    channel: str
    shown: str = ""
    proof: StoredFile | None = None


@transaction.atomic
def give_consent(
    contact: Contact, *, purpose: str, told: Consented, by: User, day: date
) -> Consent:
    """Silence is no consent: a day that has come, and the words shown or a file that proves it."""
    if told.given_on > day:
        raise ValidationError({"given_on": ValidationError("Ngày này chưa tới.", code="future")})
    shown = typed(told.shown)
    if not shown and told.proof is None:
        message = "Dán lời đã hỏi người đó, hoặc đính kèm bản ghi sự đồng ý."
        raise ValidationError({"shown": ValidationError(message, code="no_proof")})
    consent = Consent(
        contact=contact,
        purpose=typed_line(purpose),
        text_hash=sha256(shown.encode("utf-8")).hexdigest() if shown else "",
        given_on=told.given_on,
        channel=told.channel,
        proof=told.proof,
        entered_by=by,
    )
    consent.full_clean(exclude=["contact"])
    consent.save()
    leave(Act.CONSENTED, by=by, row=contact)
    return consent


@transaction.atomic
def withdraw_consent(
    consent: Consent, *, on: date, by: User, day: date, request: DataRequest | None = None
) -> Consent:
    """What stood on this consent alone is erased at once: details, or the person as a whole."""
    found = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if found.withdrawn_on is not None:
        raise ValidationError("Sự đồng ý này đã rút.", code="withdrawn")
    if not found.given_on <= on <= day:
        message = "Ngày rút phải từ ngày đồng ý đến hôm nay."
        raise ValidationError({"on": ValidationError(message, code="order")})
    found.withdrawn_on = on
    found.save(update_fields=["withdrawn_on"])
    contact = Contact.objects.get(pk=found.contact_id)
    leave(Act.CONSENT_WITHDRAWN, by=by, row=contact, request=request)
    _end_what_stood(contact, by=by, request=request)
    return found


def stands(contact: Contact, purpose: str) -> bool:
    """Whether a consent that was not withdrawn covers that purpose."""
    return words_of(purpose) in _covered(contact)


def _covered(contact: Contact) -> set[str]:
    return {words_of(one.purpose) for one in contact.consents.filter(withdrawn_on=None)}


def _end_what_stood(contact: Contact, *, by: User, request: DataRequest | None) -> None:
    covered = _covered(contact)
    if contact.ground == Ground.CONSENT and words_of(contact.purpose) not in covered:
        erase([contact], by=by, reason=_WITHDRAWN, request=request)
        return
    for detail in _on_consent(contact.details.all()):
        if words_of(detail.purpose) not in covered:
            drop_detail(detail, by=by, reason=_WITHDRAWN)


def _on_consent(details: Iterable[ContactDetail]) -> list[ContactDetail]:
    return [one for one in details if one.ground == Ground.CONSENT]
