"""What a row of a register must be in the state it is in; every refusal is a sentence at a field.

`links` are the many-to-many fields about to be set; a field not in it stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.registries.checks import (
    agreements,
    cases,
    delegations,
    events,
    investors,
    press_visits,
    publications,
)
from nhipcau.registries.models import Register

Links = Mapping[str, list[Any]]
Refusal = tuple[str, str, str]  # field, sentence, code

_OF: dict[str, Callable[[Any, Links], Iterator[Refusal]]] = {
    Register.DELEGATION: delegations.refusals,
    Register.AGREEMENT: agreements.refusals,
    Register.EVENT: events.refusals,
    Register.INVESTOR: investors.refusals,
    Register.PRESS_VISIT: press_visits.refusals,
    Register.PUBLICATION: publications.refusals,
    Register.CASE: cases.refusals,
}

_PARTS: dict[str, Callable[[Any, Any, str], Iterator[Refusal]]] = {
    Register.DELEGATION: delegations.part_refusals,
    Register.AGREEMENT: agreements.part_refusals,
    Register.PRESS_VISIT: press_visits.part_refusals,
    Register.PUBLICATION: publications.part_refusals,
    Register.CASE: cases.part_refusals,
}


def check(row: Any, links: Links) -> None:
    """Refuse, all at once, what is wrong with the row."""
    _refuse((*_days(row), *_OF[row.register](row, links)))


def check_part(row: Any, part: Any, act: str) -> None:
    """Refuse what is wrong with `part` as it is about to be kept; `act`: add, change, take_off."""
    if register := _PARTS.get(row.register):
        _refuse(register(row, part, act))


def _refuse(refusals: Iterable[Refusal]) -> None:
    refused: dict[str, list[ValidationError]] = {}
    for field, sentence, code in refusals:
        refused.setdefault(field, []).append(ValidationError(sentence, code=code))
    if refused:
        raise ValidationError(refused)


def _days(row: Any) -> Iterator[Refusal]:
    """A state that counts needs the day from which it counts."""
    if row.register != Register.INVESTOR and row.state in row.COUNTS_IN and row.starts_on is None:
        label = row.state_words.lower()
        yield "starts_on", f"Ghi ngày trước khi chuyển sang “{label}”.", "no_day"
