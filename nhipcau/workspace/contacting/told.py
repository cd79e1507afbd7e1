"""All that is kept about a person, field by field, to be shown to that person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.registries.countries import country_name
from nhipcau.registries.models import Contact
from nhipcau.registries.privacy.sorts import sort_of
from nhipcau.ui.words import day_words

Fact = tuple[str, str]  # what it is called, what it says
_ALSO = ("language", "nationality", "country", "role", "state", "purpose", "ground", "keep_until",
         "restricted_on")  # fmt: skip

_NAMED = {"language": language_name, "nationality": country_name, "country": country_name}


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the registers about a person. `where` is what it belongs to, `facts` its words."""

    sort: str
    where: str
    facts: list[Fact]
    ways: list[Fact]


def told_of(row: Any) -> Told:
    """Every private field and every term of keeping of the row, empty ones left out."""
    sort = sort_of(row)
    names = {field.name for field in row._meta.concrete_fields}
    asked = [*sort.words, *(name for name in _ALSO if name in names)]
    facts = [(_label(row, name), _words(row, name)) for name in asked]
    ways = list(_ways(row)) if isinstance(row, Contact) else []
    return Told(_(sort.label), where_of(row), [one for one in facts if one[1]], ways)


def where_of(row: Any) -> str:
    """The partner, or the entry, that the row belongs to."""
    if isinstance(row, Contact):
        return row.partner.name
    entry = getattr(row, "entry", row)
    return str(entry.title)


def _ways(contact: Contact) -> Iterator[Fact]:
    for detail in contact.details.all():
        last = day_words(detail.keep_until)
        yield _(detail.get_kind_display()), f"{detail.value} ({detail.purpose}; {last})"
    for consent in contact.consents.all():
        ended = (
            f"; {_('rút ngày')} {day_words(consent.withdrawn_on)}" if consent.withdrawn_on else ""
        )
        yield _("Sự đồng ý"), f"{consent.purpose}, {day_words(consent.given_on)}{ended}"


def _label(row: Any, name: str) -> str:
    return _(str(row._meta.get_field(name).verbose_name))


def _words(row: Any, name: str) -> str:
    field = row._meta.get_field(name)
    if field.choices:
        return _(str(getattr(row, f"get_{name}_display")()))
    value = getattr(row, name)
    if value and name in _NAMED:
        return _(_NAMED[name](value))
    return day_words(value) if hasattr(value, "isoformat") else str(value or "")
