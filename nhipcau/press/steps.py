"""The clipping as it is now, held while it changes; the steps that changes leave."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.organisations.models import User
from nhipcau.press.models import Clipping, ClippingStep, Outlet, OutletStep, WordStep
from nhipcau.vietnamese.typed_text import typed


def held(clipping: Clipping, *, expect: Iterable[str] = Clipping.State.values) -> Clipping:
    """The row, locked; refused in a state that is not expected."""
    rows = Clipping.objects.select_for_update(of=("self",))
    row = rows.select_related("outlet", "output", "story", "unit").get(pk=clipping.pk)
    if row.state not in set(expect):
        label = Clipping.State(row.state).label.lower()
        message = f"Tin đang ở tình trạng “{label}”, không làm được việc này."
        raise ValidationError(message, code="state")
    return row


def leave_step(
    clipping: Clipping,
    act: str,
    *,
    by: User | None,
    before: str = "",
    reason: str = "",
    changes: Mapping[str, list[Any]] | None = None,
) -> ClippingStep:
    """The step of what was just done; `before` is the state it came from, if another one."""
    return ClippingStep.objects.create(
        clipping=clipping,
        act=act,
        from_state=before or clipping.state,
        to_state=clipping.state,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )


def leave_outlet_step(
    outlet: Outlet,
    act: str,
    *,
    by: User | None,
    reason: str = "",
    changes: Mapping[str, list[Any]] | None = None,
) -> OutletStep:
    """The step of what was just done to an outlet, its feeds or its profile."""
    return OutletStep.objects.create(
        outlet=outlet, act=act, reason=typed(reason), changes=dict(changes or {}), by=by
    )


def leave_word_step(
    subject: str,
    words: str,
    act: str,
    *,
    by: User | None,
    reason: str = "",
    changes: Mapping[str, list[Any]] | None = None,
) -> WordStep:
    """The step of what was just done to a name, a topic or a term; `subject` says which."""
    return WordStep.objects.create(
        subject=subject,
        words=words[:200],
        act=act,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )
