"""Entering, changing, moving and striking out an entry of any register."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.registries.checks import check
from nhipcau.registries.clocks import settle_clocks
from nhipcau.registries.filing import settle_output
from nhipcau.registries.models import SPECIFIC, Entry
from nhipcau.registries.reading import words_to_find_by
from nhipcau.registries.steps import differences, held, leave_step, require_reason, told
from nhipcau.vietnamese.typed_text import typed, typed_line

Values = Mapping[str, Any]

_WITHOUT_RESULT = {
    *("cancelled", "refused", "dropped", "withdrawn", "ended", "expired", "lost"),
}
_MANAGED = {
    *("id", "entry_ptr", "register", "state", "output", "work", "reading", "folded", "code"),
    *("struck_at", "struck_reason", "created_at", "created_by", "erased_at", "request_code"),
}


@transaction.atomic
def enter(
    register: str,
    *,
    values: Values,
    unit: Unit,
    by: User | None,
    tasks: Iterable[Task] = (),
    taking_part: Iterable[Unit] = (),
) -> Any:
    """A new entry in the first state of its register; `by` None is a public form.

    `values` are fields of the register's model by name, many-to-many ones as lists of rows.
    Refused: what the register's `checks` refuse, words that bear a secrecy stamp.
    """
    model = SPECIFIC[register]
    row = model(register=register, state=model.FIRST, unit=unit, created_by=by)
    links = _set(row, {**values, "tasks": list(tasks), "taking_part": list(taking_part)})
    _save(row, links)
    leave_step(row, "enter", by=by)
    refresh(row, by=by)
    return row


@transaction.atomic
def revise(entry: Entry, *, values: Values, by: User, reason: str = "") -> Any:
    """Change fields; what the entry filed, its clocks and its words for search follow."""
    row = held(entry)
    names = [name for name in values if name not in _MANAGED]
    before = told(row, names)
    links = _set(row, values)
    _save(row, links)
    changes = differences(before, told(row, names))
    if changes or _differs_in_private(row, names):
        leave_step(row, "revise", by=by, reason=reason, changes=changes)
        refresh(row, by=by)
    return row


@transaction.atomic
def move(
    entry: Entry,
    *,
    to: str,
    by: User | None,
    on: date | None = None,
    reason: str = "",
    values: Values | None = None,
) -> Any:
    """Take an entry to another state, with the fields that belong to the move; `by` None is the
    calendar. Going back, and ending without result, need a reason.
    """
    row = held(entry)
    if to not in row.MOVABLE.get(row.state, ()):
        message = f"Mục đang ở tình trạng “{row.state_words}”, không chuyển như vậy được."
        raise ValidationError(message, code="state")
    if needs_reason(row, to):
        require_reason(reason, "Nêu lý do.")
    names = list(values or {})
    told_before, before = told(row, names), row.state
    links = _set(row, values or {})
    row.state = to
    _save(row, links)
    changes = differences(told_before, told(row, names))
    leave_step(row, "move", by=by, before=before, on=on, reason=reason, changes=changes)
    refresh(row, by=by)
    return row


@transaction.atomic
def strike(entry: Entry, *, reason: str, by: User) -> Any:
    """Entered by mistake: it stays readable, counts no more and has no clocks."""
    row = held(entry)
    row.struck_reason = require_reason(reason, "Nêu lý do gạch bỏ.")
    row.struck_at = timezone.now()
    row.save()
    leave_step(row, "strike", by=by, reason=reason)
    refresh(row, by=by)
    return row


@transaction.atomic
def restore(entry: Entry, *, reason: str, by: User) -> Any:
    """An entry that was struck out stands again."""
    locked = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if locked.struck_at is None:
        raise ValidationError("Mục này không bị gạch bỏ.", code="state")
    require_reason(reason, "Nêu lý do khôi phục.")
    row = locked.specific
    row.struck_at, row.struck_reason = None, ""
    check(row, {})
    row.save()
    leave_step(row, "restore", by=by, reason=reason)
    refresh(row, by=by)
    return row


def needs_reason(row: Any, to: str) -> bool:
    """Whether a move to `to` goes back, or ends the entry without a result."""
    order = list(row.State.values)
    is_back = order.index(to) < order.index(row.state)
    return is_back or to in _WITHOUT_RESULT


def refresh(row: Any, *, by: User | None) -> None:
    """What follows from the row: words for search, clocks, the output it files."""
    reading = words_to_find_by(row)
    if reading != row.reading:
        row.reading = reading
        row.save()
    settle_clocks(row)
    settle_output(row, by=by)


def _set(row: Any, values: Values) -> dict[str, list[Any]]:
    """Put plain fields on the row as they are typed; the many-to-many ones come back."""
    links = {}
    for name, value in values.items():
        if name in _MANAGED:
            raise ValueError(f"not a field that people set: {name}")
        field = row._meta.get_field(name)
        if field.many_to_many:
            links[name] = list(dict.fromkeys(value))
            continue
        setattr(row, name, as_typed(field, value))
    return links


def as_typed(field: Any, value: Any) -> Any:
    """A value as a field keeps it; words that bear a secrecy stamp are refused at their field."""
    if isinstance(value, str):
        value = typed(value) if isinstance(field, models.TextField) else typed_line(value)
        refuse_stamped_words(value, field=field.name)
    return value


def _save(row: Any, links: Mapping[str, list[Any]]) -> None:
    row.full_clean(exclude=["entry_ptr"])
    check(row, links)
    row.save()
    for name, rows in links.items():
        getattr(row, name).set(rows)


def _differs_in_private(row: Any, names: Iterable[str]) -> bool:
    return bool(set(names) & set(getattr(row, "PRIVATE", ())))
