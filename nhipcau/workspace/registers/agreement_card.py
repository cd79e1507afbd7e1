"""What stands on the card of an agreement and above their list beside the common parts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from nhipcau.outputs.languages import language_name
from nhipcau.registries.agreements.commitments import open_commitments
from nhipcau.registries.agreements.succeeding import untold
from nhipcau.registries.agreements.turning import expiring
from nhipcau.registries.models import Agreement, Commitment, Paper
from nhipcau.workspace.registers.cells import Cell

State = Agreement.State
EXPIRY = (
    ("30", gettext_noop("trong 30 ngày tới")),
    ("90", gettext_noop("trong 90 ngày tới")),
    ("180", gettext_noop("trong 180 ngày tới")),
)
_SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Text:
    """One version of the text; `paper` None: said to be authentic, yet not there."""

    language: str
    is_authentic: bool
    paper: Paper | None


def commitment_link(row: Commitment) -> Cell:
    href = reverse("workspace:commitment_page", kwargs={"pk": row.pk})
    return Cell(links=((row.what, href),), label=_("Cam kết"))


def expires_within(rows: Any, days: str) -> Any:
    """In force, with the last day within so many days from today, both ends inclusive."""
    today = timezone.localdate()
    return rows.filter(pk__in=expiring(today, today + timedelta(days=int(days))).values("pk"))


def more(request: HttpRequest, row: Agreement) -> dict[str, Any]:
    """The term, the texts by language, and who took the agreement over."""
    today = timezone.localdate()
    living = row.state in (State.SIGNED, State.IN_FORCE)
    heirs = row.agreementheirs.filter(taken_off_at=None)
    return {
        "texts": texts_of(row),
        "expires_soon": bool(living and row.expires_on and row.expires_on - today <= _SOON),
        "renewable": row.state in (State.SIGNED, State.IN_FORCE, State.EXPIRED),
        "over_unsaid": bool(living and row.expires_on and row.expires_on < today),
        "heirs": heirs.select_related("predecessor", "successor"),
        "came_and_went": row.delegations.filter(struck_at=None).order_by("starts_on", "pk"),
    }


def told(request: HttpRequest) -> dict[str, Any]:
    """What waits for somebody: ends that come near, open promises, partners not told yet."""
    today = timezone.localdate()
    dues = list(open_commitments().values_list("due_on", flat=True))
    return {
        "expiring": expiring(today, today + _SOON).count(),
        "open_commitments": len(dues),
        "late_commitments": sum(1 for due in dues if _is_late(due, today)),
        "untold": untold().count(),
    }


def texts_of(row: Agreement) -> list[Text]:
    """Papers of kind "text", then authentic languages of which there is none."""
    papers = list(row.papers.filter(kind=Paper.Kind.TEXT, taken_off_at=None).select_related("file"))
    binding = list(row.authentic_languages)
    there = [Text(_name(one.language), one.language in binding, one) for one in papers]
    known = {one.language for one in papers}
    return [*there, *(Text(_name(code), True, None) for code in binding if code not in known)]


def _name(code: str) -> str:
    return _(language_name(code)) if code else "–"


def _is_late(due: date | None, today: date) -> bool:
    return due is not None and due < today
