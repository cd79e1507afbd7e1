"""Who takes an agreement over when the body that signed it ends, and when the partner is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Succession, Unit, User
from nhipcau.registries.keeping import as_typed, refresh
from nhipcau.registries.models import Agreement, AgreementHeir
from nhipcau.registries.steps import held, leave_step
from nhipcau.vietnamese.dates import format_date

State = Agreement.State


@dataclass(frozen=True, slots=True)
class Heir:
    """`predecessor` signed; `successor` has it from `since`; the same body under a new name."""

    agreement: Agreement
    predecessor: Unit
    successor: Unit
    since: date


def find_heirs(*, day: date) -> int:
    """Enter who took over each living agreement by `day`; how many are new.

    Read from the successions in the directory: a body that ended and was taken over whole, or that
    bears another name than on the day of signing. One divided has no heir here: a person says.
    """
    known = {
        (row.entry_id, row.predecessor_id, row.successor_id)
        for row in AgreementHeir.objects.select_related(None)
    }
    fresh = [
        heir
        for heir in _heirs(day)
        if (heir.agreement.pk, heir.predecessor.pk, heir.successor.pk) not in known
    ]
    for heir in fresh:
        _enter(heir)
    return len(fresh)


@transaction.atomic
def notify_partner(heir: AgreementHeir, *, on: date, document: str, by: User) -> AgreementHeir:
    """The partner was told by this document on that day; telling again corrects it."""
    row = held(heir.entry)
    found = AgreementHeir.objects.select_for_update().get(pk=heir.pk)
    words = as_typed(AgreementHeir._meta.get_field("document"), document)
    _refuse(found, on, words)
    before = [found.notified_on.isoformat() if found.notified_on else None, found.document]
    found.notified_on, found.document = on, words
    found.full_clean()
    found.save()
    changes = {
        "": [None, str(found)],
        "notified_on": [before[0], on.isoformat()],
        "document": [before[1], words],
    }
    leave_step(row, "change_agreementheir", by=by, on=on, changes=changes)
    refresh(row, by=by)
    return found


def untold() -> QuerySet[AgreementHeir]:
    """Those whose partners have not been told yet, of agreements that stand; the oldest first."""
    return standing_heirs().filter(notified_on=None)


def standing_heirs() -> QuerySet[AgreementHeir]:
    rows = AgreementHeir.objects.filter(taken_off_at=None, entry__struck_at=None)
    return rows.select_related("entry", "predecessor", "successor").order_by("effective_on", "pk")


def without_heir(*, day: date) -> list[Agreement]:
    """Living agreements whose body has ended by `day` and that nobody is known to have taken."""
    heirs = whole_heirs(day)
    taken = set(AgreementHeir.objects.filter(taken_off_at=None).values_list("entry_id", flat=True))
    return [
        row
        for row in _living()
        if (body := row.signing_body).valid_to is not None
        and body.valid_to < day
        and body.pk not in heirs
        and row.pk not in taken
    ]


def _living() -> list[Agreement]:
    rows: Any = Agreement.objects.standing().filter(state__in=(State.SIGNED, State.IN_FORCE))
    bodies = rows.select_related("unit", "signatory")
    found: list[Agreement] = list(bodies.prefetch_related("unit__names", "signatory__names"))
    return found


def _heirs(day: date) -> Iterator[Heir]:
    taken_over, began = whole_heirs(day), _beginnings(day)
    for row in _living():
        body = row.signing_body
        if body.pk in taken_over:
            heir = taken_over[body.pk]
            yield Heir(row, body, heir, began[heir.pk])
        elif row.starts_on and body.holds_on(day):
            since = _renamed_on(body, row.starts_on, day)
            if since:
                yield Heir(row, body, body, since)


def _beginnings(day: date) -> dict[int, date]:
    """The day from which each body has what it took over whole; the last one counts."""
    rows = Succession.objects.filter(scope="", effective_on__lte=day).order_by("effective_on")
    return dict(rows.values_list("successor_id", "effective_on"))


def _renamed_on(body: Unit, signed_on: date, day: date) -> date | None:
    """The day on which it took the name it bears, where that is not the one it signed under."""
    if body.name_on(signed_on) == body.name_on(day):
        return None
    return next((name.valid_from for name in body.names.all() if name.holds_on(day)), None)


@transaction.atomic
def _enter(heir: Heir) -> None:
    AgreementHeir.objects.create(
        entry_id=heir.agreement.pk,
        predecessor=heir.predecessor,
        successor=heir.successor,
        effective_on=heir.since,
    )
    signed = heir.predecessor.name_on(heir.agreement.starts_on or heir.since)
    changes: dict[str, list[Any]] = {
        "predecessor": [None, signed],
        "successor": [None, heir.successor.name],
        "effective_on": [None, heir.since.isoformat()],
    }
    leave_step(heir.agreement, "add_agreementheir", by=None, on=heir.since, changes=changes)


def _refuse(heir: AgreementHeir, on: date, document: str) -> None:
    refused = {}
    if heir.taken_off_at is not None:
        raise ValidationError("Dòng này đã bỏ, không sửa được nữa.", code="taken_off")
    if on < heir.effective_on:
        sentence = f"Ngày báo phải từ ngày kế thừa ({format_date(heir.effective_on)}) trở đi."
        refused["on"] = ValidationError(sentence, code="order")
    if not document:
        refused["document"] = ValidationError("Ghi số văn bản đã gửi đối tác.", code="no_document")
    if refused:
        raise ValidationError(refused)
