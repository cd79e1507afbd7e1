"""A plan in the register turned back into the draft it came from, to be printed again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from django.db.models import Prefetch

from nhipcau.documents.models import OfficialDocument
from nhipcau.plans.amending.words import Row, section_of
from nhipcau.plans.importing.recognise.citations import find_citations
from nhipcau.plans.importing.recognise.deadlines import report_deadlines
from nhipcau.plans.importing.recognise.draft import (
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
    Passage,
)
from nhipcau.plans.models import Passage as Stored
from nhipcau.plans.models import Plan, PlanVersion, Responsibility, Task
from nhipcau.vietnamese.timing import parse_timeframe

_MONTH = re.compile(r"tháng\D*(\d{1,2})")
_YEAR = re.compile(r"năm\D*(\d{4})")


def plan_from_register(plan: Plan) -> DraftPlan:
    """The plan as it stands in the register now, in the printed words of the paper.

    Equal to the draft that was accepted, without what belongs to the reading alone: places in
    the file, doubts, letters of old fonts. Five queries, whatever the number of tasks.
    """
    standing = plan.tasks.standing().select_related("group", "parent")
    current = Prefetch("responsibilities", Responsibility.objects.current())
    items: dict[int, list[DraftTask]] = {}
    for task in standing.prefetch_related(current):
        items.setdefault(task.group_id, []).append(draft_task(task, plan.year))
    groups = tuple(
        DraftGroup(group.code, group.title, tuple(items[group.pk]))
        for group in plan.groups.all()
        if group.pk in items
    )
    document = _letterhead(plan, _text(plan))
    numbered, unnumbered = find_citations(document, groups)
    document = replace(document, legal_bases=numbered, unnumbered_citations=unnumbered)
    return DraftPlan(document, groups)


def plan_of_version(version: PlanVersion) -> DraftPlan:
    """The plan with the tasks of that version, in the words they had then."""
    document = plan_from_register(version.plan).document
    groups = tuple(
        _section(list(rows), version.plan.year) for _, rows in groupby(version.rows, key=section_of)
    )
    numbered, unnumbered = find_citations(document, groups)
    document = replace(document, legal_bases=numbered, unnumbered_citations=unnumbered)
    return DraftPlan(document, groups)


def _section(rows: Sequence[Row], year: int) -> DraftGroup:
    items = tuple(
        DraftTask(
            number=row["number"],
            title=row["title"],
            lead_text=row["lead_text"],
            lead_units=tuple(row["lead_units"]),
            coordinating_text=row["coordinating_text"],
            coordinating_units=tuple(row["coordinating_units"]),
            timeframe_text=row["timing"],
            timeframe=parse_timeframe(row["timing"], year) if row["timing"] else None,
            product_text=row["product_text"],
            budget_text=row["budget_text"],
            note_text=row["note_text"],
            basis_text=row["basis_text"],
            parent=row["parent"],
            extra=tuple((heading, text) for heading, text in row["extra"]),
        )
        for row in rows
    )
    return DraftGroup(rows[0]["group_code"], rows[0]["group_title"], items)


def _letterhead(plan: Plan, text: DraftDocument) -> DraftDocument:
    paper, kept = plan.document, plan.paper
    signer, annex = kept.get("signer", {}), kept.get("annex", {})
    day, month, year = _issued(paper)
    return replace(
        text,
        issuer=paper.issuer,
        issuer_lines=tuple(kept.get("issuer_lines", ())),
        type=kept.get("type") or str(paper.get_kind_display()).upper(),
        number=paper.number or kept.get("number", ""),
        number_blank=not paper.number,
        place=plan.place,
        date_text=paper.date_text,
        day=day,
        month=month,
        year_of_issue=year,
        title=plan.title,
        year=plan.year,
        focus_note=kept.get("focus_note", ""),
        signer_title_lines=tuple(signer.get("title_lines", ())),
        signer_name=signer.get("name", ""),
        annex_label=annex.get("label", ""),
        annex_title=annex.get("title", ""),
        annex_attached_to=annex.get("attached_to", ""),
        annex_columns=tuple(annex.get("columns", ())),
    )


def _issued(paper: OfficialDocument) -> tuple[int | None, int | None, int | None]:
    """Day, month, year of issue; while the day is blank, what the paper prints of the rest."""
    if paper.issued_on:
        return paper.issued_on.day, paper.issued_on.month, paper.issued_on.year
    month, year = _MONTH.search(paper.date_text), _YEAR.search(paper.date_text)
    return None, int(month[1]) if month else None, int(year[1]) if year else None


def _text(plan: Plan) -> DraftDocument:
    """The plan's own words, part by part."""
    parts: dict[str, list[Stored]] = {}
    for stored in plan.passages.all():
        parts.setdefault(stored.part, []).append(stored)

    def texts(part: str) -> tuple[str, ...]:
        return tuple(stored.text for stored in parts.get(part, ()))

    def passages(part: str) -> tuple[Passage, ...]:
        return tuple(Passage(stored.number, stored.text) for stored in parts.get(part, ()))

    organisation = passages(Stored.Part.ORGANISATION)
    return DraftDocument(
        preamble="\n".join(texts(Stored.Part.PREAMBLE)),
        objectives=texts(Stored.Part.OBJECTIVE),
        requirements=texts(Stored.Part.REQUIREMENT),
        focus_tasks=passages(Stored.Part.FOCUS),
        funding=passages(Stored.Part.FUNDING),
        organisation=organisation,
        report_deadlines=report_deadlines(organisation, "organisation", plan.year),
        closing="\n".join(texts(Stored.Part.CLOSING)),
        recipients=texts(Stored.Part.RECIPIENT),
    )


def draft_task(task: Task, year: int) -> DraftTask:
    """The task in its printed words; its time is read again, for a plan of `year`."""
    bodies = list(task.responsibilities.all())
    return DraftTask(
        number=task.number,
        title=task.title,
        lead_text=task.lead_text,
        lead_units=_names(bodies, Responsibility.Role.LEAD),
        coordinating_text=task.coordinating_text,
        coordinating_units=_names(bodies, Responsibility.Role.COORDINATE),
        timeframe_text=task.timing,
        timeframe=parse_timeframe(task.timing, year) if task.timing else None,
        product_text=task.product_text,
        budget_text=task.budget_text,
        note_text=task.note_text,
        basis_text=task.basis_text,
        parent=task.parent.number if task.parent else "",
        extra=tuple((heading, text) for heading, text in task.extra),
    )


def _names(bodies: Iterable[Responsibility], role: str) -> tuple[str, ...]:
    return tuple(body.as_written for body in bodies if body.role == role)
