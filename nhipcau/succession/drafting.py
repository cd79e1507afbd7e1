"""A reorganisation on paper: begun, its changes added, answered, taken out, all thrown away."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.db import transaction
from django.db.models import Max

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.succession.changes import END, NewUnit
from nhipcau.succession.models import Reorganisation, ReorganisationStep, UnitChange

State = Reorganisation.State
Kind = UnitChange.Kind

NO_SOURCE = (Kind.CREATE,)
NO_TARGET_NEEDED = (Kind.DISSOLVE, Kind.CHANGE_PARENT)


@transaction.atomic
def draft_reorganisation(
    *,
    title: str,
    effective_on: date,
    document_number: str = "",
    issued_on: date | None = None,
    note: str = "",
    by: User,
) -> Reorganisation:
    """Begin a draft; nothing of the directory changes. Refuses a blank title."""
    reorganisation = Reorganisation(created_by=by)
    paper = _paper(title, document_number, note)
    _put(reorganisation, paper | {"effective_on": effective_on, "issued_on": issued_on})
    leave_step(reorganisation, "drafted", by=by)
    return reorganisation


@transaction.atomic
def revise_draft(
    reorganisation: Reorganisation,
    *,
    title: str,
    effective_on: date,
    document_number: str = "",
    issued_on: date | None = None,
    note: str = "",
    by: User,
) -> Reorganisation:
    """Another title, paper or first day of a draft; its changes stay. Refuses a blank title."""
    reorganisation = held_draft(reorganisation)
    new = _paper(title, document_number, note)
    new |= {"effective_on": effective_on, "issued_on": issued_on}
    told = {
        name: [str(getattr(reorganisation, name) or ""), str(value or "")]
        for name, value in new.items()
        if getattr(reorganisation, name) != value
    }
    if told:
        _put(reorganisation, new)
        leave_step(reorganisation, "revised", changes=told, by=by)
    return reorganisation


def _paper(title: str, document_number: str, note: str) -> dict[str, Any]:
    for name, text in (("title", title), ("note", note), ("document_number", document_number)):
        refuse_stamped_words(text, field=name)
    if not title.strip():
        raise _refusal("title", "Hãy ghi tên đợt sắp xếp.")
    return {
        "title": title.strip(),
        "document_number": document_number.strip(),
        "note": note.strip(),
    }


def _put(reorganisation: Reorganisation, values: Mapping[str, Any]) -> None:
    if values["effective_on"] <= date.min:  # the old bodies work until the day before
        raise _refusal("effective_on", "Hãy xem lại ngày có hiệu lực.")
    for name, value in values.items():
        setattr(reorganisation, name, value)
    reorganisation.full_clean()
    reorganisation.save()


@transaction.atomic
def add_change(
    reorganisation: Reorganisation,
    *,
    kind: str,
    sources: Sequence[Unit] = (),
    targets: Sequence[Mapping[str, Any]] = (),
    choices: Mapping[str, int | str] | None = None,
    mid_period: str = UnitChange.MidPeriod.BOTH,
    by: User,
) -> UnitChange:
    """One more change at the end of the draft. What it leaves open shows in the preview.

    Refuses a kind that is none, a change without the bodies it speaks of, and a unit that another
    change of this draft already ends or renames.
    """
    reorganisation = held_draft(reorganisation)
    _check(kind, sources, targets, choices or {})
    _refuse_twice(reorganisation, sources, kind)
    last = reorganisation.changes.aggregate(last=Max("position"))["last"] or 0
    change = UnitChange(
        reorganisation=reorganisation,
        position=last + 1,
        kind=kind,
        targets=[dict(target) for target in targets],
        choices=dict(choices or {}),
        mid_period=mid_period,
    )
    change.full_clean()
    change.save()
    change.sources.set(sources)
    leave_step(reorganisation, "change_added", changes={"position": change.position}, by=by)
    return change


@transaction.atomic
def answer(change: UnitChange, *, choices: Mapping[str, int | str], by: User) -> UnitChange:
    """Say who takes what; answers that are not given again stay as they were."""
    reorganisation = held_draft(change.reorganisation)
    change = UnitChange.objects.get(pk=change.pk)
    _check_choices(choices, len(change.targets))
    change.choices = {**change.choices, **choices}
    change.save(update_fields=["choices"])
    leave_step(reorganisation, "answered", changes={"position": change.position}, by=by)
    return change


@transaction.atomic
def remove_change(change: UnitChange, *, by: User) -> None:
    """Take a change out of a draft; the others keep their places."""
    reorganisation = held_draft(change.reorganisation)
    leave_step(reorganisation, "change_removed", changes={"position": change.position}, by=by)
    UnitChange.objects.filter(pk=change.pk).delete()


@transaction.atomic
def discard(reorganisation: Reorganisation, *, by: User, reason: str = "") -> Reorganisation:
    """Throw a draft away; it stays to be read."""
    reorganisation = held_draft(reorganisation)
    reorganisation.state = State.DISCARDED
    reorganisation.save(update_fields=["state"])
    leave_step(reorganisation, "discarded", reason=reason, by=by)
    return reorganisation


def held_draft(reorganisation: Reorganisation) -> Reorganisation:
    """The row, held until the transaction ends; refused once it is no draft any more."""
    found = Reorganisation.objects.select_for_update().get(pk=reorganisation.pk)
    if found.state != State.DRAFT:
        label = found.get_state_display().lower()
        raise ValidationError(f"Đợt sắp xếp này {label}, không sửa được nữa.", code="state")
    return found


def leave_step(
    reorganisation: Reorganisation,
    action: str,
    *,
    by: User,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    ReorganisationStep.objects.create(
        reorganisation=reorganisation,
        action=action,
        reason=reason.strip(),
        changes=dict(changes or {}),
        by=by,
    )


def _check(
    kind: str,
    sources: Sequence[Unit],
    targets: Sequence[Mapping[str, Any]],
    choices: Mapping[str, int | str],
) -> None:
    if kind not in Kind.values:
        raise _refusal("kind", "Không có hình thức sắp xếp này.")
    if not sources and kind not in NO_SOURCE:
        raise _refusal("sources", "Hãy chọn đơn vị cũ.")
    if len(sources) != 1 and kind in (Kind.RENAME, Kind.SPLIT, Kind.TRANSFER):
        raise _refusal("sources", "Hình thức này áp dụng cho từng đơn vị; hãy chọn đúng một.")
    if not targets and kind not in NO_TARGET_NEEDED:
        raise _refusal("targets", "Hãy chọn hoặc ghi đơn vị tiếp nhận.")
    for target in targets:
        _check_target(target)
    _check_choices(choices, len(targets))


def _check_target(target: Mapping[str, Any]) -> None:
    if not isinstance(target, Mapping) or target.keys() - {"unit", "code", "new", "scope"}:
        raise _refusal("targets", _ONE_WAY)
    new = target.get("new") or {}
    if [bool(target.get(name)) for name in ("unit", "code", "new")].count(True) != 1:
        raise _refusal("targets", _ONE_WAY)
    if type(target.get("unit") or 1) is not int or not 0 < (target.get("unit") or 1) < _NO_KEY:
        raise _refusal("targets", _ONE_WAY)
    if not isinstance(new, Mapping) or new.keys() - set(_OF_A_NEW_UNIT):
        raise _refusal("targets", "Hãy ghi tên đơn vị mới.")
    texts = [target.get("scope", ""), target.get("code", ""), *new.values()]
    if not all(isinstance(text, str) and text.isprintable() for text in texts):
        raise _refusal("targets", "Tên, mã và phần việc tiếp nhận phải là chữ trên một dòng.")
    for text in texts:
        refuse_stamped_words(text, field="targets")
    if len(target.get("scope", "")) > _LONGEST_SCOPE:
        raise _refusal("targets", f"Phần việc tiếp nhận dài quá {_LONGEST_SCOPE} ký tự.")
    if new:
        _check_new(new)


def _check_new(new: Mapping[str, str]) -> None:
    if not new.get("name", "").strip():
        raise _refusal("targets", "Hãy ghi tên đơn vị mới.")
    if new.get("kind") and new["kind"] not in Unit.Kind.values:
        raise _refusal("targets", "Không có loại đơn vị này.")
    for name, most in (("name", 300), ("short_name", 120), ("code", 50)):
        if len(new.get(name, "")) > most:
            raise _refusal("targets", f"Tên hoặc mã của đơn vị mới dài quá {most} ký tự.")
    if new.get("code") and not slug_re.match(new["code"]):
        told = "Mã của đơn vị mới chỉ gồm chữ không dấu, số, gạch nối và gạch dưới."
        raise _refusal("targets", told)


_OF_A_NEW_UNIT = NewUnit.__dataclass_fields__
_ONE_WAY = "Mỗi đơn vị tiếp nhận là một đơn vị đang có hoặc một đơn vị mới."
_LONGEST_SCOPE = 300  # as the succession it becomes keeps it
_NO_KEY = 2**63  # primary keys stay below


def _check_choices(choices: Mapping[str, int | str], targets: int) -> None:
    for answered in choices.values():
        place = isinstance(answered, int) and not isinstance(answered, bool)
        if not (answered == END or (place and 0 <= int(answered) < targets)):
            raise _refusal("choices", "Lựa chọn không có trong danh sách đơn vị tiếp nhận.")


def _refuse_twice(reorganisation: Reorganisation, sources: Iterable[Unit], kind: str) -> None:
    if kind in (Kind.CHANGE_PARENT, Kind.TRANSFER):
        return
    used = reorganisation.changes.exclude(kind__in=(Kind.CHANGE_PARENT, Kind.TRANSFER))
    for unit in sources:
        if used.filter(sources=unit).exists():
            raise _refusal("sources", f"{unit} đã có trong một thay đổi khác của đợt này.")


def _refusal(field: str, message: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=field)})
