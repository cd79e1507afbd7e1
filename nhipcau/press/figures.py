"""Sums of clippings: appearances and stories, by language, country, topic, tone and month."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from nhipcau.press.models import Clipping, ClippingTag


@dataclass(frozen=True, slots=True)
class PressFigures:
    """Confirmed clippings that came out in a window, both days inclusive.

    `appearances` are clippings, `stories` what they tell, reprints counted once.
    """

    appearances: int
    stories: int
    foreign: int
    by_language: dict[str, int]
    by_country: dict[str, int]
    by_tone: dict[str, int]
    by_topic: dict[str, int]


def figures_between(first: date, last: date, *, units: list[int] | None = None) -> PressFigures:
    """Figures of the window, for the units named or for all; a constant number of queries."""
    rows = Clipping.objects.confirmed().between(first, last)
    if units is not None:
        rows = rows.filter(unit__in=units)
    told = rows.aggregate(
        appearances=Count("pk"),
        stories=Count("story", distinct=True),
        alone=Count("pk", filter=Q(story=None)),
        foreign=Count("pk", filter=~Q(outlet__country="VN")),
    )
    tags = ClippingTag.objects.filter(clipping__in=rows, is_off=False)
    return PressFigures(
        appearances=told["appearances"],
        stories=told["stories"] + told["alone"],
        foreign=told["foreign"],
        by_language=_counted(rows, "language"),
        by_country=_counted(rows, "outlet__country"),
        by_tone=_counted(rows.exclude(tone=""), "tone"),
        by_topic=dict(tags.values_list("topic__code").annotate(n=Count("pk")).order_by("-n")),
    )


def _counted(rows: QuerySet[Clipping], name: str) -> dict[str, int]:
    """Value -> how many, the most first."""
    return dict(rows.order_by().values_list(name).annotate(n=Count("pk")).order_by("-n", name))
