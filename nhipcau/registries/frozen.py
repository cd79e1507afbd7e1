"""What the registers tell of a window for a report: the entries behind counted outputs, frozen."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from nhipcau.outputs.models import Output
from nhipcau.registries.countries import country_name
from nhipcau.registries.models import Entry, Register

Json = dict[str, Any]

# Investors are data of enterprises: a report tells how many, not who.
_NAMELESS = {Register.INVESTOR}


def frozen_registers(first: date, last: date) -> list[Json]:
    """Register by register, the entries whose output counts in `first`..`last`, both inclusive.

    Registers with none are left out. A number of queries that does not depend on the size.
    """
    found: dict[str, list[Entry]] = {}
    for entry in _counted(first, last):
        found.setdefault(entry.register, []).append(entry)
    return [_frozen(Register(code), found[code]) for code in Register.values if code in found]


def _counted(first: date, last: date) -> Iterable[Entry]:
    rows = Entry.objects.standing().filter(
        output__state=Output.State.RECORDED, output__happened_on__range=(first, last)
    )
    specific = ("delegation", "agreement", "event", "pressvisit", "publication")
    return (
        rows.select_related("output", "unit", *specific)
        .prefetch_related("taking_part")
        .order_by("output__happened_on", "pk")
    )


def _frozen(register: Register, entries: list[Entry]) -> Json:
    is_named = register not in _NAMELESS
    return {
        "register": str(register),
        "label": str(register.label),
        "count": len(entries),
        "rows": [_row(entry) for entry in entries] if is_named else [],
    }


def _row(entry: Entry) -> Json:
    output = entry.output
    assert output is not None  # only entries with one are asked for
    units = [entry.unit.label, *(unit.label for unit in entry.taking_part.all())]
    return {
        "output": output.pk,
        "on": output.happened_on.isoformat(),
        "title": entry.title,
        "countries": _countries(entry),
        "units": list(dict.fromkeys(units)),
        "quantity": None if output.quantity is None else f"{output.quantity.normalize():f}",
        "quantity_unit": output.quantity_unit,
    }


def _countries(entry: Entry) -> list[str]:
    row = entry.specific if entry.register != Register.CASE else entry
    codes = getattr(row, "countries", None) or [getattr(row, "country", "")]
    return [country_name(code) for code in codes if code]
