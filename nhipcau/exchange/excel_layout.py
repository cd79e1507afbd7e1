"""How the workbook of a form is laid out: what writing and reading it must agree on."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from nhipcau.vietnamese.typed_text import typed_line

MARK: Final = "nhipcau-form"
"""Stands in A1 of the hidden sheet, whatever people call that sheet."""
HIDDEN_SHEET: Final = "nhipcau"
GUIDE_SHEET: Final = "Hướng dẫn"
ITEM_SHEET: Final = "Nhiệm vụ"
TEXT_SHEET: Final = "Phần chung"
YES: Final = "Có"
NO: Final = "Không"
TEXT_FIELD: Final = "text"
"""The only fill-in column of the sheet of general texts."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
LONGEST_CELL: Final = 32_767
"""Characters that Excel keeps in a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: `name` is a field, or "key", "code" and the like for our own words."""

    name: str
    heading: str
    width: int
    is_open: bool = False


def item_columns(labels: dict[str, str]) -> tuple[Column, ...]:
    """Of the sheet of tasks, from A; the first, hidden one holds the key of the row."""
    return (
        Column("key", "Mã dòng", 6),
        Column("code", "TT", 7),
        Column("title", "Nhiệm vụ", 38),
        Column("generated", "Kết quả đã ghi trong hệ thống", 30),
        Column("words", labels["words"], 46, True),
        Column("status", labels["status"], 17, True),
        Column("is_nil", labels["is_nil"], 11, True),
        Column("nil_reason", labels["nil_reason"], 26, True),
        Column("outside_number", labels["outside_number"], 18, True),
    )


def text_columns() -> tuple[Column, ...]:
    """Of the sheet of general texts, from A."""
    return (
        Column("key", "Mã dòng", 6),
        Column("label", "Mục", 30),
        Column(TEXT_FIELD, "Nội dung", 100, True),
    )


def item_key(item: int) -> str:
    return f"item:{item}"


def text_key(name: str) -> str:
    return f"general:{name}"


def escaped(text: str) -> str:
    """ISO 29500-1, 22.9.2.19: characters that XML cannot hold are written `_x000B_`."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)[:LONGEST_CELL]


def fits(text: str) -> bool:
    """Whether a cell can hold all of `text`; a longer one can only be mended on the web."""
    return len(escaped(text)) < LONGEST_CELL


def print_of(text: str) -> str:
    """A short fingerprint of a fixed text, the same however an office program saved it."""
    line = typed_line(unicodedata.normalize("NFC", text))
    return sha256(line.encode("utf-8", "replace")).hexdigest()[:12]
