"""The annex of the registers in the consolidated report: each activity that counted, by name."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from nhipcau.drafting.decree30.document import Align, Annex, Block, Column, Para, Row, TableBlock
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

Content = Mapping[str, Any]

MOST_ROWS: Final = 500
"""Entries of a register that are printed; of the rest the number is said."""


def registers_annexes(content: Content, *, for_public: bool = False) -> tuple[Annex, ...]:
    """None where nothing of a register counted in the window, and never in a version for the
    public: entries are named there as the office calls them.
    """
    registers = content.get("registers")
    if not registers or for_public:
        return ()
    blocks: list[Block] = []
    for told in registers:
        blocks.append(Para(_said(told)))
        if told["rows"]:
            blocks.append(_table(told["rows"][:MOST_ROWS]))
    return (Annex("Các hoạt động trong sổ theo dõi", tuple(blocks), is_landscape=True),)


def _said(told: Content) -> str:
    said = f"{told['label']}: {format_number(told['count'])}"
    more = len(told["rows"]) - MOST_ROWS
    return f"{said}; bảng dưới in {MOST_ROWS} mục đầu." if more > 0 else f"{said}."


def _table(rows: list[Content]) -> TableBlock:
    columns = (
        Column("TT", 5, Align.CENTRE),
        Column("Ngày", 11, Align.CENTRE),
        Column("Nội dung", 38, Align.JUSTIFIED),
        Column("Nước", 14),
        Column("Đơn vị thực hiện", 20),
        Column("Số lượng", 12, Align.CENTRE),
    )
    return TableBlock(columns, tuple(_row(at, told) for at, told in enumerate(rows, start=1)))


def _row(place: int, told: Content) -> Row:
    return Row(
        (
            str(place),
            format_date(date.fromisoformat(told["on"])),
            told["title"],
            ", ".join(told["countries"]) or "–",
            "; ".join(told["units"]),
            _quantity(told),
        )
    )


def _quantity(told: Content) -> str:
    if told["quantity"] is None:
        return "–"
    return f"{format_number(Decimal(told['quantity']))} {told['quantity_unit']}".strip()
