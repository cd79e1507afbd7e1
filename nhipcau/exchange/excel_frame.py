"""The hidden sheet of a form: token, columns, rows, and which texts are our own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from nhipcau.exchange.excel_layout import MARK, Column
from nhipcau.exchange.excel_sheets import Book, Sheet
from nhipcau.vietnamese.text import fold

KINDS: Final = ("item", "text")
"""Of rows: a task, a general text."""
_TWO_TOKENS: Final = (
    "Tệp mang nhiều mã biểu mẫu khác nhau: mã đã bị sửa, hoặc trang được chép từ biểu mẫu khác "
    "sang; hãy tải biểu mẫu mới ở trang báo cáo rồi chép nội dung sang."
)


@dataclass(frozen=True, slots=True)
class Frame:
    """`columns` maps a kind of row to its columns, each under the number it had when written.

    `codes` maps the key of a row to the words that people know it by; `by_code` is the way back,
    folded, for words that name one row alone. `left_out` maps keys to fields no cell could hold.
    """

    sheets: tuple[Sheet, ...]
    token: str
    columns: Mapping[str, Mapping[int, Column]]
    codes: Mapping[str, str]
    by_code: Mapping[str, str]
    left_out: Mapping[str, frozenset[str]]
    ours: frozenset[str]


def frame_of(book: Book) -> Frame | None:
    """Read from the sheet that bears the mark, under whatever name; None if there is none.

    Copies of that sheet change nothing. Refuses with code edited a file that bears two tokens.
    """
    sheets = tuple(one for one in book.sheets if one.text(1, 1).strip() == MARK)
    if not sheets:
        return None
    rows = list(_rows(sheets[0]))
    codes = {key: code for kind, key, code, _left in rows if kind == "row" and _is_key(key)}
    folded = Counter(fold(code) for code in codes.values())
    return Frame(
        sheets=sheets,
        token=_token(row for sheet in sheets for row in _rows(sheet)),
        columns={kind: _columns(rows, kind) for kind in KINDS},
        codes=codes,
        by_code={fold(code): key for key, code in codes.items() if folded[fold(code)] == 1},
        left_out={key: frozenset(left.split()) for kind, key, _c, left in rows if kind == "row"},
        ours=frozenset(text for kind, text, *_ in rows if kind == "fixed"),
    )


def _token(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """The one token, "" for none; blanks in it do not count."""
    tokens = {"".join(text.split()) for kind, text, *_ in rows if kind == "token"}
    if len(tokens) > 1:
        raise ValidationError(_TWO_TOKENS, code="edited")
    return tokens.pop() if tokens else ""


def _rows(sheet: Sheet) -> Iterator[tuple[str, str, str, str]]:
    for row in sorted({row for row, _column in sheet.cells}):
        first, second, third, fourth = (sheet.text(row, column).strip() for column in range(1, 5))
        yield first, second, third, fourth


def _columns(rows: list[tuple[str, str, str, str]], kind: str) -> Mapping[int, Column]:
    return {
        int(number): Column(name, heading, 0)
        for what, name, heading, number in rows
        if what == f"column:{kind}" and number.isdecimal() and len(number) < 6
    }


def _is_key(text: str) -> bool:
    kind, _, name = text.partition(":")
    return (kind == "item" and name.isdecimal() and len(name) <= 18) or (
        kind == "general" and name.isidentifier()
    )
