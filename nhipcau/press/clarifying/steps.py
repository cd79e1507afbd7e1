"""The clarification as it is now, held while it changes, and the step that each change leaves."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.press.models import Clarification, ClarificationStep
from nhipcau.vietnamese.typed_text import typed

State = Clarification.State
Changes = Mapping[str, list[Any]]

WRITING: Final = (
    *("draft", "revise", "add_source", "take_off_source", "add_fact", "change_fact"),
    *("order_facts", "take_off_fact", "add_fact_source", "take_off_fact_source"),
)
"""Acts by which somebody wrote at the draft; whoever did one of them does not check it."""


def held(row: Clarification, *, expect: Iterable[str] = State.values) -> Clarification:
    """The row, locked; refused with code "state" in a state that is not expected."""
    rows = Clarification.objects.select_for_update(of=("self",))
    found = rows.select_related("unit", "drafter", "work").get(pk=row.pk)
    if found.state not in set(expect):
        label = State(found.state).label.lower()
        message = f"Việc làm rõ đang ở tình trạng “{label}”, không làm được việc này."
        raise ValidationError(message, code="state")
    return found


def leaving_to(state: str) -> list[str]:
    """The states from which one comes to `state`."""
    return [one for one, after in Clarification.MOVABLE.items() if state in after]


def move(
    row: Clarification,
    state: str,
    act: str,
    *,
    by: User,
    reason: str = "",
    changes: Changes | None = None,
) -> Clarification:
    """Save the row in its new state, with the step that says so."""
    before, row.state = row.state, state
    row.save()
    leave_step(row, act, by=by, before=before, reason=reason, changes=changes)
    return row


def leave_step(
    row: Clarification,
    act: str,
    *,
    by: User,
    before: str = "",
    reason: str = "",
    changes: Changes | None = None,
) -> ClarificationStep:
    """The step of what was just done; `before` is the state it came from, if another one."""
    return ClarificationStep.objects.create(
        clarification=row,
        act=act,
        from_state=before or row.state,
        to_state=row.state,
        reason=reason,
        changes=dict(changes or {}),
        by=by,
    )


def writers_of(row: Clarification) -> set[int]:
    """Keys of all who ever wrote at the draft, and of the drafter."""
    acts = row.steps.filter(act__in=WRITING).order_by()
    return {row.drafter_id, *acts.values_list("by", flat=True).distinct()}


def told_reason(reason: str, message: str) -> str:
    """The reason as typed; refused at its field where it is missing or stamped."""
    refuse_stamped_words(reason, field="reason")
    if not typed(reason):
        raise ValidationError({"reason": ValidationError(message, code="reason")})
    return typed(reason)


def at(field: str, message: str, code: str) -> ValidationError:
    """A refusal at its field."""
    return ValidationError({field: ValidationError(message, code=code)})
