"""A plan whose tasks are sentences, not rows: headings to groups, sentences to tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.read.paper import Block
from nhipcau.plans.importing.recognise.draft import Doubt, DraftGroup, DraftTask
from nhipcau.plans.importing.recognise.prose_duties import Duty, names_only_units, read_duty
from nhipcau.plans.importing.recognise.prose_outline import Point, outline
from nhipcau.plans.importing.recognise.spoken import Said, paragraphs, spoken

_OPENS = re.compile(r"(?:[a-zđ]\)|[-+•*●])\s+(?=[^\W\d_])(?![a-zà-ỹđ])")
_TASKS = "focus"
_ORGANISING = "organisation"
_LONG = 25  # words; a longer point is no heading
_FEWEST = 2  # tasks with a lead that make a section one of tasks


@dataclass(frozen=True, slots=True)
class _Found:
    """A task with the heading it stands under."""

    code: str
    heading: str
    task: DraftTask


def recognise_prose(
    blocks: Sequence[Block],
) -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    """Tasks told in running text, for plans without a table of tasks.

    Only sections of tasks are read, never aims and requirements; the section on organisation
    only where no section of tasks names who leads. A point without a lead is taken for a task
    where others beside it have one.
    """
    top = outline(paragraphs([_apart(item) for item in spoken(blocks)]))
    sections = {point.section for root in top for point in root.everything()}
    for wanted in (_TASKS, _ORGANISING):
        found = [each for root in top for each in _tasks_under(root, wanted)]
        if sum(bool(each.task.lead_text) for each in found) >= _FEWEST:
            return _groups(found), ()
    if sections <= {"preamble", "closing"}:
        found = [each for root in top for each in _tasks_under(root, "preamble")]
        led = [each for each in found if each.task.lead_text]
        return _groups(led), ()
    return (), ()


def _apart(item: Said) -> Said:
    """A line "a) Tuyên truyền" or "- Tổ chức" opens a point even after a heading without a stop."""
    return replace(item, gap=1) if item.is_line and _OPENS.match(item.text.strip()) else item


def _tasks_under(root: Point, section: str) -> Iterator[_Found]:
    points = [point for point in root.everything() if point.section == section]
    if root in points:
        yield from _point(root, "", "", "")
    else:
        for point in root.below:
            yield from _tasks_under(point, section)


def _point(point: Point, code: str, heading: str, lead: str) -> Iterator[_Found]:
    """Tasks of one point; `lead` is the unit whose heading it stands under."""
    if names_only_units(point.text) and point.below:
        for at, inner in enumerate(point.below, start=1):
            yield from _numbered(inner, at, point.label or code, point.text, point.text)
        return
    duty = read_duty(point.text)
    led_below = any(read_duty(inner.text).lead for inner in point.everything()[1:])
    led_below = led_below or any(names_only_units(p.text) for p in point.everything()[1:])
    if point.below and not duty.lead and (led_below or point.level == 1) and not lead:
        named = (point.label or code, point.text) if _is_heading(point) else (code, heading)
        for at, inner in enumerate(point.below, start=1):
            yield from _numbered(inner, at, *named, lead)
        return
    if point.level == 1:
        return
    yield _Found(code, heading, _task(point, duty, lead))


def _numbered(point: Point, at: int, code: str, heading: str, lead: str) -> Iterator[_Found]:
    for found in _point(point, code, heading, lead):
        number = found.task.number or str(at)
        yield replace(found, task=replace(found.task, number=number))


def _is_heading(point: Point) -> bool:
    return len(point.text.split()) <= _LONG


def _task(point: Point, duty: Duty, lead: str) -> DraftTask:
    """The point as a task; what stands under it is told with it, line by line."""
    details = [inner.source.text for inner in point.everything()[1:]]
    last = point.everything()[-1].source
    title = "\n".join((duty.title.rstrip(" ;"), *details))
    source = replace(
        point.source,
        last_place=last.last_place,
        text="\n".join((point.source.text, *details)),
    )
    return DraftTask(
        number=point.label,
        title=title,
        lead_text=duty.lead or lead.rstrip(" :.;"),
        coordinating_text=duty.coordinating,
        timeframe_text=duty.timeframe,
        product_text=duty.product,
        budget_text=duty.budget,
        source=source,
    )


def _groups(found: Sequence[_Found]) -> tuple[DraftGroup, ...]:
    groups: list[DraftGroup] = []
    last = ("", "")
    for each in found:
        title = re.sub(r"[\s.:;]+$", "", each.heading)
        if not groups or (each.code, title) != last:
            last = (each.code, title)
            used = sum(group.code.partition(" ")[0] == each.code for group in groups)
            code = f"{each.code} ({used + 1})" if used and each.code else each.code
            groups.append(DraftGroup(code=code, title=title, items=()))
        groups[-1] = replace(groups[-1], items=(*groups[-1].items, each.task))
    return tuple(groups)
