"""Where a sign leads a reader of some languages, and counting that it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Sum

from nhipcau.editorial.models import Edition, Release
from nhipcau.signposts.models import ScanCount, Signpost

LAST_RESORT = ("en", "vi")
"""For a reader none of whose languages is there."""


@dataclass(frozen=True, slots=True)
class Way:
    """`release` is None where nothing is public behind the sign; `why` then says so if it is told.

    `since` is the moment the page was withdrawn or the sign taken down.
    """

    release: Release | None
    why: str = ""
    since: datetime | None = None


def way_of(signpost: Signpost, *, languages: Sequence[str]) -> Way:
    """The public page in the first of `languages` that there is, else in any."""
    if signpost.retired_at:
        return Way(None, signpost.retired_reason, signpost.retired_at)
    public = {
        release.language: release
        for release in Release.objects.current().filter(edition__work=signpost.work_id)
    }
    for language in (*languages, *LAST_RESORT, *public):
        if language in public:
            return Way(public[language])
    gone = (
        Edition.objects.filter(work=signpost.work_id, standing=Edition.Standing.WITHDRAWN)
        .order_by("-withdrawn_at")
        .first()
    )
    return Way(None, gone.withdrawn_reason, gone.withdrawn_at) if gone else Way(None)


@transaction.atomic
def count_scan(signpost: Signpost, *, language: str, day: date) -> None:
    """One more reading on `day`; only the day and the language shown are kept."""
    row, _made = ScanCount.objects.get_or_create(signpost=signpost, day=day, language=language)
    ScanCount.objects.filter(pk=row.pk).update(count=F("count") + 1)


def scans_between(signpost: Signpost, first: date, last: date) -> int:
    """Readings on the days `first`..`last`, both inclusive."""
    found = signpost.scans.filter(day__range=(first, last)).aggregate(total=Sum("count"))
    return int(found["total"] or 0)
