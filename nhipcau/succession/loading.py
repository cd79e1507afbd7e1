"""Reorganisations from JSON, as drafts to be looked at; units are told by their codes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import Unit, User
from nhipcau.succession.drafting import add_change, draft_reorganisation
from nhipcau.succession.models import Reorganisation, UnitChange


@transaction.atomic
def load_reorganisation(data: Mapping[str, Any], *, by: User) -> list[Reorganisation]:
    """Enter the drafts of a file in its order; nothing of the directory changes yet.

    `data` holds `reorganisations`: title, effective_on, document_number, issued_on, note and
    `changes` (kind, sources by code, targets as a change keeps them, choices, mid_period). What
    else stands there, such as `confidence` and `source` of a fact, is for readers of the file. A
    draft of the same title and day is not entered twice. Refuses a file of another shape and a
    source that is not in the directory.
    """
    try:
        rows = [_whole(row) for row in data["reorganisations"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = "Tệp không đúng mẫu sắp xếp tổ chức; hãy xem lại tên đợt, ngày và các thay đổi."
        raise ValidationError(message, code="file") from error
    units = _units(rows)
    return [_draft(row, units, by=by) for row in rows if not _is_known(row)]


def _whole(row: Mapping[str, Any]) -> dict[str, Any]:
    issued = row.get("issued_on")
    return {
        "title": str(row["title"]),
        "effective_on": date.fromisoformat(row["effective_on"]),
        "document_number": str(row.get("document_number", "")),
        "issued_on": date.fromisoformat(issued) if issued else None,
        "note": str(row.get("note", "")),
        "changes": [
            {
                "kind": str(change["kind"]),
                "sources": [str(code) for code in change.get("sources", [])],
                "targets": [dict(target) for target in change.get("targets", [])],
                "choices": dict(change.get("choices", {})),
                "mid_period": str(change.get("mid_period", UnitChange.MidPeriod.BOTH)),
            }
            for change in row["changes"]
        ],
    }


def _units(rows: list[dict[str, Any]]) -> dict[str, Unit]:
    wanted = {code for row in rows for change in row["changes"] for code in change["sources"]}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=wanted)}
    if missing := sorted(wanted - units.keys()):
        message = f"Danh bạ chưa có đơn vị mang mã: {', '.join(missing)}."
        raise ValidationError(message, code="unit")
    return units


def _is_known(row: Mapping[str, Any]) -> bool:
    kept = Reorganisation.objects.exclude(state=Reorganisation.State.DISCARDED)
    return kept.filter(title=row["title"].strip(), effective_on=row["effective_on"]).exists()


def _draft(row: dict[str, Any], units: Mapping[str, Unit], *, by: User) -> Reorganisation:
    reorganisation = draft_reorganisation(
        title=row["title"],
        effective_on=row["effective_on"],
        document_number=row["document_number"],
        issued_on=row["issued_on"],
        note=row["note"],
        by=by,
    )
    for change in row["changes"]:
        sources = [units[code] for code in change["sources"]]
        add_change(reorganisation, **(change | {"sources": sources}), by=by)
    return reorganisation
