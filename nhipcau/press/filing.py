"""A confirmed clipping files its output by itself, and the output follows the clipping."""

from typing import Any

from django.conf import settings

from nhipcau.organisations.models import User
from nhipcau.outputs import recording
from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import Proof
from nhipcau.press.models import Clipping

_REASON = "Theo điểm báo."


def settle_output(row: Clipping, *, by: User) -> Output | None:
    """Make, change, withdraw or restore the output so that it says what the clipping says.

    It counts once confirmed, with a unit, and with a copy or the reason why there is none (D-01).
    What a round has locked stays there as it was.
    """
    if not counts(row):
        return _withdrawn(row, by=by)
    values = _values(row)
    if row.output is None:
        row.output = recording.record_output(**values, evidence=_proofs(row), by=by)
    else:
        output = row.output
        if output.state == Output.State.WITHDRAWN:
            output = recording.restore(output, reason=_REASON, by=by)
        if not _says(output, values):
            output = recording.revise(output, changes=values, reason=_REASON, by=by)
        row.output = output
        _add_proofs(row, by=by)
    row.save(update_fields=["output"])
    return row.output


def counts(row: Clipping) -> bool:
    has_evidence = row.copy_id is not None or row.exemption != ""
    return row.state == Clipping.State.CONFIRMED and row.unit_id is not None and has_evidence


def address_of(row: Clipping) -> str:
    return f"{settings.NHIPCAU_BASE_URL}/lam-viec/diem-bao/tin/{row.pk}/"


def _withdrawn(row: Clipping, *, by: User) -> Output | None:
    if row.output is not None and row.output.state == Output.State.RECORDED:
        row.output = recording.withdraw(row.output, reason=_REASON, by=by)
    return row.output


def _values(row: Clipping) -> dict[str, Any]:
    return {
        "kind": Output.Kind.CLIPPING,
        "title": f"{row.outlet.name}: {row.title}"[:500],
        "happened_on": row.published_on,
        "languages": [row.language] if row.language else [],
        "units": [row.unit],
        "tasks": list(row.tasks.select_related("plan", "group")),
    }


def _says(output: Output, values: dict[str, Any]) -> bool:
    plain = ("kind", "title", "happened_on", "languages")
    units = list(output.contributions.values_list("unit", flat=True))
    tasks = set(output.credits.values_list("task", flat=True))
    return (
        all(getattr(output, name) == values[name] for name in plain)
        and units == [unit.pk for unit in values["units"]]
        and tasks == {task.pk for task in values["tasks"]}
    )


def _proofs(row: Clipping) -> list[Proof]:
    proofs = [Proof(url=address_of(row), label=f"Điểm báo: {row.title}"[:300])]
    if row.address:
        proofs.append(Proof(url=row.address, label=row.outlet.name))
    if row.copy is not None:
        proofs.append(Proof(file=row.copy, label="Bản lưu trang báo"))
    return proofs


def _add_proofs(row: Clipping, *, by: User) -> None:
    assert row.output is not None
    known = set(row.output.evidence.values_list("url", "file_id"))
    for proof in _proofs(row):
        if (proof.url, proof.file.pk if proof.file else None) not in known:
            recording.add_evidence(
                row.output, file=proof.file, url=proof.url, label=proof.label, by=by
            )
