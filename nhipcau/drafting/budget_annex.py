"""The annex of money in the consolidated report: by source and line; never in a public version."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Block,
    Bold,
    Cell,
    Column,
    Figure,
    GroupRow,
    Inline,
    Para,
    Row,
    TableBlock,
)
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.text import sort_key

Content = Mapping[str, Any]
Cite = Callable[[str | None, Any], Inline]

STAGES: Final = ("estimate", "allocated", "spent", "settled")
KEY: Final = "budget."
"""Begins the keys under which amounts are cited: "budget.<line>.<stage>"."""
UNKNOWN: Final = "–"
_HOW_TO_READ: Final = (
    f"Đơn vị tính: đồng. Dấu “{UNKNOWN}” là chưa có số liệu, không phải bằng không; nội dung lồng "
    "ghép dùng kinh phí của hoạt động khác nên không cộng vào đây."
)


def budget_annexes(content: Content, *, cite: Cite, for_public: bool = False) -> tuple[Annex, ...]:
    """None without a frozen budget (reports drafted before there were any), none in public."""
    budget = content.get("budget")
    if for_public or not budget:
        return ()
    blocks: tuple[Block, ...] = (Para(_HOW_TO_READ), _table(budget, cite), *_legend(budget))
    return (Annex("Kinh phí thực hiện", blocks, is_landscape=True),)


def budget_mark(key: str, text: str, *, consolidation: int, base_url: str) -> Figure:
    """An amount that leads to the entries behind it, on the page of its line."""
    line, _, stage = key.removeprefix(KEY).partition(".")
    href = f"{base_url}/lam-viec/ke-hoach/kinh-phi/{line}/#{stage}"
    return Figure(f"kinh-phi.{consolidation}.{line}.{stage}", text, href)


def _table(budget: Content, cite: Cite) -> TableBlock:
    columns = (
        Column("TT", 4, Align.CENTRE),
        Column("Nội dung chi", 22, Align.JUSTIFIED),
        Column("Mục chi", 6, Align.CENTRE),
        Column("Dự toán", 13.5, Align.RIGHT),
        Column("Được giao", 13.5, Align.RIGHT),
        Column("Đã chi", 13.5, Align.RIGHT),
        Column("Quyết toán", 13.5, Align.RIGHT),
        Column("Ghi chú", 14),
    )
    rows: list[Row | GroupRow] = []
    place = 0
    for source in budget["sources"]:
        rows.append(GroupRow("", source["label"]))
        for line in source["lines"]:
            place += 1
            rows.append(_line(place, line, cite))
        if source["sums"]:
            rows.append(_sum("Cộng", source["sums"]))
    rows.append(_sum("Tổng cộng", budget["total"]))
    return TableBlock(columns, tuple(rows))


def _legend(budget: Content) -> tuple[Para, ...]:
    """What the codes of the items mean, each once; nothing where no line has one."""
    lines = [line for source in budget["sources"] for line in source["lines"]]
    met = {line["code"]: line["item"] for line in lines if line["code"]}
    if not met:
        return ()
    words = "; ".join(met[code] for code in sorted(met, key=sort_key))
    return (Para(f"Mục chi theo {budget['legal_source']}: {words}."),)


def _line(place: int, line: Content, cite: Cite) -> Row:
    amounts = [_amount(line, stage, cite) for stage in STAGES]
    beside = "Lồng ghép" if line["is_integrated"] else ""
    note = ". ".join(part for part in (beside, line["note"]) if part)
    return Row((str(place), line["title"], line["code"], *amounts, note))


def _amount(line: Content, stage: str, cite: Cite) -> Cell:
    """Nothing at all on an integrated line: a dash would say that an amount is still to come."""
    if not line["sums"]:
        return Cell("")
    value = line["sums"][stage]["value"]
    return Cell(UNKNOWN if value is None else cite(f"{KEY}{line['line']}.{stage}", value))


def _sum(label: str, sums: Content) -> Row:
    amounts = [sums[stage]["value"] for stage in STAGES]
    printed = [UNKNOWN if value is None else format_number(value) for value in amounts]
    return Row(("", Cell(Bold(label)), "", *(Cell(Bold(text)) for text in printed), ""))
