"""Programmes and schemes: set up, corrected, given tasks of any plan, closed, with their steps."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.plans.models import Programme, ProgrammeStep, Task
from nhipcau.vietnamese.typed_text import typed, typed_line

FIELDS: Final = (
    *("kind", "name", "short_name", "goal", "lead", "basis", "valid_from", "valid_to"),
)
_LINES: Final = ("name", "short_name")


@transaction.atomic
def create_programme(*, tasks: Iterable[Task] = (), by: User, **told: Any) -> Programme:
    """A new programme with some of FIELDS, serving no task yet unless `tasks` are given."""
    programme = Programme(created_by=by)
    _write(programme, told)
    _check(programme)
    programme.save()
    _leave_step(programme, "create", _changed(Programme(), programme), by=by)
    if chosen := list(tasks):
        add_tasks(programme, tasks=chosen, by=by)
    return programme


@transaction.atomic
def revise_programme(programme: Programme, *, changes: Mapping[str, Any], by: User) -> Programme:
    """Change some of FIELDS; saying the same again leaves no step."""
    programme = _locked(programme)
    before = Programme.objects.select_related("lead", "basis").get(pk=programme.pk)
    _write(programme, changes)
    _check(programme)
    told = _changed(before, programme)
    if told:
        programme.save()
        _leave_step(programme, "revise", told, by=by)
    return programme


@transaction.atomic
def add_tasks(programme: Programme, *, tasks: Iterable[Task], by: User) -> int:
    """Let these tasks serve the programme, too; how many did not before."""
    programme = _locked(programme)
    wanted = Task.objects.filter(pk__in=[task.pk for task in tasks])
    if wanted.exclude(plan__withdrawn_at=None).exists():
        raise ValidationError(
            "Có nhiệm vụ thuộc kế hoạch đã rút khỏi sổ; hãy bỏ chọn nhiệm vụ đó.", code="withdrawn"
        )
    fresh = list(wanted.exclude(programmes=programme).select_related("group", "plan"))
    if fresh:
        programme.tasks.add(*fresh)
        _leave_step(programme, "add_tasks", {"tasks": ["", _codes(fresh)]}, by=by)
    return len(fresh)


@transaction.atomic
def remove_tasks(programme: Programme, *, tasks: Iterable[Task], by: User) -> int:
    """These tasks do not serve the programme any more; how many did. The tasks stay as they are."""
    programme = _locked(programme)
    serving = programme.tasks.filter(pk__in=[task.pk for task in tasks])
    gone = list(serving.select_related("group", "plan"))
    if gone:
        programme.tasks.remove(*gone)
        _leave_step(programme, "remove_tasks", {"tasks": [_codes(gone), ""]}, by=by)
    return len(gone)


@transaction.atomic
def close_programme(programme: Programme, *, last_day: date, reason: str, by: User) -> Programme:
    """End the programme with `last_day`, inclusive; its tasks and results stay.

    Refuses a programme that ends on that day or earlier as it is.
    """
    programme = _locked(programme)
    if not reason.strip():
        raise _refusal("reason", "Hãy ghi lý do kết thúc.", "required")
    refuse_stamped_words(reason, field="reason")
    if programme.valid_to and programme.valid_to <= last_day:
        raise _refusal("last_day", "Chương trình đã kết thúc trước hoặc vào ngày này.", "ended")
    before, programme.valid_to = programme.valid_to, last_day
    _check(programme)
    programme.save(update_fields=["valid_to"])
    told = {
        "valid_to": [before.isoformat() if before else "", last_day.isoformat()],
        "reason": ["", typed_line(reason)],
    }
    _leave_step(programme, "close", told, by=by)
    return programme


def leave_report_step(programme: Programme, *, told: Mapping[str, str], by: User) -> None:
    """Keep that a report was drawn: `told` names its days, its total and its document."""
    changes = {name: ["", value] for name, value in told.items()}
    _leave_step(programme, "report", changes, by=by)


def _locked(programme: Programme) -> Programme:
    return Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)


def _write(programme: Programme, told: Mapping[str, Any]) -> None:
    unknown = told.keys() - set(FIELDS)
    if unknown:
        raise ValueError(f"not a field of a programme: {sorted(unknown)}")
    for name, value in told.items():
        setattr(programme, name, typed_line(value) if name in _LINES else value)
    programme.goal = typed(programme.goal)


def _check(programme: Programme) -> None:
    for name in (*_LINES, "goal"):
        refuse_stamped_words(getattr(programme, name), field=name)
    try:
        programme.full_clean()
    except ValidationError as refusal:
        told = refusal.error_dict
        if NON_FIELD_ERRORS in told:
            told["valid_to"] = told.pop(NON_FIELD_ERRORS)
        raise ValidationError(told) from refusal


def _refusal(field: str, sentence: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(sentence, code=code)})


def _changed(before: Programme, after: Programme) -> dict[str, list[str]]:
    pairs = {name: [_told(before, name), _told(after, name)] for name in FIELDS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _told(programme: Programme, name: str) -> str:
    value = getattr(programme, name)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _codes(tasks: Iterable[Task]) -> str:
    """ "I.3, II.4 (2024); 1 (2025)": codes by the year of their plan."""
    by_year: dict[int, list[str]] = {}
    for task in sorted(tasks, key=lambda one: (one.plan.year, one.plan_id, one.position)):
        by_year.setdefault(task.plan.year, []).append(task.code)
    return "; ".join(f"{', '.join(codes)} ({year})" for year, codes in by_year.items())


def _leave_step(programme: Programme, action: str, changes: Mapping[str, Any], *, by: User) -> None:
    ProgrammeStep.objects.create(programme=programme, action=action, changes=dict(changes), by=by)
