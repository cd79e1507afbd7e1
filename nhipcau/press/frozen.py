"""What the press tells of a window for a report: both numbers, and the clippings behind, frozen."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from nhipcau.outputs.languages import language_name
from nhipcau.outputs.models import Output
from nhipcau.press.clarifying.figures import Answered, answered_between, days_and_hours
from nhipcau.press.figures import Both, figures_of
from nhipcau.press.models import Clipping, Outlet, Topic
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.registries.countries import country_name

Json = dict[str, Any]


def frozen_press(first: date, last: date) -> Json:
    """Clippings whose output counts in `first`..`last`, both inclusive, and what was answered.

    Appearances and stories (D-02) in all and by language, country, topic and outlet; the rows in
    the order of their days; the spans from seen to answered as [days, hours] (D-06). Empty where
    there was neither. A number of queries that does not depend on the size.
    """
    rows = Clipping.objects.filter(
        output__state=Output.State.RECORDED, output__happened_on__range=(first, last)
    )
    answered = answered_between(first, last)
    listed = [_row(row) for row in _in_order(rows)]
    if not (listed or answered.rows):
        return {}
    return {**_sums(rows), "rows": listed, "answers": _answers(answered)}


def _in_order(rows: ClippingQuerySet) -> ClippingQuerySet:
    heavy = ("text", "trail", "hits", "reasons")
    return rows.select_related("outlet").defer(*heavy).order_by("published_on", "pk")


def _sums(rows: ClippingQuerySet) -> Json:
    told = figures_of(rows)
    topics = Topic.objects.in_bulk(list(told.by_topic))
    outlets = Outlet.objects.only("name").in_bulk(list(told.by_outlet))
    return {
        "appearances": told.appearances,
        "stories": told.stories,
        "foreign": told.foreign,
        "languages": _named(told.by_language, {code: _language(code) for code in told.by_language}),
        "countries": _named(
            told.by_country, {code: country_name(code) for code in told.by_country}
        ),
        "topics": _named(told.by_topic, {pk: topic.name for pk, topic in topics.items()}),
        "outlets": _named(told.by_outlet, {pk: outlet.name for pk, outlet in outlets.items()}),
    }


def _named(sums: Mapping[Any, Both], names: Mapping[Any, str]) -> list[Json]:
    return [
        {"name": names[key], "appearances": both.appearances, "stories": both.stories}
        for key, both in sums.items()
    ]


def _row(row: Clipping) -> Json:
    return {
        "clipping": row.pk,
        "output": row.output_id,
        "story": row.story_id,
        "on": row.published_on.isoformat(),
        "title": row.title,
        "outlet": row.outlet.name,
        "language": row.language,
        "language_name": _language(row.language),
        "address": row.address,
        "place": row.place_in_outlet or str(Clipping(medium=row.medium).get_medium_display()),
    }


def _language(code: str) -> str:
    return language_name(code) if code else "Chưa rõ ngôn ngữ"


def _answers(told: Answered) -> Json:
    return {
        "count": len(told.rows),
        "late": told.late,
        "median": _span(told.median),
        "worst": _span(told.worst),
    }


def _span(span: timedelta | None) -> list[int] | None:
    return None if span is None else list(days_and_hours(span))
