"""The licence under which the issues of a series come out, and the one that follows it."""

from datetime import date

from django.db.models import QuerySet

from nhipcau.registries.models import Printing, Publication
from nhipcau.registries.publications.issues import issues_of

State = Publication.State
_OVER = (State.CANCELLED, State.WITHDRAWN)


def speaks_for_licence(row: Publication, printing: Printing) -> bool:
    """Whether this issue is the first of its series under that licence: one clock for all."""
    if row.form != Publication.Form.NEWSLETTER or not row.series:
        return True
    same = _of_series(row).filter(licence_number=printing.licence_number)
    first = same.order_by("entry_id", "pk").first()
    return first is None or first.entry_id == row.pk


def renewed_on(row: Publication, printing: Printing) -> date | None:
    """The day of the licence that runs longer than this one, in the same series."""
    if row.form != Publication.Form.NEWSLETTER or not row.series:
        return None
    later = _of_series(row).filter(licence_until__gt=printing.licence_until)
    next_one = later.exclude(licensed_on=None).order_by("licensed_on").first()
    return next_one.licensed_on if next_one else None


def _of_series(row: Publication) -> QuerySet[Printing]:
    issues = issues_of(row.series).exclude(state__in=_OVER)
    standing = Printing.objects.filter(taken_off_at=None).exclude(licence_until=None)
    return standing.filter(entry__in=issues.values("pk"))
