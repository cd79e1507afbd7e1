"""What becomes of a file's answers: faulty, unchanged, to be written, or for a person to choose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from nhipcau.exchange.checking import problems_of, seen
from nhipcau.exchange.form import WHOLE_FILE, Problem, Returned
from nhipcau.exchange.merging import (
    Conflict,
    Merge,
    Values,
    from_json,
    left_over,
    merge,
    values_in,
    values_of,
)
from nhipcau.exchange.models import IssuedForm, ReturnedForm
from nhipcau.exchange.token import issued_form
from nhipcau.organisations.models import User
from nhipcau.reports.models import WITH_UNIT, ReportItem, UnitReport
from nhipcau.reports.steps import locked_report

State = ReturnedForm.State


@dataclass(frozen=True, slots=True)
class Judgement:
    """`file` is what the file says, `web` what stood in the report at that moment."""

    state: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    issued: IssuedForm | None = None
    file: Values = field(default_factory=dict)
    web: Values = field(default_factory=dict)
    merged: Merge = field(default_factory=lambda: Merge({}, ()))


def failed(rule: str) -> Judgement:
    """A file that is refused as a whole, in one sentence."""
    return Judgement(State.FAILED, (Problem(WHOLE_FILE, "", rule),))


def judge(report: UnitReport, returned: Returned, *, by: User) -> Judgement:
    """Everything that is wrong at once; nothing is written. `report` is held by the caller."""
    if returned.problems and not returned.token:
        return Judgement(State.FAILED, returned.problems, returned.notes)
    try:
        issued = issued_form(returned.token, report=report)
        locked_report(report, expect=WITH_UNIT)
    except ValidationError as refusal:
        rule = " ".join(refusal.messages)
        return Judgement(State.FAILED, (Problem(WHOLE_FILE, "", rule),), returned.notes)
    base, file, web = from_json(issued.base), values_in(returned), values_of(report)
    own = {key: new for key, new in file.items() if key in web and new != base.get(key, web[key])}
    found = problems_of(report, own, {**web, **base}, returned=returned, by=by)
    problems = _in_order((*returned.problems, *found), returned)
    notes = (*returned.notes, *_notes(report, left_over(base, file, web), file))
    merged = merge_into(report, base, file, by=by)
    if problems:
        state = State.FAILED
    elif merged.conflicts:
        state = State.CONFLICT
    else:
        state = State.ACCEPTED if merged.changed else State.UNCHANGED
    return Judgement(state, problems, notes, issued, file, web, merged)


def _in_order(problems: Iterable[Problem], returned: Returned) -> tuple[Problem, ...]:
    """As they stand in the file; what concerns no field of it comes last."""
    order = {key: at for at, key in enumerate(returned.places)}
    return tuple(sorted(problems, key=lambda one: order.get((one.item, one.field), len(order))))


def merge_into(report: UnitReport, base: Values, file: Values, *, by: User) -> Merge:
    """The merge with the report as it is now.

    Where file and web changed different fields of one task that do not go together (words here,
    "nothing happened" there), every field of it in which they differ is for a person to choose.
    """
    web = values_of(report)
    merged = merge(base, file, web)
    refused = problems_of(report, merged.changed, web, returned=Returned("", {}, {}, {}), by=by)
    torn = {problem.item for problem in refused if problem.item is not None}
    if not torn:
        return merged
    differing = [
        Conflict((item, name), base.get((item, name), web[item, name]), new, web[item, name])
        for (item, name), new in file.items()
        if item in torn and new != web.get((item, name), new)
    ]
    others = [one for one in merged.conflicts if one.key[0] not in torn]
    changed = {key: value for key, value in merged.changed.items() if key[0] not in torn}
    return Merge(changed, (*others, *differing))


def _notes(report: UnitReport, left: Values, file: Values) -> Iterator[str]:
    """Words of the file that no field of the report will hold."""
    codes = codes_of(report)
    for (item, name), value in left.items():
        if text := seen(value, name):
            yield f"{codes.get(item, 'Phần chung')}, không còn trong kế hoạch: {text}"
    for (item, name), value in file.items():
        if name == "nil_reason" and value and not file.get((item, "is_nil"), True):
            yield f"{codes.get(item, '')}, lý do không kèm dấu chưa phát sinh: {value}"


def codes_of(report: UnitReport) -> Mapping[int | None, str]:
    """Item -> code of its task, orphaned ones included."""
    items = ReportItem.objects.filter(report=report).select_related("task__group")
    return {item.pk: item.task.code for item in items}
