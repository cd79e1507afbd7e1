"""The annex of the portal in the consolidated report: what went out, which languages lag behind."""

from collections.abc import Mapping
from typing import Any, Final

from nhipcau.drafting.decree30.document import Align, Annex, Block, Column, Para, Row, TableBlock
from nhipcau.vietnamese.numbers import format_number

Content = Mapping[str, Any]

MOST_PAGES: Final = 500
"""Pages printed in the list of languages; of the rest the number is said."""


def portal_annexes(content: Content) -> tuple[Annex, ...]:
    """None where the portal did nothing in the window, or the report is older than the portal."""
    portal = content.get("portal")
    if not portal:
        return ()
    blocks: list[Block] = [Para(_said(portal)), _languages(portal)]
    behind = portal["behind"]
    if behind:
        blocks += [Para(_behind_said(behind)), _behind(behind[:MOST_PAGES])]
    return (Annex("Cổng thông tin đối ngoại", tuple(blocks)),)


def _said(portal: Content) -> str:
    emergencies = portal["emergencies"]
    told = (
        f"Trong kỳ: {format_number(portal['corrections'])} lần đính chính, "
        f"{format_number(portal['withdrawals'])} trang đã gỡ, "
        f"{format_number(emergencies['total'])} lần đăng khẩn"
    )
    late = emergencies["late"]
    return f"{told}, trong đó {format_number(late)} lần xác nhận chậm." if late else f"{told}."


def _languages(portal: Content) -> TableBlock:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Ngôn ngữ", 5),
        Column("Trang mới", 3, Align.CENTRE),
        Column("Lần cập nhật", 3, Align.CENTRE),
    )
    rows = tuple(
        Row(
            (
                str(place),
                told["language"],
                format_number(told["released"]),
                format_number(told["renewed"]),
            )
        )
        for place, told in enumerate(portal["languages"], start=1)
    )
    return TableBlock(columns, rows)


def _behind_said(behind: list[Content]) -> str:
    count = format_number(len(behind))
    told = f"{count} trang còn thiếu tiếng hoặc có bản dịch cũ hơn bản gốc tại ngày cuối kỳ"
    more = len(behind) - MOST_PAGES
    return f"{told}; bảng dưới in {MOST_PAGES} trang đầu." if more > 0 else f"{told}."


def _behind(behind: list[Content]) -> TableBlock:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Trang", 6, Align.JUSTIFIED),
        Column("Chưa có bản", 4),
        Column("Bản dịch cũ", 3),
    )
    rows = tuple(
        Row((str(place), told["title"], _joined(told["missing"]), _joined(told["stale"])))
        for place, told in enumerate(behind, start=1)
    )
    return TableBlock(columns, rows)


def _joined(names: list[str]) -> str:
    return ", ".join(name.removeprefix("Tiếng ") for name in names) or "–"
