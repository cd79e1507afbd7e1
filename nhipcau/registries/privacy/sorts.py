"""The four sorts of rows that hold a person's data, and which of their fields tell who it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from nhipcau.registries.models import Contact, Member, PressVisit, Registration


@dataclass(frozen=True, slots=True)
class Sort:
    """`words` are the fields that are emptied, `telling` those of them that no two people share."""

    code: str
    label: str
    model: Any
    words: tuple[str, ...]
    telling: tuple[str, ...]


SORTS = {
    one.code: one
    for one in (
        Sort(
            "contact",
            gettext_noop("Người liên hệ"),
            Contact,
            ("name", "original_name", "title", "note"),
            ("name", "original_name"),
        ),
        Sort(
            "member",
            gettext_noop("Thành viên của đoàn"),
            Member,
            tuple(sorted(Member.PRIVATE)),
            ("name", "document_number"),
        ),
        Sort(
            "registration",
            gettext_noop("Người dự sự kiện"),
            Registration,
            tuple(sorted(Registration.PRIVATE)),
            ("name", "email", "phone"),
        ),
        Sort(
            "press_visit",
            gettext_noop("Người gửi đề nghị báo chí"),
            PressVisit,
            tuple(sorted(PressVisit.PRIVATE)),
            ("requester_name", "requester_email", "requester_phone"),
        ),
    )
}


def sort_of(row: Any) -> Sort:
    return next(one for one in SORTS.values() if isinstance(row, one.model))


def telling_words(row: Any) -> set[str]:
    """What the row says that tells who the person is, details of a contact too."""
    found = {str(getattr(row, name)) for name in sort_of(row).telling}
    if isinstance(row, Contact):
        found |= set(row.details.values_list("value", flat=True))
    return {words for words in found if words}


def held(row: Any) -> Any:
    """The row as it is now, locked."""
    return type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)


def known_of(sort: Sort) -> Any:
    """Rows of that sort that still say who somebody is, a member also by its contact."""
    nothing: dict[str, Any] = dict.fromkeys(sort.words, "")
    if sort.model is Member:
        nothing["contact"] = None
    return sort.model.objects.filter(erased_at=None).exclude(**nothing)


def over_on(sort: Sort, day: date) -> Any:
    """Rows whose last day, inclusive, was before `day`."""
    return known_of(sort).filter(keep_until__lt=day)


def named(rows: Iterable[Any]) -> list[list[Any]]:
    """Rows as a request keeps them: [["contact", 12], ...]."""
    return [[sort_of(row).code, row.pk] for row in rows]


def rows_named(pairs: Iterable[tuple[str, int]]) -> list[Any]:
    """The rows that stand behind such pairs, in their order; what is not there is left out."""
    asked = [(code, pk) for code, pk in pairs if code in SORTS]
    found = {
        (code, row.pk): row
        for code in {code for code, _pk in asked}
        for row in SORTS[code].model.objects.filter(pk__in=[pk for c, pk in asked if c == code])
    }
    return [found[pair] for pair in dict.fromkeys(asked) if pair in found]
