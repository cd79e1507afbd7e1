"""Sums of clippings: appearances and stories, by language, country, outlet, topic, tone, time."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDay, TruncMonth, TruncWeek

from nhipcau.press.models import Clipping, ClippingTag
from nhipcau.press.models.clippings import ClippingQuerySet

DAY, WEEK, MONTH = "day", "week", "month"
_STEPS: Final = {DAY: TruncDay, WEEK: TruncWeek, MONTH: TruncMonth}


@dataclass(frozen=True, slots=True)
class Both:
    """Appearances are clippings; stories what they tell, reprints counted once (D-02)."""

    appearances: int
    stories: int


@dataclass(frozen=True, slots=True)
class PressFigures:
    """Sums of some clippings, of each kind the most printed first.

    A story told in two languages counts in both; `stories` counts it once. "" is the language or
    the tone that nobody told. `by_outlet` and `by_topic` are by primary key; `untagged` have no
    topic. `bare` have neither a copy nor the reason why, so no report counts them (D-01).
    """

    appearances: int
    stories: int
    foreign: int
    bare: int
    untagged: Both
    by_language: dict[str, Both]
    by_country: dict[str, Both]
    by_tone: dict[str, Both]
    by_outlet: dict[int, Both]
    by_topic: dict[int, Both]


def figures_between(first: date, last: date, *, units: list[int] | None = None) -> PressFigures:
    """Of what was confirmed and came out in a window, both days inclusive; of some units or all."""
    rows = Clipping.objects.confirmed().between(first, last)
    return figures_of(rows if units is None else rows.filter(unit__in=units))


def figures_of(rows: ClippingQuerySet) -> PressFigures:
    """Of exactly these clippings; seven queries however many they are."""
    tags = ClippingTag.objects.filter(clipping=OuterRef("pk"), is_off=False)
    untagged = rows.filter(~Exists(tags)).aggregate(**_both())
    told = rows.aggregate(
        **_both(),
        foreign=Count("pk", filter=~Q(outlet__country="VN")),
        bare=Count("pk", filter=Q(copy=None, exemption="")),
    )
    return PressFigures(
        appearances=told["appearances"],
        stories=told["stories"],
        foreign=told["foreign"],
        bare=told["bare"],
        untagged=Both(**untagged),
        by_language=_counted(rows, "language"),
        by_country=_counted(rows, "outlet__country"),
        by_tone=_counted(rows, "tone"),
        by_outlet=_counted(rows, "outlet"),
        by_topic=_by_topic(rows),
    )


def timeline(rows: ClippingQuerySet, step: str) -> dict[date, Both]:
    """First day of each DAY, WEEK (from Monday) or MONTH in which something came out -> how much.

    A story that went on counts in each of them.
    """
    told = rows.order_by().annotate(on=_STEPS[step]("published_on")).values("on")
    return dict(sorted(_pairs(told, "on")))


def _both(prefix: str = "") -> dict[str, Any]:
    story = f"{prefix}story"
    alone = Count("pk", filter=Q(**{story: None}))
    return {"appearances": Count("pk"), "stories": Count(story, distinct=True) + alone}


def _counted(rows: ClippingQuerySet, name: str) -> dict[Any, Both]:
    return _most_first(_pairs(rows.order_by().values(name), name))


def _by_topic(rows: ClippingQuerySet) -> dict[Any, Both]:
    tags = ClippingTag.objects.filter(clipping__in=rows.order_by(), is_off=False).order_by()
    return _most_first(_pairs(tags.values("topic"), "topic", "clipping__"))


def _pairs(grouped: QuerySet[Any, Any], name: str, prefix: str = "") -> list[tuple[Any, Both]]:
    told = grouped.annotate(**_both(prefix))
    return [(one[name], Both(one["appearances"], one["stories"])) for one in told]


def _most_first(pairs: list[tuple[Any, Both]]) -> dict[Any, Both]:
    return dict(sorted(pairs, key=lambda one: (-one[1].appearances, one[0])))
