"""The issues of a newsletter: standing publications of that form under one name."""

from django.db.models import QuerySet

from nhipcau.registries.models import Publication


def issues_of(series: str) -> QuerySet[Publication]:
    """Whatever their state; upper and lower case are the same."""
    rows: QuerySet[Publication] = QuerySet(Publication)
    form = Publication.Form.NEWSLETTER
    return rows.filter(struck_at=None, form=form, series__iexact=series)
