"""A task as a plain row of printed words: its fields, what they are called, when they are equal."""

import unicodedata
from collections.abc import Mapping
from typing import Any, Final

Row = dict[str, Any]
"""Printed words by field, with "key" (names the row among others), "task" (primary key or None)
and, where they are known, "lead_units" and "coordinating_units": the words cut into names."""

LABELS: Final[dict[str, str]] = {
    "group_code": "Mục",
    "group_title": "Tên mục",
    "number": "Số thứ tự",
    "title": "Nội dung nhiệm vụ",
    "lead_text": "Chủ trì",
    "coordinating_text": "Phối hợp",
    "timing": "Thời gian thực hiện",
    "product_text": "Sản phẩm",
    "budget_text": "Kinh phí",
    "basis_text": "Văn bản giao",
    "note_text": "Ghi chú",
    "extra": "Cột khác",
}
"""The fields that are compared, in the order of the paper, with the names people know them by."""

PLACE: Final = ("group_code", "group_title", "number")
"""Where a row stands; a row that differs in nothing else was moved, not changed."""

FIELDS: Final = tuple(name for name in LABELS if name not in (*PLACE, "extra"))
"""What a row says, apart from its place and the columns that no field is made for."""


def compared(row: Mapping[str, Any], field: str) -> str:
    """The field as it is compared: spacing and line breaks are layout, not words.

    Numbers are told without the signs around them ("1." and "(1)" are "1"), headings of sections
    without their capitals: papers print both ways.
    """
    if field == "extra":
        pairs = ((str(heading), str(text)) for heading, text in row.get("extra") or ())
        return "\n".join(f"{_plain(h)}: {_plain(t)}" for h, t in pairs if _plain(t))
    words = _plain(str(row.get(field) or ""))
    if field in ("number", "group_code"):
        return words.strip(".()")
    return words.casefold() if field == "group_title" else words


def shown(row: Mapping[str, Any] | None, field: str) -> str:
    """The field as people read it, "" for a row that is not there."""
    if row is None:
        return ""
    if field == "extra":
        return "\n".join(
            f"{heading}: {text}" for heading, text in row.get("extra") or () if text.strip()
        )
    return str(row.get(field) or "")


def code_of(row: Mapping[str, Any]) -> str:
    """Section and number as people cite a task: "III.8"."""
    return ".".join(part for part in (row.get("group_code"), row.get("number")) if part)


def section_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """Rows with the same answer stand in the same section."""
    return compared(row, "group_code"), compared(row, "group_title")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
