"""Stories of some days as a list: how often printed, by whom first, where and in which tongues."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.press import searching
from nhipcau.press.models import Clipping, Story
from nhipcau.workspace.forms.press_numbers import StorySearch
from nhipcau.workspace.shown_names import country_shown


@dataclass(frozen=True, slots=True)
class Line:
    """A story with its appearances under the conditions; `outlet` printed it first of all."""

    story: Story
    appearances: int
    first: date
    last: date
    outlet: str
    countries: str
    languages: str


def stories_asked(asked: StorySearch) -> QuerySet[Any, Any]:
    """(story, n, first, last) as dicts, the most printed first."""
    rows = asked.narrowed(Clipping.objects.exclude(story=None))
    if words := asked.told.get("q"):
        telling = searching.found(Clipping.objects.exclude(story=None), words)
        rows = rows.filter(story__in=telling.order_by().values("story"))
    told = rows.order_by().values("story").annotate(
        n=Count("pk"), first=Min("published_on"), last=Max("published_on")
    )  # fmt: skip
    if least := asked.told.get("at_least"):
        told = told.filter(n__gte=least)
    return told.order_by("-n", "-last", "-story")


def lines_of(told: Iterable[dict[str, Any]], asked: StorySearch) -> list[Line]:
    """A page of `stories_asked`; the same number of queries however long."""
    page = list(told)
    keys = [one["story"] for one in page]
    earliest = Clipping.objects.filter(story=OuterRef("pk")).exclude(state=Clipping.State.REJECTED)
    earliest = earliest.order_by("published_on", "published_at", "pk")
    printed = Subquery(earliest.values("outlet__name")[:1])
    stories = Story.objects.annotate(printed_by=printed).in_bulk(keys)
    rows = asked.narrowed(Clipping.objects.filter(story__in=keys)).order_by()
    places = rows.values_list("story", "language", "outlet__country").distinct()
    countries, languages = defaultdict(set), defaultdict(set)
    for story, language, country in places:
        countries[story].add(country_shown(country))
        languages[story].add(_(language_name(language)) if language else _("chưa rõ"))
    return [
        Line(
            story=stories[one["story"]],
            appearances=one["n"],
            first=one["first"],
            last=one["last"],
            outlet=getattr(stories[one["story"]], "printed_by", None) or "",
            countries=", ".join(sorted(countries[one["story"]])),
            languages=", ".join(sorted(languages[one["story"]])).replace("Tiếng ", ""),
        )
        for one in page
    ]
