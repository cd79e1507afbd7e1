"""Loading a list of acts into the register: what is missing comes in, what people did stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.acts import KnownActs, follows_itself
from nhipcau.documents.models import LegalBasis, LegalBasisStep
from nhipcau.organisations.models import User
from nhipcau.vietnamese.typed_text import typed_line

_DAYS: Final = ("issued_on", "in_force_from", "in_force_to")
_WORDS: Final = ("kind", "number", "issuer", "subject", "note")
_BY_PEOPLE: Final = ("enter", "revise", "verify", "unverify")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many acts came in and how many were completed; `refused` are the names of bad rows."""

    made: int
    filled: int
    refused: tuple[str, ...]


@transaction.atomic
def load_bases(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> Loaded:
    """Bring in acts that are not there; of those that are, fill what is blank. Idempotent.

    A row has kind, number, issuer, subject, note, days in ISO form, and "replaced_by" as
    {"kind", "number"} of another row or act. An act that a person has compared with the original
    stays as it is; so does every word and day that stands in any other.
    """
    told = [_clean(row) for row in rows]
    known = KnownActs(LegalBasis.objects.order_by("pk"))
    people = LegalBasisStep.objects.filter(action__in=_BY_PEOPLE)
    touched = set(people.values_list("basis", flat=True))
    made = filled = 0
    refused = []
    for row in told:
        basis = _find(known, row)
        try:
            if basis is None:
                known.add(_make(row, by=by))
                made += 1
            elif basis.pk not in touched:
                filled += _fill(basis, row, by=by)
        except ValidationError:
            refused.append(f"{row['kind']} {row['number']}".strip())
    for row in told:
        if (basis := _find(known, row)) and basis.pk not in touched:
            filled += _follow(basis, row, known, by=by)
    return Loaded(made, filled, tuple(refused))


def _clean(row: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {name: typed_line(row.get(name) or "") for name in _WORDS}
    for name in _DAYS:
        told[name] = date.fromisoformat(row[name]) if row.get(name) else None
    return told | {"replaced_by": row.get("replaced_by")}


def _find(known: KnownActs, row: Mapping[str, Any]) -> LegalBasis | None:
    return known.find(kind=row["kind"], number=row["number"], issued_on=row.get("issued_on"))


def _make(row: Mapping[str, Any], *, by: User | None) -> LegalBasis:
    basis = LegalBasis(**{name: row[name] for name in (*_WORDS, *_DAYS)})
    basis.full_clean()
    basis.save()
    LegalBasisStep.objects.create(basis=basis, action="load", by=by)
    return basis


def _fill(basis: LegalBasis, row: Mapping[str, Any], *, by: User | None) -> int:
    """1 where something blank was filled, else 0."""
    changes = {}
    for name in (*_WORDS, *_DAYS):
        if row[name] and not getattr(basis, name):
            setattr(basis, name, row[name])
            changes[name] = ["", str(row[name])]
    if not changes:
        return 0
    basis.full_clean()
    basis.save()
    LegalBasisStep.objects.create(basis=basis, action="fill", changes=changes, by=by)
    return 1


def _follow(basis: LegalBasis, row: Mapping[str, Any], known: KnownActs, *, by: User | None) -> int:
    """Name the act that replaces this one, where none is named yet and no ring would close."""
    if not row["replaced_by"] or basis.replaced_by_id:
        return 0
    after = _find(known, row["replaced_by"])
    if after is None:
        return 0
    basis.replaced_by = after
    if follows_itself(basis):
        basis.replaced_by = None
        return 0
    basis.save(update_fields=["replaced_by"])
    changes = {"replaced_by": ["", str(after)]}
    LegalBasisStep.objects.create(basis=basis, action="fill", changes=changes, by=by)
    return 1
