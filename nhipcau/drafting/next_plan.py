"""Next year's plan drafted from this one: our own print of it, opened to be looked through."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import transaction

from nhipcau.documents.storing import store_file
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.later_years import shift_time, shift_year
from nhipcau.drafting.plan_from_register import draft_task, plan_from_register
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept import begin_load
from nhipcau.plans.importing.read.as_json import blocks_to_json
from nhipcau.plans.importing.read.intake import read_bytes
from nhipcau.plans.importing.recognise.as_json import to_json
from nhipcau.plans.importing.recognise.citations import find_citations
from nhipcau.plans.importing.recognise.deadlines import report_deadlines
from nhipcau.plans.importing.recognise.draft import (
    Doubt,
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
    Passage,
)
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.plans.models import Plan, PlanLoad, Task
from nhipcau.plans.next_year import MOVES, chosen_tasks, refuse_next_year
from nhipcau.vietnamese.numbers import to_roman
from nhipcau.vietnamese.timing import parse_timeframe

_TEXTS: Final = ("title", "annex_title", "focus_note", "closing")
_LINES: Final = ("objectives", "requirements")
_PASSAGES: Final = ("focus_tasks", "funding", "organisation")

Chosen = Sequence[tuple[Task, str]]


@transaction.atomic
def draft_next_plan(plan: Plan, *, choices: Mapping[int, str], year: int, by: User) -> PlanLoad:
    """Open next year's plan as a draft: its paper is stored, and stands on the acceptance desk.

    `choices` says by primary key of the task what becomes of it (`next_year.CHOICES`); a task not
    named ends. Number and day are blank, times are those of `year`; what still names the old year
    is a doubt. Once accepted, plan and tasks continue those of `plan`.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    refuse_next_year(plan, year=year)
    chosen = chosen_tasks(plan, choices)
    draft = next_plan(plan, chosen, year=year)
    content = build(plan_document(draft))
    name = f"du-thao-ke-hoach-{year}.docx"
    file = store_file(content, name=name, by=by)
    paper = read_bytes(content, name)
    reading = _marked(to_json(draft), to_json(recognise(paper)), chosen)
    purpose = PlanLoad.Purpose.NEXT_YEAR
    blocks = blocks_to_json(paper.blocks)
    return begin_load(file, reading, blocks, by=by, purpose=purpose, about=plan)


def next_plan(plan: Plan, chosen: Chosen, *, year: int) -> DraftPlan:
    """The plan of `year` in the words of `plan`, with the chosen tasks only, numbered anew."""
    years = year - plan.year
    document = _document(plan_from_register(plan).document, year=plan.year, years=years)
    sections: dict[int, list[DraftTask]] = {}
    for task, _choice in chosen:
        sections.setdefault(task.group_id, []).append(_row(task, year=plan.year, years=years))
    kept = [group for group in plan.groups.all() if group.pk in sections]
    codes = [group.code for group in kept]
    is_roman = all(code == to_roman(at) for at, code in enumerate(_whole(plan), start=1))
    groups = tuple(
        DraftGroup(
            to_roman(at) if is_roman else code,
            shift_year(group.title, year=plan.year, years=years),
            _numbered(sections[group.pk]),
        )
        for at, (group, code) in enumerate(zip(kept, codes, strict=True), start=1)
    )
    numbered, unnumbered = find_citations(document, groups)
    document = replace(document, legal_bases=numbered, unnumbered_citations=unnumbered)
    return DraftPlan(document, groups)


def _whole(plan: Plan) -> list[str]:
    """Codes of the sections in which tasks stand now."""
    standing = plan.tasks.standing().values("group")
    return list(plan.groups.filter(pk__in=standing).values_list("code", flat=True))


def _document(paper: DraftDocument, *, year: int, years: int) -> DraftDocument:
    """Of the new year, without number and day; acts and stages keep their years."""

    def moved(text: str) -> str:
        return shift_year(text, year=year, years=years)

    changed: dict[str, Any] = {name: moved(getattr(paper, name)) for name in _TEXTS}
    changed |= {name: tuple(map(moved, getattr(paper, name))) for name in _LINES}
    changed |= {
        name: tuple(Passage(one.number, moved(one.text)) for one in getattr(paper, name))
        for name in _PASSAGES
    }
    lines = (
        line if line.startswith("Căn cứ") else moved(line) for line in paper.preamble.split("\n")
    )
    symbol = paper.number.partition("/")[2].strip()
    return replace(
        paper,
        **changed,
        preamble="\n".join(lines),
        number=f"/{symbol}" if symbol else "",
        number_blank=True,
        date_text=f"ngày      tháng      năm {year + years}",
        day=None,
        month=None,
        year_of_issue=None,
        year=year + years,
        annex_attached_to="",
        report_deadlines=report_deadlines(changed["organisation"], "organisation", year + years),
    )


def _row(task: Task, *, year: int, years: int) -> DraftTask:
    row = draft_task(task, year)
    timing = shift_time(task.timing, years=years)
    return replace(
        row,
        timeframe_text=timing,
        timeframe=parse_timeframe(timing, year + years) if timing else None,
        doubts=_doubts(task, year=year, years=years),
    )


def _doubts(task: Task, *, year: int, years: int) -> tuple[Doubt, ...]:
    """The words of a task are left as they are; a year that looks old is asked about."""
    suggestion = shift_year(task.title, year=year, years=years)
    if suggestion == task.title:
        return ()
    return (
        Doubt(
            where=f"groups.{task.code}.title",
            kind="stale_year",
            text=task.title,
            sentence=f"Nội dung còn nhắc năm {year}; hãy xem có phải sửa không.",
            suggestion=suggestion,
        ),
    )


def _numbered(rows: Sequence[DraftTask]) -> tuple[DraftTask, ...]:
    """From 1 on where the section counts its rows plainly; other numbering is left as it is."""
    if any(row.parent or not row.number.isdecimal() for row in rows):
        return tuple(rows)
    return tuple(replace(row, number=str(at)) for at, row in enumerate(rows, start=1))


def _marked(reading: dict[str, Any], printed: Mapping[str, Any], chosen: Chosen) -> dict[str, Any]:
    """The reading with what each row goes on with, and its place in the paper as printed."""
    items = [item for group in reading["groups"] for item in group["items"]]
    places = [item["source"] for group in printed["groups"] for item in group["items"]]
    for item, (task, choice) in zip(items, _by_section(chosen), strict=True):
        item["continues"], item["is_moved"] = task.pk, choice == MOVES
    if len(places) == len(items):
        for item, place in zip(items, places, strict=True):
            item["source"] = place
    return reading


def _by_section(chosen: Chosen) -> list[tuple[Task, str]]:
    return sorted(chosen, key=lambda one: one[0].group.position)
