"""What stands on the card of a partner: its names, what was done with it, what it received."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.registries.models import SPECIFIC, Contact, Entry, Partner, Register, StockMove
from nhipcau.registries.partners.aliases import language_of
from nhipcau.workspace.registers.every import BY_CODE

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Name:
    """`language` is a code where the script tells one, for the voice that reads it."""

    label: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Done:
    """Entries of one register with the partner, the newest first; `href` leads to all of them."""

    label: str
    total: int
    rows: list[Entry]
    href: str


def names_on_card(partner: Partner) -> list[Name]:
    further = partner.aliases.all()
    return own_names(partner) + [Name(_("Tên gọi khác"), o.text, o.language) for o in further]


def own_names(partner: Partner) -> list[Name]:
    """In its own script and in English, as far as they are known."""
    own = ((_("Tên nguyên gốc"), partner.original_name), (_("Tên tiếng Anh"), partner.english_name))
    return [Name(label, text, _language(partner, text)) for label, text in own if text]


def done_with(partner: Partner) -> Iterator[Done]:
    """Register by register, in their order; registers without any are left out."""
    for code, model in SPECIFIC.items():
        ways = Q()
        for field in (*model._meta.fields, *model._meta.many_to_many):
            if field.related_model is Partner:
                ways |= Q(**{field.name: partner})
        if not ways:
            continue
        rows = model.objects.filter(ways).distinct().select_related("unit")
        newest = list(rows.order_by("-starts_on", "-pk")[: SHOWN + 1])
        if newest:
            total = len(newest) if len(newest) <= SHOWN else rows.count()
            yield Done(str(Register(code).label), total, newest[:SHOWN], _all(code, partner))


def numbers_of(partner: Partner) -> dict[str, int]:
    """People one may reach and copies it received, as numbers alone."""
    people = Contact.objects.known().standing().filter(partner=partner, restricted_on=None)
    moves = StockMove.objects.filter(partner=partner).values_list("quantity", flat=True)
    return {"people": people.count(), "copies": -sum(moves)}


def _language(partner: Partner, text: str) -> str:
    if text == partner.english_name:
        return "en"
    return language_of(text, country=partner.country)


def _all(code: str, partner: Partner) -> str:
    way = reverse("workspace:entry_list", args=[BY_CODE[code].slug])
    return f"{way}?{urlencode({'cua': 'tat-ca', 'q': partner.name})}"
