"""What an entry is as an output: how much of what, in which languages, on which day, proved by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from nhipcau.outputs.models import Output
from nhipcau.registries.models import Register


@dataclass(frozen=True, slots=True)
class Measure:
    """`happened_on` decides the period; `proofs` are (address, label) beside the entry's page."""

    happened_on: date
    quantity: int | None = None
    quantity_unit: str = ""
    languages: tuple[str, ...] = ()
    proofs: tuple[tuple[str, str], ...] = field(default=())


def measure(row: Any) -> Measure:
    """The first day of the entry, and how much its register counts."""
    return _OF[row.register](row)


def _delegation(row: Any) -> Measure:
    """The people told, or the members entered where nobody told a number."""
    people = row.people or row.members.filter(taken_off_at=None).count()
    return Measure(row.starts_on, people or None, "người")


def _agreement(row: Any) -> Measure:
    """One text, in the languages of its versions."""
    texts = row.papers.filter(kind="text", taken_off_at=None).exclude(language="")
    languages = tuple(sorted({one.language.split("-")[0] for one in texts}))
    return Measure(row.starts_on, 1, "văn bản", languages)


def _event(row: Any) -> Measure:
    """The people counted one by one, else the number that was told."""
    came = row.registrations.filter(taken_off_at=None).exclude(attended_at=None).count()
    languages = tuple(row.languages)
    return Measure(row.starts_on, came or row.attended or None, "người", languages)


def _investor(row: Any) -> Measure:
    return Measure(timezone.localdate(row.created_at), 1, "nhà đầu tư")


def _press_visit(row: Any) -> Measure:
    people = row.people or row.members.filter(taken_off_at=None).count()
    articles = row.pressarticles.filter(taken_off_at=None).exclude(url="")
    proofs = tuple((one.url, one.title[:300]) for one in articles)
    return Measure(row.starts_on, people or None, "người", proofs=proofs)


def _publication(row: Any) -> Measure:
    """Copies of all editions that are out, one of a clip or film; their languages."""
    out = [one for one in row.printings.filter(taken_off_at=None) if one.released_on]
    copies = sum(one.print_run or 0 for one in out)
    languages = tuple(sorted({one.language.split("-")[0] for one in out}))
    proofs = tuple((one.url, str(one)[:300]) for one in out if one.url)
    if row.OUTPUT_KIND == Output.Kind.CLIP:
        words = "phim" if row.form == "film" else "clip"
        return Measure(row.starts_on, 1, words, languages, proofs)
    return Measure(row.starts_on, copies or None, "bản", languages, proofs)


def _case(row: Any) -> Measure:
    return Measure(row.closed_on or row.starts_on, row.quantity, "vật phẩm")


_OF: dict[str, Callable[[Any], Measure]] = {
    Register.DELEGATION: _delegation,
    Register.AGREEMENT: _agreement,
    Register.EVENT: _event,
    Register.INVESTOR: _investor,
    Register.PRESS_VISIT: _press_visit,
    Register.PUBLICATION: _publication,
    Register.CASE: _case,
}
