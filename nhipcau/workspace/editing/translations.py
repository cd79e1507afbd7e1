"""Works by language: what is missing, what is stale and why, what waits, what is public."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.forms import Form
from django.utils.translation import gettext as _

from nhipcau.editorial.models import Edition, StaleMark, Work
from nhipcau.plans.amending.marking import Piece, marked
from nhipcau.workspace.editing.board import with_staleness
from nhipcau.workspace.editing.words import Mark, Told, first_of, languages, marks_of, told

SHORT = {
    "writing": "đang soạn",
    "checking": "chờ kiểm tra",
    "second": "chờ người thứ hai",
    "returned": "trả lại",
    "cleared": "chờ đăng",
    "scheduled": "hẹn giờ",
    "public": "công khai",
    "withdrawn": "đã gỡ",
    "stale": "cũ",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One language of a work; None where there is no such edition."""

    code: str
    language: str
    edition: Edition | None
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Row:
    work: Work
    title: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Changed:
    """A piece of the source: its words when the translation was made, and now."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A change of the source that asked for no new translation."""

    at: datetime | None
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One language on the page of a work's translations."""

    code: str
    language: str
    told: Told | None
    noticed_at: datetime | None
    changed: list[Changed]
    dismissed: list[Dismissed]
    form: Form | None


def rows_of(works: Iterable[Work]) -> list[Row]:
    """Works come with their editions and pages."""
    return [_row(work) for work in works]


def _row(work: Work) -> Row:
    editions = {one.language: one for one in work.editions.all()}
    first: Any = first_of(editions.values())
    return Row(
        work=work,
        title=told(first).title if first else "",
        cells=[_cell(code, name, editions.get(code)) for code, name in languages()],
    )


def _cell(code: str, name: str, edition: Edition | None) -> Cell:
    if edition is None:
        return Cell(code, name, None, [("missing", _("chưa có"))])
    is_stale = getattr(edition, "is_stale", False)
    marks = [(value, _(SHORT.get(value, ""))) for value, _w in marks_of(edition, is_stale=is_stale)]
    return Cell(code, name, edition, [mark for mark in marks if mark[1]])


def parts_of(work: Work, form_for: Callable[[Edition], Form]) -> list[Part]:
    """Every language but that of the source; the same number of queries for all.

    `form_for` gives the form in which one says why a change needs no new translation.
    """
    marks = StaleMark.objects.select_related("ended_by")
    found = with_staleness(Edition.objects.filter(work=work).select_related("page"))
    editions = list(found.prefetch_related(Prefetch("stale_marks", marks)))
    source: Any = first_of(editions)
    by_code = {one.language: one for one in editions}
    return [
        _part(code, name, by_code.get(code), form_for)
        for code, name in languages()
        if source is None or code != source.language
    ]


def _part(
    code: str, name: str, edition: Edition | None, form_for: Callable[[Edition], Form]
) -> Part:
    marks: list[StaleMark] = list(edition.stale_marks.all()) if edition else []
    open_mark = next((mark for mark in marks if mark.ended_at is None), None)
    return Part(
        code=code,
        language=name,
        told=told(edition) if edition else None,
        noticed_at=open_mark.noticed_at if open_mark else None,
        changed=[Changed(*marked(*pair)) for pair in open_mark.changed] if open_mark else [],
        dismissed=[
            Dismissed(mark.ended_at, str(mark.ended_by or ""), mark.reason)
            for mark in marks
            if mark.reason
        ],
        form=form_for(edition) if edition and open_mark else None,
    )
