"""What stands in the house for a cell: of an entry, of the partner behind it, of a partner."""

from collections.abc import Iterable
from typing import Any, Final

from nhipcau.exchange.tables.columns import PARTNER, Column, Table
from nhipcau.registries.models import SPECIFIC, Partner, Register

LETTERS: Final = {
    Register.DELEGATION: "DOAN",
    Register.AGREEMENT: "TT",
    Register.EVENT: "SK",
    Register.INVESTOR: "NDT",
    Register.PRESS_VISIT: "PV",
    Register.PUBLICATION: "AP",
    Register.CASE: "VV",
    PARTNER: "DT",
}
"""What the number of a row begins with, so that a row of another table is found out."""


def code_of(row: Any) -> str:
    """The number of a row in files: "NDT-17"."""
    return f"{LETTERS[PARTNER if isinstance(row, Partner) else row.register]}-{row.pk}"


def key_of(table: Table, code: str) -> int | None:
    """The primary key that a number of this table names; None for anything else."""
    letters, _dash, number = code.strip().upper().rpartition("-")
    is_ours = letters == LETTERS[table.code]
    return int(number) if is_ours and number.isdecimal() and len(number) < 18 else None


def value_of(table: Table, column: Column, row: Any) -> Any:
    """The value of a column in a row of the table."""
    if column.name == "state":
        return row.state_words
    if column.name == "unit":
        return row.unit.name
    if column.name == "aliases":
        return [one.text for one in row.aliases.all()]
    if column.name in table.of_partner:
        row = row.partner
    found = getattr(row, column.name)
    return list(found.all()) if hasattr(found, "all") else found


def rows_of(table: Table) -> Any:
    """Every row a file shows, with what its cells look at; struck out and merged ones aside."""
    if table.code == PARTNER:
        return Partner.objects.standing().select_related("unit").prefetch_related("aliases")
    model = SPECIFIC[table.code]
    rows = model.objects.standing().select_related("unit").prefetch_related("tasks__group")
    if table.code == Register.INVESTOR:
        return rows.select_related("partner")
    is_with_partners = any(column.name == "partners" for column in table.columns)
    return rows.prefetch_related("partners") if is_with_partners else rows


def by_key(table: Table, keys: Iterable[int]) -> dict[int, Any]:
    return {row.pk: row for row in rows_of(table).filter(pk__in=set(keys))}
