"""What a fill-in cell says of its field, or why it cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from nhipcau.exchange.excel_layout import NO, YES
from nhipcau.exchange.invisible import without_invisible
from nhipcau.plans.importing.read.excel_cells import Shown
from nhipcau.vietnamese.text import fold
from nhipcau.vietnamese.typed_text import typed, typed_line

_YES: Final = frozenset({fold(YES), "x", "1", "true", "✓", "✔", "☑", "chua phat sinh"})
_NO: Final = frozenset({fold(NO), "", "0", "false", "☐", "-"})
_FORMULA: Final = "Ô chứa công thức chưa có kết quả; hãy ghi thẳng nội dung."
_EXAMPLES: Final = {
    "words": "Đã tổ chức 02 hội nghị giới thiệu điểm đến.",
    "nil_reason": "Chưa được bố trí kinh phí.",
    "outside_number": "15/BC-SDL",
    "is_nil": YES,
}
PLAIN_EXAMPLE: Final = "Nội dung bằng chữ."


@dataclass(frozen=True, slots=True)
class Said:
    """`value` counts where `rule` is empty; else `seen` broke the `rule`."""

    value: str | bool = ""
    seen: str = ""
    rule: str = ""
    example: str = ""


def read_field(name: str, cell: Shown, statuses: Mapping[str, str]) -> Said:
    text = typed(cell.text)
    if cell.trouble:
        is_formula = text.startswith("=")
        rule = _FORMULA if is_formula else f"Ô có {cell.trouble}; hãy ghi thẳng nội dung."
        return Said(seen=text, rule=rule, example=example_of(name, statuses))
    if name == "status":
        return _status(without_invisible(text), statuses)
    if name == "is_nil":
        return _is_nil(without_invisible(text))
    return Said(typed_line(without_invisible(text)) if name == "outside_number" else text)


def example_of(name: str, statuses: Mapping[str, str]) -> str:
    """A right value of a field."""
    if name == "status":
        return next(iter(statuses.values()), "")
    return _EXAMPLES.get(name, PLAIN_EXAMPLE)


def _status(text: str, statuses: Mapping[str, str]) -> Said:
    codes = {fold(label): code for code, label in statuses.items()}
    if code := codes.get(fold(text)):
        return Said(code)
    offered = "; ".join(statuses.values())
    return Said(
        seen=text,
        rule=f"Chọn một tình trạng trong danh sách: {offered}.",
        example=example_of("status", statuses),
    )


def _is_nil(text: str) -> Said:
    word = fold(text)
    if word in _YES or word in _NO:
        return Said(word in _YES)
    return Said(
        seen=text,
        rule=f"Chọn “{YES}” nếu trong kỳ chưa phát sinh; nếu không thì để trống.",
        example=YES,
    )
