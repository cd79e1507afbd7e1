"""An entry files its output by itself, and the output follows what the entry says."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import User
from nhipcau.outputs import recording
from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import Proof
from nhipcau.registries.measures import Measure, measure

_FROM_REGISTER = "Theo sổ theo dõi."
_AT = {"happened_on": "starts_on", "title": "title", "tasks": "tasks", "units": "unit"}


def settle_output(row: Any, *, by: User | None) -> Output | None:
    """Make, change, withdraw or restore the output of an entry so that it says the same.

    The calendar and public forms (`by` None) never make one. What a round has locked stays there
    as it was. Refusals of the output stand at the entry's fields.
    """
    counts = row.is_counted and row.struck_at is None and row.state in row.COUNTS_IN
    try:
        if not counts:
            return _withdrawn(row, by=by)
        return _made(row, by=by) if row.output is None else _changed(row, by=by)
    except ValidationError as refusal:
        raise _at_the_entry(refusal) from refusal


def address_of(row: Any) -> str:
    return f"{settings.NHIPCAU_BASE_URL}/lam-viec/so/muc/{row.pk}/"


def _withdrawn(row: Any, *, by: User | None) -> Output | None:
    output: Output | None = row.output
    if output is not None and by is not None and output.state == Output.State.RECORDED:
        output = row.output = recording.withdraw(output, reason=_FROM_REGISTER, by=by)
    return output


def _made(row: Any, *, by: User | None) -> Output | None:
    if by is None:
        return None
    told = measure(row)
    output = recording.record_output(**_values(row, told), evidence=_proofs(row, told), by=by)
    row.output = output
    row.save(update_fields=["output"])
    return output


def _changed(row: Any, *, by: User | None) -> Output | None:
    output: Output = row.output
    if by is None:
        return output
    told = measure(row)
    if output.state == Output.State.WITHDRAWN:
        output = recording.restore(output, reason=_FROM_REGISTER, by=by)
    values = _values(row, told)
    if not _says(output, values):
        output = recording.revise(output, changes=values, reason=_FROM_REGISTER, by=by)
    row.output = output
    known = set(output.evidence.values_list("url", flat=True))
    for proof in _proofs(row, told):
        if proof.url not in known:
            recording.add_evidence(output, url=proof.url, label=proof.label, by=by)
    return output


def _says(output: Output, values: dict[str, Any]) -> bool:
    """Whether the output says so already: most changes of an entry are none of its output."""
    plain = {name: value for name, value in values.items() if name not in ("units", "tasks")}
    units = list(output.contributions.values_list("unit", flat=True))
    tasks = set(output.credits.values_list("task", flat=True))
    return (
        all(getattr(output, name) == value for name, value in plain.items())
        and units == [unit.pk for unit in values["units"]]
        and tasks == {task.pk for task in values["tasks"]}
    )


def _values(row: Any, told: Measure) -> dict[str, Any]:
    others = [unit for unit in row.taking_part.all() if unit.pk != row.unit_id]
    return {
        "kind": row.OUTPUT_KIND,
        "title": row.title,
        "happened_on": told.happened_on,
        "quantity": None if told.quantity is None else Decimal(told.quantity),
        "quantity_unit": told.quantity_unit if told.quantity is not None else "",
        "languages": list(told.languages),
        "units": [row.unit, *others],
        "tasks": list(row.tasks.select_related("plan", "group")),
    }


def _proofs(row: Any, told: Measure) -> list[Proof]:
    own = Proof(url=address_of(row), label=f"Sổ theo dõi: {row.title}"[:300])
    return [own, *(Proof(url=url, label=label) for url, label in told.proofs)]


def _at_the_entry(refusal: ValidationError) -> ValidationError:
    if not hasattr(refusal, "error_dict"):
        return refusal
    return ValidationError(
        {_AT.get(name, "__all__"): errors for name, errors in refusal.error_dict.items()}
    )
