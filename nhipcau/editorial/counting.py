"""What the room did in a year, and which languages lag behind, for the annex of the report."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from nhipcau.editorial.models import KINDS, EditionStep, Release, StaleMark
from nhipcau.editorial.translating.sources import source_language

_WORKS = [kind._meta.model_name for kind in KINDS if kind.is_work]


@dataclass(frozen=True, slots=True)
class YearOfPortal:
    """Counts of one calendar year. `released` are editions that became public for the first time.

    `by_language` shares them out. `late_confirmations` are emergency releases that stood
    unconfirmed past their hour.
    """

    year: int
    released: int
    renewed: int
    corrections: int
    withdrawals: int
    emergencies: int
    late_confirmations: int
    by_language: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A page whose edition in `language` was missing or stale at the end of a day."""

    title: str
    address: str
    language: str
    is_stale: bool


def count_year(year: int) -> YearOfPortal:
    """Four queries, whatever the number of pages."""
    rows = Release.objects.filter(public_from__year__lte=year).order_by("public_from", "pk")
    fields = ("edition", "language", "public_from", "correction", "emergency_reason")
    seen: set[int] = set()
    first: Counter[str] = Counter()
    renewed = corrections = emergencies = 0
    for edition, language, public_from, correction, urgent in rows.values_list(*fields):
        is_new = edition not in seen
        seen.add(edition)
        if timezone.localtime(public_from).year != year:
            continue
        first[language] += is_new
        renewed += not is_new
        corrections += bool(correction)
        emergencies += bool(urgent)
    steps = EditionStep.objects.filter(act="withdraw", at__year=year)
    return YearOfPortal(
        year=year,
        released=first.total(),
        renewed=renewed,
        corrections=corrections,
        withdrawals=steps.count(),
        emergencies=emergencies,
        late_confirmations=_late(year),
        by_language=tuple((code, first[code]) for code, _name in settings.LANGUAGES if first[code]),
    )


def languages_behind(day: date) -> list[Behind]:
    """Works public in the source language at the end of `day`, and what other languages lack.

    In the order of titles, then of languages. Sections and standing pages are not works.
    """
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    public = Release.objects.filter(public_from__lt=end, kind__in=_WORKS).filter(
        Q(public_until=None) | Q(public_until__gte=end)
    )
    there = {(r.edition.work_id, r.language): r for r in public.select_related("edition")}
    stale = set(
        StaleMark.objects.filter(noticed_at__lt=end)
        .filter(Q(ended_at=None) | Q(ended_at__gte=end))
        .values_list("edition", flat=True)
    )
    others = [code for code, _name in settings.LANGUAGES if code != source_language()]
    sources = [r for (_work, language), r in there.items() if language == source_language()]
    found: list[Behind] = []
    for source in sorted(sources, key=lambda r: (r.title, r.pk)):
        for language in others:
            release = there.get((source.edition.work_id, language))
            if release is None or release.edition_id in stale:
                behind = Behind(source.title, source.address, language, release is not None)
                found.append(behind)
    return found


def _late(year: int) -> int:
    urgent = Release.objects.emergencies().filter(public_from__year=year)
    rows = urgent.values_list("confirm_by", "confirmed_at", "public_until")
    answered = [(by, min(filter(None, (at, until)), default=None)) for by, at, until in rows]
    return sum(1 for by, at in answered if by and (at is None or at > by))
