"""Personal data go for good, when their last day is over or the person wants it; figures stay."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from nhipcau.notices.models import Letter, MailState
from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, ContactDetail, DataRequest, Member, Registration
from nhipcau.registries.privacy.files import empty_file
from nhipcau.registries.privacy.pages import warn_of_pages
from nhipcau.registries.privacy.reducing import reduce_copies
from nhipcau.registries.privacy.sorts import held, sort_of, telling_words
from nhipcau.registries.privacy.trail import Act, leave


@transaction.atomic
def erase(
    rows: Iterable[Any],
    *,
    by: User | None,
    reason: str = "",
    request: DataRequest | None = None,
) -> int:
    """Empty every word by which the rows tell who somebody is; how many were emptied.

    `rows` are contacts, members, registrations or press visits (their sender). What statistics
    count stays; copies of the words elsewhere go too, and the focal officers hear which public
    pages may name the person still. `by` None is the calendar.
    """
    found = [held(row) for row in _with_merged(rows)]
    known = [row for row in found if row.erased_at is None]
    words = {word for row in known for word in telling_words(row)}
    for row in known:
        _empty(row, by=by)
        leave(Act.ERASED, by=by, row=row, reason=reason, request=request)
    contacts = [row for row in known if isinstance(row, Contact)]
    if words:
        reduce_copies(words, contacts=contacts, by=by)
    warn_of_pages(known, day=timezone.localdate())
    return len(known)


@transaction.atomic
def drop_detail(detail: ContactDetail, *, by: User | None, reason: str = "") -> None:
    """One way to reach a person goes for good; the step says only that it went."""
    words = {detail.value} if detail.value else set()
    leave(Act.DETAIL_GONE, by=by, row=detail.contact, reason=reason)
    detail.delete()
    if words:
        reduce_copies(words, contacts=[], by=by)


@transaction.atomic
def empty_request(request: DataRequest, *, by: User | None) -> None:
    """What a person asked and was answered goes when its own time is over."""
    found = DataRequest.objects.select_for_update().get(pk=request.pk)
    for name in ("who", "reach", "told", "answer", "extended_reason"):
        setattr(found, name, "")
    found.erased_at = timezone.now()
    found.save()
    found.steps.update(reason="")
    leave(Act.EMPTIED, by=by, request=found)


def _with_merged(rows: Iterable[Any]) -> list[Any]:
    """Each row once, with the contacts that were merged into one of them before."""
    found: dict[tuple[str, int], Any] = {}
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        key = (sort_of(row).code, row.pk)
        if key not in found:
            found[key] = row
            waiting += list(row.merged.all()) if isinstance(row, Contact) else []
    return list(found.values())


def _empty(row: Any, *, by: User | None) -> None:
    names = sort_of(row).words
    for name in names:
        setattr(row, name, "")
    row.erased_at = timezone.now()
    if isinstance(row, Contact):
        _empty_around(row, by=by)
    if isinstance(row, Member):
        row.contact = None
    row.save()
    if isinstance(row, Registration):
        row.steps.update(reason="")
    _empty_letters(row)


def _empty_around(contact: Contact, *, by: User | None) -> None:
    """Ways to reach the person, papers of consent, reasons of what was done."""
    contact.details.all().delete()
    for consent in contact.consents.exclude(proof=None).select_related("proof"):
        if consent.proof is not None and not empty_file(consent.proof, by=by):
            consent.proof = None
            consent.save(update_fields=["proof"])
    contact.privacy_steps.update(reason="")


def _empty_letters(row: Any) -> None:
    """A letter under way is known by its row alone; one that waits goes nowhere any more."""
    for way in row._meta.related_objects:
        if way.related_model and issubclass(way.related_model, Letter):
            letters = way.related_model.objects.filter(**{way.field.name: row})
            letters.filter(state=MailState.WAITING).update(state=MailState.FAILED)
            letters.update(address="", subject="", body="", error="")
