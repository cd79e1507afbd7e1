"""From an accepted draft to the rows of the register, in one transaction."""

from datetime import date
from itertools import chain

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.models import OfficialDocument
from nhipcau.organisations.directory import match_unit_name
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.bodies import Bodies, bodies_of
from nhipcau.plans.importing.accept.citing import enter_citations
from nhipcau.plans.importing.accept.citing_in_tasks import find_task_bases
from nhipcau.plans.importing.accept.continuing import continue_plan
from nhipcau.plans.importing.accept.period import horizon_of, period_of, report_day, time_fields
from nhipcau.plans.importing.accept.remaining import remaining
from nhipcau.plans.importing.accept.sheet import draft_of, issue_day, plan_day, rows_of
from nhipcau.plans.importing.accept.steps import locked, move
from nhipcau.plans.importing.recognise.draft import DraftDocument, DraftPlan, DraftTask
from nhipcau.plans.models import Passage, Plan, PlanLoad, Responsibility, Task, TaskGroup
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.text import match_key


@transaction.atomic
def accept(load: PlanLoad, *, by: User) -> Plan:
    """Enter the plan with all its tasks into the register, or nothing at all.

    Refuses while anything in `remaining` blocks, and a plan that is in force already.
    """
    _one_at_a_time()
    load = locked(load)
    if load.purpose == PlanLoad.Purpose.AMENDMENT:
        raise ValidationError(
            "Lượt nạp này để điều chỉnh một kế hoạch đang có trong sổ; hãy lấy vào bản điều chỉnh.",
            code="purpose",
        )
    left = remaining(load)
    if not left.is_ready:
        raise ValidationError(list(left.blocks), code="not_ready")
    draft, day = draft_of(load), plan_day(load.draft)
    if day is None:
        raise ValidationError("Chưa biết kế hoạch của năm nào; hãy ghi năm.", code="not_ready")
    refuse_twice(load, draft.document)
    bodies = bodies_of(load, day=day, by=by)
    plan = _plan(load, draft.document, day, by=by)
    _passages(plan, draft.document)
    bases = enter_citations(plan, draft.document)
    tasks = _tasks(plan, load, draft, bodies)
    _bind(tasks, bodies, day)
    carried = continue_plan(load, plan, [task for task, _row in tasks], by=by)
    found = find_task_bases(plan, by=by)
    load.plan = plan
    load.made = bodies.made | {"bases": [*bases, *found.entered], "carried": carried}
    move(load, PlanLoad.State.ACCEPTED, by=by)
    return plan


def _one_at_a_time() -> None:
    """Hold every open load, so that of two loads of one plan the second sees the first's plan."""
    rows = PlanLoad.objects.select_for_update().filter(state=PlanLoad.State.OPEN).order_by("pk")
    list(rows.values_list("pk"))


def refuse_twice(load: PlanLoad, document: DraftDocument) -> None:
    """Refuse the same file, and the same number (or title, without one) of the same issuer."""
    in_force = Plan.objects.in_force().select_related("document")
    same_file = in_force.filter(document__file__sha256=load.file.sha256).first()
    if same_file:
        raise ValidationError(
            "Tệp này đã được đưa vào sổ: “%(title)s”. Nếu cần nạp lại, hãy rút lại lượt nạp trước.",
            code="same_file",
            params={"title": same_file.title},
        )
    number = "" if document.number_blank else document.number
    for plan in in_force.filter(year=document.year or 0):
        told = number, plan.document.number
        same = match_key(told[0]) == match_key(told[1]) if all(told) else not any(told)
        title = any(told) or match_key(plan.title) == match_key(document.title)
        if same and title and match_key(plan.document.issuer) == match_key(document.issuer):
            raise ValidationError(
                "Kế hoạch “%(title)s” năm %(year)s của %(issuer)s đã có trong sổ; "
                "hãy rút lại kế hoạch đó trước khi nạp bản khác.",
                code="same_plan",
                params={"title": plan.title, "year": plan.year, "issuer": plan.document.issuer},
            )


def _plan(load: PlanLoad, told: DraftDocument, day: date, *, by: User) -> Plan:
    paper = OfficialDocument(
        kind=_document_kind(told.type),
        direction=OfficialDocument.Direction.INCOMING,
        number="" if told.number_blank else told.number,
        issued_on=issue_day(load.draft),
        date_text=told.date_text,
        issuer=told.issuer,
        issuer_unit=match_unit_name(told.issuer, day=day).unit,
        subject=told.title,
        file=load.file,
        created_by=by,
    )
    paper.full_clean()
    paper.save()
    starts_on, ends_on = period_of(told)
    due, sentence = report_day(told)
    plan = Plan(
        document=paper,
        title=told.title,
        year=told.year or day.year,
        horizon=horizon_of(starts_on, ends_on),
        starts_on=starts_on,
        ends_on=ends_on,
        place=told.place,
        report_due_on=due,
        report_due_text=sentence,
        paper=_rest(told),
        accepted_by=by,
    )
    plan.full_clean()
    plan.save()
    return plan


def _document_kind(printed: str) -> str:
    """The kind whose name is printed over the title; "Văn bản khác" for any other."""
    words = words_of(printed)
    return next(
        (kind.value for kind in OfficialDocument.Kind if words_of(str(kind.label)) == words),
        OfficialDocument.Kind.OTHER,
    )


def _rest(told: DraftDocument) -> dict[str, object]:
    """What the paper prints and no column is made for."""
    return {
        "type": told.type,
        "number": told.number,
        "issuer_lines": list(told.issuer_lines),
        "focus_note": told.focus_note,
        "signer": {"title_lines": list(told.signer_title_lines), "name": told.signer_name},
        "annex": {
            "label": told.annex_label,
            "title": told.annex_title,
            "attached_to": told.annex_attached_to,
            "columns": list(told.annex_columns),
        },
    }


def _passages(plan: Plan, told: DraftDocument) -> None:
    part = Passage.Part
    plain = {
        part.PREAMBLE: (told.preamble,),
        part.OBJECTIVE: told.objectives,
        part.REQUIREMENT: told.requirements,
        part.CLOSING: (told.closing,),
        part.RECIPIENT: told.recipients,
    }
    numbered = {
        part.FOCUS: told.focus_tasks,
        part.FUNDING: told.funding,
        part.ORGANISATION: told.organisation,
    }
    rows = [
        Passage(plan=plan, part=which, number=number, text=text)
        for which, texts in plain.items()
        for number, text in enumerate(filter(None, texts), start=1)
    ]
    for which, passages in numbered.items():
        numbers = [passage.number for passage in passages]
        is_printed = len(set(numbers)) == len(numbers) and all(0 < n < 32768 for n in numbers)
        rows += [
            Passage(
                plan=plan,
                part=which,
                number=passage.number if is_printed else place,
                text=passage.text,
            )
            for place, passage in enumerate(passages, start=1)
        ]
    Passage.objects.bulk_create(rows)


def _tasks(
    plan: Plan, load: PlanLoad, draft: DraftPlan, bodies: Bodies
) -> list[tuple[Task, DraftTask]]:
    kept = [group for group in draft.groups if group.items]
    groups = TaskGroup.objects.bulk_create(
        TaskGroup(plan=plan, code=group.code, title=group.title, position=place)
        for place, group in enumerate(kept, start=1)
    )
    pairs = [(group, row) for group, told in zip(groups, kept, strict=True) for row in told.items]
    keys = [row.key for row in rows_of(load) if not row.struck]
    sources = _sources(load)
    tasks = Task.objects.bulk_create(
        _task(plan, group, place, row, sources[key], bodies)
        for place, ((group, row), key) in enumerate(zip(pairs, keys, strict=True), start=1)
    )
    by_number = {(task.group_id, task.number): task for task in reversed(tasks) if task.number}
    below = []
    for task, (_, row) in zip(tasks, pairs, strict=True):
        above = by_number.get((task.group_id, row.parent)) if row.parent else None
        if above and above is not task:
            task.parent = above
            below.append(task)
    Task.objects.bulk_update(below, ["parent"])
    return [(task, row) for task, (_, row) in zip(tasks, pairs, strict=True)]


def _task(
    plan: Plan,
    group: TaskGroup,
    place: int,
    row: DraftTask,
    source: dict[str, object],
    bodies: Bodies,
) -> Task:
    return Task(
        plan=plan,
        group=group,
        position=place,
        number=row.number,
        title=row.title,
        lead_text=row.lead_text,
        coordinating_text=row.coordinating_text,
        timing=row.timeframe_text,
        **time_fields(row.timeframe, plan.ends_on),
        product_text=row.product_text,
        budget_text=row.budget_text,
        note_text=row.note_text,
        basis_text=row.basis_text,
        extra=[list(pair) for pair in row.extra],
        source=source,
        unit_names=bodies.words((*row.lead_units, *row.coordinating_units)),
    )


def _sources(load: PlanLoad) -> dict[str, dict[str, object]]:
    """By row key: the place in the paper as the reading gave it, and the row of the load."""
    items = chain.from_iterable(group["items"] for group in load.draft["groups"])
    return {
        item["key"]: (item.get("source") or {}) | {"load": load.pk, "load_row": item["key"]}
        for item in items
    }


def _bind(tasks: list[tuple[Task, DraftTask]], bodies: Bodies, day: date) -> None:
    """Responsibilities in printed order, with the units that each binds on `day`."""
    role = Responsibility.Role
    rows = [
        Responsibility(
            task=task,
            role=which,
            position=place,
            as_written=name,
            unit=bodies.unit(name),
            group=bodies.group(name),
            expanded_on=day,
        )
        for task, row in tasks
        for which, names in ((role.LEAD, row.lead_units), (role.COORDINATE, row.coordinating_units))
        for place, name in enumerate(names, start=1)
    ]
    bound = Responsibility.objects.bulk_create(rows)
    through = Responsibility.members.through
    through._default_manager.bulk_create(
        [
            through(responsibility_id=one.pk, unit_id=member)
            for one in bound
            for member in bodies.members(one.as_written)
        ],
        batch_size=5_000,
    )
