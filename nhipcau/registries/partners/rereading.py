"""Entries that name a partner are found by its names: their words for search follow it."""

from collections.abc import Iterator
from typing import Any

from nhipcau.registries.models import SPECIFIC, Partner
from nhipcau.registries.reading import words_to_find_by


def entries_naming(partner: Partner) -> Iterator[Any]:
    """The rows of every register that point at the partner, each once."""
    for model in SPECIFIC.values():
        pks: set[int] = set()
        for field in _fields_to_partners(model):
            pks.update(model.objects.filter(**{field: partner}).values_list("pk", flat=True))
        yield from model.objects.filter(pk__in=pks).order_by("pk")


def reread(partner: Partner) -> None:
    """Bring the words for search of those entries up to the partner's names of today."""
    for row in entries_naming(partner):
        reading = words_to_find_by(row)
        if reading != row.reading:
            row.reading = reading
            row.save(update_fields=["reading", "folded"])


def _fields_to_partners(model: Any) -> list[str]:
    own = (*model._meta.fields, *model._meta.many_to_many)
    return [field.name for field in own if field.related_model is Partner]
