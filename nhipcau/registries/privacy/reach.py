"""Whose contacts a unit sees: those of partners it keeps or has an entry with."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from nhipcau.registries.models import Entry, Partner

_WAYS = ("delegations", "agreements", "events", "investments", "press_visits")


def partners_within(units: Iterable[int]) -> QuerySet[Partner]:
    """`units` are keys: of a unit and of those whose heir it is."""
    own = list(units)
    entries = Entry.objects.standing().filter(Q(unit__in=own) | Q(taking_part__in=own))
    near = Q(unit__in=own)
    for way in _WAYS:
        through = Partner.objects.filter(**{f"{way}__in": entries.values("pk")})
        near |= Q(pk__in=through.values("pk"))
    return Partner.objects.filter(near)
