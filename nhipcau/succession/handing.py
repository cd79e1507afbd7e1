"""What an old body hands over: tasks, people, bodies below it, places in sets, programmes."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from nhipcau.succession.changes import Answer, Change
from nhipcau.succession.rows import (
    Duty,
    Group,
    Heir,
    Name,
    Post,
    Programme,
    Report,
    TaskWords,
    Unit,
)
from nhipcau.succession.working import Working

LEAD, COORDINATE = "lead", "coordinate"
SENT = ("submitted", "accepted")
ROLE_WORDS = {LEAD: "chủ trì", COORDINATE: "phối hợp"}

Taker = Callable[..., Answer | None]
"""(key, label, may_end=False) -> the primary key of who takes it, `END`, or None: not said."""


def task_key(task: int, role: str) -> str:
    return f"task:{task}:{role}"


def hand_tasks(work: Working, change: Change, source: int, taker: Taker) -> None:
    """Open work only: a row that has been in force ends the day before, and another begins."""
    whole: dict[int, bool] = {}
    for duty in open_duties(work, change, source):
        task = work.snapshot.tasks[duty.task_id]
        taken = taker(task_key(duty.task_id, duty.role), f"{task.label} ({ROLE_WORDS[duty.role]})")
        if isinstance(taken, int) and taken != source:
            if taken not in whole:
                whole[taken] = change.is_taken_over and not _has_reported(work, source, taken)
            _hand_duty(work, duty, source, taken, is_taken_over=whole[taken])


def open_duties(work: Working, change: Change, source: int) -> list[Duty]:
    """What the source still answers for, by name or in a set.

    Where the new body reports the whole period, also what is finished and still asked about.
    """
    asked: set[int] = set()
    if change.is_taken_over:
        asked = {
            task
            for round in work.snapshot.rounds
            if round.runs_on(work.day)
            for task in round.tasks
        }
    return [
        row
        for row in work.rows(Duty)
        if row.valid_to is None
        and source in row.members
        and (fact := work.snapshot.tasks.get(row.task_id))
        and (fact.is_open or row.task_id in asked)
    ]


def _hand_duty(work: Working, row: Duty, source: int, target: int, *, is_taken_over: bool) -> None:
    members = tuple(sorted({target, *row.members} - {source}))
    unit = target if row.unit_id == source else row.unit_id
    if row.pk < 0 or (row.valid_from is not None and row.valid_from >= work.day):
        work.put(replace(row, members=members, unit_id=unit))
        return
    work.put(replace(row, valid_to=work.day_before, is_taken_over=is_taken_over))
    work.put(
        replace(
            row,
            pk=work.new_pk(),
            members=members,
            unit_id=unit,
            expanded_on=work.day,
            valid_from=work.day,
        )
    )


def _has_reported(work: Working, source: int, target: int) -> bool:
    """Whether the new body sent the report of a running round: then the old one tells its part."""
    running = {one.pk: one.title for one in work.snapshot.rounds if one.runs_on(work.day)}
    for row in work.rows(Report):
        if row.unit_id == target and row.round_id in running and row.state in SENT:
            old, title = work.unit(source).name, running[row.round_id]
            told = f"{row.unit_name} đã nộp báo cáo {title} nên {old} vẫn báo cáo phần của mình."
            work.warnings.append(told)
            return True
    return False


def unite_duties(work: Working) -> None:
    """One row a body, task and role: what two old bodies held is held once, in one's words.

    Who leads a task does not help itself with it. Rows that this order did not bring together are
    left as the paper has them.
    """
    held: defaultdict[tuple[int, str, int], list[Duty]] = defaultdict(list)
    for row in work.rows(Duty):
        if row.valid_to is None and row.unit_id is not None and row.group_id is None:
            held[row.task_id, row.role, row.unit_id].append(row)
    for (task, role, unit), rows in held.items():
        leading = held.get((task, LEAD, unit), []) if role == COORDINATE else []
        if any(_is_moved(work, row) for row in [*rows, *leading]):
            first, *others = sorted(rows, key=lambda row: _may_go(work, row))
            for row in others + ([first] if leading else []):
                _give_up(work, row)


def _is_moved(work: Working, row: Duty) -> bool:
    return work.snapshot.tables[Duty].get(row.pk) != row


def _may_go(work: Working, row: Duty) -> tuple[int, int]:
    """Rows in the order in which they stay: what began on the day, what was there, what is new."""
    began = row.valid_from is not None and row.valid_from >= work.day
    return (2 if row.pk < 0 else 0 if began else 1), row.position


def _give_up(work: Working, row: Duty) -> None:
    """A new row is forgotten, one in force ends; one that began on the day has to stay."""
    if row.pk < 0:
        work.drop(row)
    elif row.valid_from is None or row.valid_from < work.day:
        work.put(replace(row, valid_to=work.day_before))


def name_in_tasks(work: Working) -> None:
    """A task is found by the names of who answers for it now as well as by the old ones."""
    words = {row.pk: row for row in work.rows(TaskWords)}
    names = {row.unit_id: (row.name, row.short_name) for row in work.rows(Name) if row.pk < 0}
    for duty in work.rows(Duty):
        unit = duty.unit_id
        if duty.valid_to is not None or unit is None or duty.task_id not in words:
            continue
        if duty.pk < 0 or unit in names:
            row = words[duty.task_id]
            known = [part for part in row.unit_names.split("; ") if part]
            now = names.get(unit, (work.name_on(unit, work.day), work.unit(unit).short_name))
            told = "; ".join(dict.fromkeys([*known, *filter(None, now)]))
            if told != row.unit_names:
                words[row.pk] = replace(row, unit_names=told)
                work.put(words[row.pk])


def hand_people(work: Working, source: int, taker: Taker) -> None:
    """Roles end the day before and begin at the successor; one that begins later begins there."""
    for post in work.rows(Post):
        if post.unit_id != source or (post.valid_to and post.valid_to < work.day):
            continue
        name = work.snapshot.people.get(post.user_id, str(post.user_id))
        is_later = post.valid_from is not None and post.valid_from >= work.day
        taken = taker(f"person:{post.pk}", name, may_end=not is_later)
        if is_later and isinstance(taken, int):
            # Held there already: the second row ends on its first day, and gives nothing more.
            ends = post.valid_from if _holds(work, post, taken) else post.valid_to
            work.put(replace(post, unit_id=taken, valid_to=ends))
        elif taken is not None and taken != source:
            work.put(replace(post, valid_to=work.day_before))
            if isinstance(taken, int) and not _holds(work, post, taken):
                work.put(replace(post, pk=work.new_pk(), unit_id=taken, valid_from=work.day))


def _holds(work: Working, post: Post, unit: int) -> bool:
    """Whether the person has the same role there without an end."""
    same = (post.user_id, unit, post.role)
    return any(
        (row.user_id, row.unit_id, row.role) == same and row.valid_to is None and row.pk != post.pk
        for row in work.rows(Post)
    )


def hand_children(work: Working, source: int, taker: Taker) -> None:
    for unit in work.rows(Unit):
        if unit.parent_id == source and work.alive(unit.pk):
            taken = taker(f"child:{unit.pk}", unit.name)
            if isinstance(taken, int) and taken not in (source, unit.pk):
                work.put(replace(unit, parent_id=taken))
            elif taken == unit.pk:
                work.put(replace(unit, parent_id=work.unit(source).parent_id))


def hand_groups(work: Working, source: int, taker: Taker) -> None:
    """The heir joins the sets that name the old body; the old one stays in them for its days."""
    for group in work.rows(Group):
        if source in group.named:
            taken = taker(f"group:{group.pk}", group.name, may_end=True)
            if isinstance(taken, int) and taken not in group.named:
                work.put(replace(group, named=tuple(sorted({*group.named, taken}))))


def hand_programmes(work: Working, source: int, taker: Taker) -> None:
    for programme in work.rows(Programme):
        if programme.lead_id == source:
            taken = taker(f"programme:{programme.pk}", programme.name)
            if isinstance(taken, int) and taken != source:
                work.put(replace(programme, lead_id=taken))


def record_heir(work: Working, source: int, target: int, scope: str) -> None:
    """Say who answers from the day on; a fact that is already there is not told twice."""
    row = Heir(work.new_pk(), source, target, scope, work.day, work.order.document_number)
    known = {
        (one.predecessor_id, one.successor_id, one.scope, one.effective_on)
        for one in work.rows(Heir)
    }
    if (source, target, scope, work.day) not in known:
        work.put(row)


def has_open_work(work: Working, change: Change, source: int) -> bool:
    """Whether anything waits for somebody to take it."""
    return bool(
        open_duties(work, change, source)
        or any(row.lead_id == source for row in work.rows(Programme))
        or any(row.parent_id == source and work.alive(row.pk) for row in work.rows(Unit))
        or source in work.snapshot.owing
    )
