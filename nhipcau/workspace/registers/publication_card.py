"""What the card of a publication shows beside its facts: its look, its stock, who has some."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from nhipcau.editorial.models import Edition
from nhipcau.organisations.models import Role
from nhipcau.registries.models import Printing, Publication, ReviewQuestion
from nhipcau.registries.publications.series import standing_of_issue
from nhipcau.registries.reviewing.standing import Standing, standing_of
from nhipcau.registries.stock.figures import between, printings_in_stock, received_of, with_stock
from nhipcau.workspace.people import may
from nhipcau.workspace.registers.access import MAY_ENTER

REVIEWERS = (*MAY_ENTER, Role.EDITOR)
MOST_SHOWN = 10


def more(request: HttpRequest, row: Publication) -> dict[str, Any]:
    editions = list(with_stock(printings_in_stock().filter(entry=row.pk)).order_by("pk"))
    received = received_of(editions)
    return {
        "look": standing_of(row),
        "may_look": may(request, *REVIEWERS) and row.struck_at is None,
        "editions": editions,
        "received": received[:MOST_SHOWN],
        "receivers": len(received),
        "series": standing_of_issue(row),
    }


def looks_beside(edition: Edition) -> list[tuple[Publication, Standing]]:
    """The publications whose editions stand on this page of the portal, and how they stand."""
    standing = Printing.objects.filter(page=edition, taken_off_at=None, entry__struck_at=None)
    rows = Publication.objects.filter(pk__in=standing.values("entry")).order_by("pk")
    return [(row, standing_of(row)) for row in rows]


def above(request: HttpRequest) -> dict[str, Any]:
    """Above the list: what went out this year, and the questions that nobody has yet."""
    today = timezone.localdate()
    window = between(today.replace(month=1, day=1), today)
    return {"window": window, "no_questions": not ReviewQuestion.objects.exists()}
