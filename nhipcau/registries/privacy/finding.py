"""Which rows may be about one person: found by name or e-mail, a person says which are meant."""

from collections.abc import Iterable, Iterator
from typing import Any

from nhipcau.registries.models import Contact
from nhipcau.registries.privacy.sorts import SORTS, Sort, known_of, telling_words
from nhipcau.search.folded import words_of


def rows_about(*words: str) -> list[Any]:
    """Known rows of the four sorts that say one of `words`: a name in any order, an address whole;
    also members of a delegation that such a contact names.

    Marks, case and the order of a name do not matter. Merged contacts are found at the kept one.
    """
    asked = [(one.strip().casefold(), set(words_of(one).split())) for one in words]
    asked = [(whole, parts) for whole, parts in asked if parts]
    found = [row for sort in SORTS.values() for row in _candidates(sort) if _is_meant(row, asked)]
    contacts = {row.pk for row in found if isinstance(row, Contact)}
    named_by = known_of(SORTS["member"]).filter(contact__in=contacts)
    return list(_unmerged([*found, *named_by.select_related("entry")]))


def _candidates(sort: Sort) -> Any:
    rows = known_of(sort)
    if sort.model is Contact:
        return rows.prefetch_related("details").select_related("partner", "merged_into")
    return rows if sort.code == "press_visit" else rows.select_related("entry")


def _is_meant(row: Any, asked: Iterable[tuple[str, set[str]]]) -> bool:
    told = _said_by(row)
    wholes = {one.strip().casefold() for one in told}
    parts = [set(words_of(one).split()) for one in told]
    return any(
        whole in wholes or any(words <= one if len(words) > 1 else words == one for one in parts)
        for whole, words in asked
    )


def _said_by(row: Any) -> set[str]:
    """As `telling_words`, from details fetched before."""
    if not isinstance(row, Contact):
        return telling_words(row)
    details = {one.value for one in row.details.all()}
    return {one for one in (row.name, row.original_name) if one} | details


def _unmerged(rows: Iterable[Any]) -> Iterator[Any]:
    seen = set()
    for row in rows:
        kept = row
        while isinstance(kept, Contact) and kept.merged_into is not None:
            kept = kept.merged_into
        key = (type(kept), kept.pk)
        if key not in seen:
            seen.add(key)
            yield kept
