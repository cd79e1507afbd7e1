"""An amendment being prepared: begun, changes put in and taken back, thrown away."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.plans.amending.diff import (
    ADD,
    CHANGE,
    REMOVE,
    Change,
    apply_changes,
    from_json,
    to_json,
)
from nhipcau.plans.amending.rows import rows_of_plan
from nhipcau.plans.amending.words import FIELDS, PLACE, Row, code_of, section_of
from nhipcau.plans.models import Amendment, AmendmentStep, Plan
from nhipcau.vietnamese.typed_text import typed

_LONGEST: Final = {"number": 60, "group_code": 60}


@transaction.atomic
def begin_amendment(plan: Plan, *, by: User, reason: str = "") -> Amendment:
    """Open a draft that changes `plan`. Refuses a withdrawn plan and a second draft."""
    refuse_stamped_words(reason, field="reason")
    plan = locked_plan(plan)
    if plan.amendments.filter(state=Amendment.State.DRAFT).exists():
        raise ValidationError(
            "Kế hoạch này đang có một bản điều chỉnh chưa áp dụng; hãy làm tiếp bản đó.",
            code="draft",
        )
    amendment = Amendment.objects.create(plan=plan, reason=typed(reason), created_by=by)
    leave_step(amendment, "begin", by=by, reason=reason)
    return amendment


@transaction.atomic
def put_change(
    amendment: Amendment,
    *,
    kind: str,
    by: User,
    reason: str,
    key: str = "",
    words: Mapping[str, str] | None = None,
) -> Change:
    """Add a task, change or remove the one with `key`; a change of the same task is replaced.

    `words` are printed words by field (`FIELDS`, `PLACE`); a field left out stays as it is. A task
    put into another section goes to its end. Raises with the field it is about.
    """
    amendment = locked_amendment(amendment)
    reason = _reason(reason)
    rows = rows_of_plan(amendment.plan)
    changes = changes_of(amendment)
    if kind == ADD:
        change = _addition(apply_changes(rows, changes), changes, _told(words or {}), reason)
        kept = [*changes, change]
    else:
        old = next((one for one in changes if one.key == key), None)
        before = next((row for row in rows if row["key"] == key), None)
        if old is None and before is None:
            raise ValidationError("Không có nhiệm vụ này trong kế hoạch.", code="task")
        told = None if kind == REMOVE else _told(words or {})
        fresh = _alteration(apply_changes(rows, changes), old, before, told, reason)
        kept = _replaced(changes, old, fresh)
        change = fresh or Change(kind, old.row if old else before, None, reason=reason)
    _keep(amendment, kept)
    leave_step(amendment, "put", by=by, reason=reason, changes=_words_of(kind, change))
    return change


@transaction.atomic
def take_back_change(amendment: Amendment, *, key: str, by: User) -> Amendment:
    """Leave the task with `key` as it stands in the register."""
    amendment = locked_amendment(amendment)
    changes = changes_of(amendment)
    gone = next((one for one in changes if one.key == key), None)
    if gone is None:
        raise ValidationError("Thay đổi này không còn; hãy tải lại trang.", code="change")
    _keep(amendment, [one for one in changes if one is not gone])
    leave_step(amendment, "take_back", by=by, changes=_words_of(gone.kind, gone))
    return amendment


@transaction.atomic
def discard_amendment(amendment: Amendment, *, by: User, reason: str = "") -> Amendment:
    """Throw a draft away; it stays readable, and the plan is as it was."""
    refuse_stamped_words(reason, field="reason")
    amendment = locked_amendment(amendment)
    amendment.state = Amendment.State.DISCARDED
    amendment.save(update_fields=["state"])
    leave_step(amendment, "discard", by=by, reason=reason)
    return amendment


def changes_of(amendment: Amendment) -> list[Change]:
    """The changes in the order made."""
    return [from_json(stored) for stored in amendment.changes]


def rows_after(amendment: Amendment) -> list[Row]:
    """The plan as it would stand with a draft's changes made; sections kept together."""
    return in_sections(apply_changes(rows_of_plan(amendment.plan), changes_of(amendment)))


def in_sections(rows: Sequence[Row]) -> list[Row]:
    """Rows of one section side by side, sections in the order in which they first come."""
    order: dict[tuple[str, str], int] = {}
    for row in rows:
        order.setdefault(section_of(row), len(order))
    return sorted(rows, key=lambda row: order[section_of(row)])


def locked_plan(plan: Plan) -> Plan:
    """The plan, held until the transaction ends; refused once it is withdrawn."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    if plan.withdrawn_at:
        raise ValidationError("Kế hoạch này đã được rút khỏi sổ.", code="withdrawn")
    return plan


def locked_amendment(amendment: Amendment) -> Amendment:
    """A draft, held until the transaction ends; refused in any other state."""
    locked_plan(amendment.plan)
    held = (
        Amendment.objects.select_for_update(of=("self",))
        .select_related("plan__document", "load__file")
        .get(pk=amendment.pk)
    )
    if held.state != Amendment.State.DRAFT:
        raise ValidationError(
            "Bản điều chỉnh này đang ở tình trạng “%(state)s” nên không sửa được nữa.",
            code="state",
            params={"state": held.get_state_display()},
        )
    return held


def leave_step(
    amendment: Amendment,
    action: str,
    *,
    by: User,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    AmendmentStep.objects.create(
        amendment=amendment,
        action=action,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )


def _addition(
    rows: Sequence[Row], changes: Sequence[Change], told: Mapping[str, str], reason: str
) -> Change:
    taken = [int(one.key[1:]) for one in changes if one.key[:1] == "n"]
    blank: Row = dict.fromkeys((*PLACE, *FIELDS), "")
    row = blank | {"key": f"n{max(taken, default=0) + 1}", "task": None, "parent": "", "extra": []}
    row |= told
    if not row["title"]:
        raise _fault("title", "Hãy ghi nội dung nhiệm vụ.")
    return Change(ADD, None, row, _end_of_section(rows, row), reason)


def _alteration(
    rows: Sequence[Row],
    old: Change | None,
    before: Row | None,
    told: Mapping[str, str] | None,
    reason: str,
) -> Change | None:
    """The change that takes the place of `old`; None where nothing is changed any more.

    `before` is the row of the register, None for a row that the amendment adds; `told` is None to
    remove it.
    """
    if told is None:
        return Change(REMOVE, before, None, reason=reason) if before else None
    current = old.row if old and old.kind != REMOVE else before
    if current is None or ("title" in told and not told["title"]):
        raise _fault("title", "Hãy ghi nội dung nhiệm vụ.")
    after = {**current, **told}
    for role in ("lead", "coordinating"):
        if after[f"{role}_text"] != current[f"{role}_text"]:
            after.pop(f"{role}_units", None)  # the names are cut again out of the new words
    behind = old.behind if old else None
    if section_of(after) != section_of(current):
        behind = _end_of_section([row for row in rows if row["key"] != after["key"]], after)
    fresh = Change(CHANGE if before else ADD, before, after, behind, reason)
    if before and not fresh.fields and behind is None:
        if old is None:
            raise ValidationError("Chưa có gì thay đổi ở nhiệm vụ này.", code="same")
        return None
    return fresh


def _replaced(changes: Sequence[Change], old: Change | None, fresh: Change | None) -> list[Change]:
    if old is None:
        return [*changes, *([fresh] if fresh else [])]
    replaced = [fresh if one is old else one for one in changes]
    return [one for one in replaced if one is not None]


def _end_of_section(rows: Sequence[Row], row: Row) -> str:
    """The key of the last row of the section, or of all rows for a new section."""
    same = [one["key"] for one in rows if section_of(one) == section_of(row)]
    return str((same or [one["key"] for one in rows] or [""])[-1])


def _told(words: Mapping[str, str]) -> dict[str, str]:
    """The words as kept; fields that are not a row's are a mistake of the caller."""
    if unknown := words.keys() - {*FIELDS, *PLACE}:
        raise ValueError(f"not a field of a row: {sorted(unknown)}")
    told = {name: typed(text) for name, text in words.items()}
    for name, text in told.items():
        refuse_stamped_words(text, field=name)
        if len(text) > _LONGEST.get(name, len(text)):
            raise _fault(name, f"Dài quá {_LONGEST[name]} ký tự.")
    return told


def _reason(reason: str) -> str:
    refuse_stamped_words(reason, field="reason")
    if not typed(reason):
        raise _fault("reason", "Hãy ghi lý do thay đổi.")
    return typed(reason)


def _fault(field: str, sentence: str) -> ValidationError:
    return ValidationError({field: ValidationError(sentence, code=field)})


def _keep(amendment: Amendment, changes: Sequence[Change]) -> None:
    amendment.changes = [to_json(one) for one in changes]
    amendment.save(update_fields=["changes"])


def _words_of(kind: str, change: Change) -> dict[str, Any]:
    """For people: what was done to which task."""
    row = change.row
    return {"kind": kind, "code": code_of(row), "title": row["title"][:200]}
