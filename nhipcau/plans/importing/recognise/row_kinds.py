"""Rows of a list of tasks that are no tasks: blank, repeated headings, column numbers, totals."""

import re
import unicodedata

from nhipcau.plans.importing.read.paper import Row
from nhipcau.plans.importing.recognise.columns import Header
from nhipcau.plans.importing.recognise.entries import Entry
from nhipcau.vietnamese.text import fold

_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐa-zđ])\s*\)?\.?|\(?\d\s*=.*\)?")
# With its marks: folded, "cộng" is "công" of "công tác".
_TOTAL = re.compile(
    r"(?:tổng\s*cộng|tổng\s*số|tổng\s*kinh\s*phí|tổng|cộng)"
    r"(?:\s*[:(\[].*|\s*[\d.,]+|\s+(?:mục|phần|nhóm)?\s*[ivxlca-z0-9+]{1,5}|\s*\.+)?",
    re.IGNORECASE,
)


def is_blank(row: Row) -> bool:
    """Whether nothing is written in the row."""
    return not any(text.strip() for text in row.cells)


def is_column_numbers(row: Row, header: Header) -> bool:
    """Whether the row only counts the columns: (1) (2) (3), A B 1 2."""
    titles = [row.cells[i] for i, name in enumerate(header.fields) if name == "title"]
    filled = [text.strip() for text in row.cells if text.strip()]
    return (
        len(filled) > 2
        and bool(titles[0].strip())
        and all(_COLUMN_NUMBER.fullmatch(text) for text in filled)
    )


def is_formula(row: Row, header: Header) -> bool:
    """Whether the row's number is a formula that was saved without its result: "=A6+1"."""
    return any(
        row.cells[at].startswith("=") for at, name in enumerate(header.fields) if name == "number"
    )


def repeats_heading(row: Row, header: Header) -> bool:
    """Whether most known columns say their own heading, or the one above it, again."""
    known = [i for i, name in enumerate(header.fields) if name]
    same = sum(
        bool(row.cells[i].strip())
        and fold(row.cells[i]) in {fold(header.headings[i]), fold(header.groups[i])}
        for i in known
    )
    return same * 2 > len(known)


def is_total(entry: Entry) -> bool:
    """Whether the row adds up a column: "Tổng cộng", "Cộng mục I", "TỔNG SỐ: 12"."""
    words = entry.title or next(filter(None, entry.rows[0].cells), "")
    if entry.number and not entry.title:
        words = entry.number
    plain = unicodedata.normalize("NFC", " ".join(words.split()))
    return _TOTAL.fullmatch(plain) is not None and not entry.texts.get("lead")
