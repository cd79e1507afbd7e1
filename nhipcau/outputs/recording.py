"""Recording what was done, and every change of it with who, when and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.outputs.checking import check_address, check_output, likely_duplicates
from nhipcau.outputs.models import Contribution, Credit, Evidence, Output, OutputStep
from nhipcau.outputs.typed_text import typed, typed_line
from nhipcau.plans.models import Task

__all__ = [
    "Proof",
    "add_evidence",
    "likely_duplicates",
    "record",
    "record_output",
    "restore",
    "revise",
    "withdraw",
]

State = Output.State

FIELDS = (
    "kind",
    "title",
    "happened_on",
    "quantity",
    "quantity_unit",
    "languages",
    "summary",
    "is_public",
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A file kept here or an address on the web, never both."""

    file: StoredFile | None = None
    url: str = ""
    label: str = ""


@transaction.atomic
def record_output(
    *,
    kind: str,
    title: str,
    happened_on: date,
    units: Iterable[Unit],
    tasks: Iterable[Task],
    by: User,
    quantity: Decimal | int | None = None,
    quantity_unit: str = "",
    languages: Iterable[str] = (),
    summary: str = "",
    is_public: bool = False,
    evidence: Iterable[Proof] = (),
    as_draft: bool = False,
) -> Output:
    """A new output; the first of `units` leads. For what is refused see `check_output`."""
    units, tasks = _distinct(units), _distinct(tasks)
    output = Output(
        kind=kind,
        title=typed_line(title),
        happened_on=happened_on,
        quantity=quantity,
        quantity_unit=typed_line(quantity_unit),
        languages=list(dict.fromkeys(languages)),
        summary=typed(summary),
        is_public=is_public,
        state=State.DRAFT if as_draft else State.RECORDED,
        recorded_at=None if as_draft else timezone.now(),
        created_by=by,
    )
    check_output(output, units=units, tasks=tasks, today=timezone.localdate())
    output.save()
    _attach(output, units, tasks)
    _leave_step(output, by=by, before="")
    for proof in evidence:
        _add(output, proof, by=by)
    return output


@transaction.atomic
def record(output: Output, *, by: User) -> Output:
    """A draft becomes a recorded output; from now on it counts."""
    output = _locked(output, expect=(State.DRAFT,))
    return _move(output, State.RECORDED, by=by)


@transaction.atomic
def revise(output: Output, *, changes: Mapping[str, Any], reason: str, by: User) -> Output:
    """Change some of FIELDS, "units" or "tasks"; a recorded output needs the reason.

    What was counted and locked stays as it was: there the change shows as a discrepancy.
    """
    output = _locked(output, expect=(State.DRAFT, State.RECORDED))
    units, tasks = _links(output)
    before = _as_told(output, units, tasks)
    _apply(output, changes)
    units = _distinct(changes.get("units", units))
    tasks = _distinct(changes.get("tasks", tasks))
    check_output(output, units=units, tasks=tasks, today=timezone.localdate())
    told = _differences(before, _as_told(output, units, tasks))
    if not told:
        return output
    if output.state == State.RECORDED:
        _require(reason, "Nêu lý do sửa kết quả đã ghi nhận.")
    output.save()
    _attach(output, units, tasks)
    _leave_step(output, by=by, before=output.state, reason=reason, changes=told)
    return output


@transaction.atomic
def withdraw(output: Output, *, reason: str, by: User) -> Output:
    """Take an output back: it is kept but no longer counts."""
    _require(reason, "Nêu lý do rút kết quả.")
    output = _locked(output, expect=(State.DRAFT, State.RECORDED))
    return _move(output, State.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def restore(output: Output, *, reason: str, by: User) -> Output:
    """Count a withdrawn output again."""
    _require(reason, "Nêu lý do khôi phục kết quả.")
    output = _locked(output, expect=(State.WITHDRAWN,))
    return _move(output, State.RECORDED, by=by, reason=reason)


@transaction.atomic
def add_evidence(
    output: Output, *, by: User, file: StoredFile | None = None, url: str = "", label: str = ""
) -> Evidence:
    """Attach a file or an http(s) address; proof is only ever added."""
    output = _locked(output, expect=(State.DRAFT, State.RECORDED))
    return _add(output, Proof(file=file, url=url, label=label), by=by)


def _add(output: Output, proof: Proof, *, by: User) -> Evidence:
    if bool(proof.file) == bool(proof.url.strip()):
        message = "Minh chứng là một tệp hoặc một địa chỉ, không cả hai."
        raise ValidationError({"url": ValidationError(message, code="evidence")})
    if proof.url:
        check_address(proof.url.strip())
    refuse_stamped_words(proof.label, field="label")
    evidence = Evidence(
        output=output,
        file=proof.file,
        url=proof.url.strip(),
        label=typed_line(proof.label),
        added_by=by,
    )
    evidence.full_clean()
    evidence.save()
    told = {"evidence": [None, str(evidence)]}
    _leave_step(output, by=by, before=output.state, changes=told)
    return evidence


def _locked(output: Output, *, expect: tuple[str, ...]) -> Output:
    found = Output.objects.select_for_update().get(pk=output.pk)
    if found.state not in expect:
        message = (
            f"Kết quả đang ở tình trạng “{found.get_state_display()}”, không làm được việc này."
        )
        raise ValidationError(message, code="state")
    return found


def _move(output: Output, state: str, *, by: User, reason: str = "") -> Output:
    before, output.state = output.state, state
    if state == State.RECORDED:
        output.recorded_at = output.recorded_at or timezone.now()
        units, tasks = _links(output)
        check_output(output, units=units, tasks=tasks, today=timezone.localdate())
    output.save(update_fields=["state", "recorded_at"])
    _leave_step(output, by=by, before=before, reason=reason)
    return output


def _apply(output: Output, changes: Mapping[str, Any]) -> None:
    unknown = changes.keys() - {*FIELDS, "units", "tasks"}
    if unknown:
        raise ValueError(f"not a field of an output that can be revised: {sorted(unknown)}")
    for field in FIELDS:
        if field not in changes:
            continue
        value = changes[field]
        if field in ("title", "quantity_unit"):
            value = typed_line(value)
        elif field == "summary":
            value = typed(value)
        elif field == "languages":
            value = list(dict.fromkeys(value))
        setattr(output, field, value)


def _attach(output: Output, units: Sequence[Unit], tasks: Sequence[Task]) -> None:
    """Make the links exactly these; links that stay keep their rows."""
    output.contributions.exclude(unit__in=units).delete()
    output.credits.exclude(task__in=tasks).delete()
    for position, unit in enumerate(units):
        Contribution.objects.update_or_create(
            output=output, unit=unit, defaults={"position": position}
        )
    credited = set(output.credits.values_list("task", flat=True))
    Credit.objects.bulk_create(
        Credit(output=output, task=task) for task in tasks if task.pk not in credited
    )


def _leave_step(
    output: Output,
    *,
    by: User,
    before: str,
    reason: str = "",
    changes: Mapping[str, list[Any]] | None = None,
) -> None:
    refuse_stamped_words(reason, field="reason")
    OutputStep.objects.create(
        output=output,
        from_state=before,
        to_state=output.state,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )


def _as_told(output: Output, units: Iterable[Unit], tasks: Iterable[Task]) -> dict[str, Any]:
    """The fields as history tells them: days in ISO form, units and tasks by their names."""
    told = {field: getattr(output, field) for field in FIELDS}
    told["happened_on"] = output.happened_on.isoformat()
    told["quantity"] = None if output.quantity is None else f"{output.quantity.normalize():f}"
    told["units"] = [unit.name for unit in units]
    told["tasks"] = sorted(str(task) for task in tasks)
    return told


def _differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        field: [before[field], after[field]] for field in before if before[field] != after[field]
    }


def _links(output: Output) -> tuple[list[Unit], list[Task]]:
    units = [c.unit for c in output.contributions.select_related("unit")]
    return units, list(output.tasks.select_related("plan", "group"))


def _distinct(rows: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(rows))


def _require(reason: str, message: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": ValidationError(message, code="reason")})
