"""Acts as kept: which of them a citation means, what follows them, what they are on a day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from nhipcau.documents.models import LegalBasis
from nhipcau.documents.validity import Act, Validity, validity_on
from nhipcau.vietnamese.dates import month_digits
from nhipcau.vietnamese.text import match_key

_WITH_YEAR = re.compile(r"/\d{4}/")
# A letter has no kind printed on it (Decree 30/2020, Annex III); papers cite it either way.
_LETTER = {match_key("Văn bản"), match_key("Công văn")}


class KnownActs:
    """Acts by number, to find the one that a citation means."""

    def __init__(self, bases: Iterable[LegalBasis]) -> None:
        self._by_number: defaultdict[str, list[LegalBasis]] = defaultdict(list)
        for basis in bases:
            self.add(basis)

    def add(self, basis: LegalBasis) -> None:
        if basis.number:
            self._by_number[match_key(basis.number)].append(basis)

    def find(self, *, kind: str, number: str, issued_on: date | None) -> LegalBasis | None:
        """The act of this kind and number; a number without a year is told by the day, too.

        One with the same day first; then one whose day is unknown, or any where ours is unknown
        and there is only one; else None.
        """
        alike = [
            one
            for one in self._by_number[match_key(number)]
            if kind_key(one.kind) == kind_key(kind)
        ]
        if _WITH_YEAR.search(number):
            return alike[0] if alike else None
        same_day = [one for one in alike if one.issued_on == issued_on]
        undated = [one for one in alike if one.issued_on is None]
        if found := [*same_day, *undated]:
            return found[0]
        return alike[0] if issued_on is None and len(alike) == 1 else None


def follows_itself(basis: LegalBasis) -> bool:
    """Whether the acts that replace one another from `basis` on come back to one of them."""
    known = LegalBasis.objects.exclude(replaced_by=None).exclude(pk=basis.pk)
    after = dict(known.values_list("pk", "replaced_by"))
    seen, at = {basis.pk}, basis.replaced_by_id
    while at is not None and at not in seen:
        seen.add(at)
        at = after.get(at)
    return at is not None


def kind_key(kind: str) -> str:
    key = match_key(kind)
    return min(_LETTER) if key in _LETTER else key


def act_of(basis: LegalBasis) -> Act:
    """The act for `documents.validity`; fetch `replaced_by` with the row."""
    after = basis.replaced_by
    return Act(
        name=name_of(basis),
        starts_on=basis.in_force_from,
        ends_on=basis.in_force_to,
        successor=name_of(after) if after else "",
        successor_starts_on=after.in_force_from if after else None,
    )


def name_of(basis: LegalBasis) -> str:
    """ "Nghị định số 30/2020/NĐ-CP", "Luật Du lịch số 09/2017/QH14"; else kind and subject."""
    named = basis.subject if _is_named(basis) else basis.kind
    if basis.number:
        return f"{named} số {basis.number}"
    return named if _is_named(basis) else f"{basis.kind} {basis.subject or basis.issuer}".strip()


def _is_named(basis: LegalBasis) -> bool:
    """A law's subject is its name and begins with its kind."""
    return match_key(basis.subject).startswith(f"{match_key(basis.kind)} ")


def state_on(basis: LegalBasis, day: date) -> Validity:
    return validity_on(act_of(basis), day)


def chain_of(basis: LegalBasis) -> list[LegalBasis]:
    """What replaced the act, one after the other; one query a link, a ring ends where it closes."""
    found, seen = [], {basis.pk}
    after = basis.replaced_by
    while after is not None and after.pk not in seen:
        found.append(after)
        seen.add(after.pk)
        after = after.replaced_by
    return found


def successor_on(basis: LegalBasis, day: date) -> LegalBasis | None:
    """The first act after this one that is in force on `day`, or of which no day is known."""
    alive = (Validity.IN_FORCE, Validity.UNKNOWN)
    return next((one for one in chain_of(basis) if state_on(one, day) in alive), None)


def cited_line(basis: LegalBasis) -> str:
    """The act as a "Căn cứ" line names it: kind, number, day, issuer, subject.

    Source: Decree 30/2020, Annex I, II.5: the first citation names all of these; laws are cited
    by name, number and day only.
    """
    parts = [name_of(basis)]
    if on := basis.issued_on:
        parts.append(f"ngày {on.day:02d} tháng {month_digits(on.month)} năm {on.year}")
    if basis.issuer and not _is_named(basis):
        parts.append(f"của {basis.issuer}")
    if basis.number and basis.subject and not _is_named(basis):
        parts.append(basis.subject)
    return " ".join(parts)
