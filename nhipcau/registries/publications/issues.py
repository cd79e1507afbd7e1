"""The issues of a newsletter: standing publications of that form under one name."""

from django.db.models import QuerySet

from nhipcau.registries.models import Publication


def issues_of(series: str) -> QuerySet[Publication]:
    """Whatever their state; upper and lower case are the same."""
    rows: QuerySet[Publication] = QuerySet(Publication)
    issues = rows.filter(struck_at=None, form=Publication.Form.NEWSLETTER)
    # Not every database knows that "Đ" and "đ" are one letter; issues are few.
    names = issues.order_by().values_list("series", flat=True).distinct()
    return issues.filter(series__in=[one for one in names if same_words(one, series)])


def same_words(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
