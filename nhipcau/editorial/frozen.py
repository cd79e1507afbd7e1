"""What the portal did in a window of days, as JSON that stays: counts, and languages that lag."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.editorial.counting import Behind, languages_behind
from nhipcau.editorial.models import EditionStep, Release
from nhipcau.outputs.languages import language_name

Json = dict[str, Any]


def frozen_portal(first: date, last: date) -> Json | None:
    """Of the days `first`..`last`, both inclusive; None where nothing happened on the portal.

    {"languages": [{"language", "released", "renewed"}], "corrections", "withdrawals",
    "emergencies": {"total", "late"}, "behind": [{"title", "address", "missing", "stale"}]}: the
    last two name languages; "behind" is how it stood at the end of `last`.
    """
    rows = list(_in_window(first, last).select_related("edition").order_by("public_from", "pk"))
    withdrawals = EditionStep.objects.filter(act="withdraw", **_moments("at", first, last)).count()
    if not rows and not withdrawals:
        return None
    urgent = [row for row in rows if row.emergency_reason]
    return {
        "languages": _languages(rows, first),
        "corrections": sum(bool(row.correction) for row in rows),
        "withdrawals": withdrawals,
        "emergencies": {"total": len(urgent), "late": sum(map(_was_late, urgent))},
        "behind": _behind(languages_behind(last)),
    }


def _in_window(first: date, last: date) -> QuerySet[Release]:
    return Release.objects.filter(**_moments("public_from", first, last))


def _moments(field: str, first: date, last: date) -> dict[str, datetime]:
    start = timezone.make_aware(datetime.combine(first, time.min))
    end = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    return {f"{field}__gte": start, f"{field}__lt": end}


def _languages(rows: list[Release], first: date) -> list[Json]:
    """A first release of an edition is new, any other renews it."""
    start = timezone.make_aware(datetime.combine(first, time.min))
    editions = {row.edition_id for row in rows}
    earlier = Release.objects.filter(Q(edition__in=editions), public_from__lt=start)
    seen = set(earlier.values_list("edition", flat=True))
    counted: dict[str, Json] = {}
    for row in rows:
        name = language_name(row.language.split("-")[0])
        told = counted.setdefault(row.language, {"language": name, "released": 0, "renewed": 0})
        told["renewed" if row.edition_id in seen else "released"] += 1
        seen.add(row.edition_id)
    return sorted(counted.values(), key=lambda told: (-told["released"], told["language"]))


def _was_late(row: Release) -> bool:
    """Confirmed, or ended, after its hour; or neither yet."""
    answered = min(filter(None, (row.confirmed_at, row.public_until)), default=None)
    return row.confirm_by is not None and (answered is None or answered > row.confirm_by)


def _behind(found: list[Behind]) -> list[Json]:
    """One row a page, in the order of titles."""
    pages: dict[str, Json] = {}
    for one in found:
        told = pages.setdefault(
            one.address,
            {"title": one.title, "address": one.address, "missing": [], "stale": []},
        )
        name = language_name(one.language.split("-")[0])
        told["stale" if one.is_stale else "missing"].append(name)
    return list(pages.values())
