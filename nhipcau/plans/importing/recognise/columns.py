"""Which column of a table is which, from the many ways offices head them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.plans.importing.read.paper import Row
from nhipcau.vietnamese.text import fold

MAX_HEADING = 90
"""Letters in a heading; longer text is content."""

# Order matters: the first line that fits decides. "Văn bản giao nhiệm vụ" is no title,
# "Thời gian thực hiện nhiệm vụ" neither. Headings met: plans of some ten provinces.
_WAYS: tuple[tuple[str, str], ...] = (
    ("number", r"^(s ?t ?t|t ?t|so( thu tu| t ?t)?|thu tu|muc so|no)$"),
    ("title", r"^(ten |cac )?(noi dung|nhiem vu|cong viec|chuong trinh|hoat dong|dau viec)\b"),
    ("lead", r"\bchu tri\b"),
    ("coordinating", r"\bphoi hop\b|\btham gia\b"),
    ("basis", r"^(so )?(van ban|can cu|co so phap ly)\b"),
    ("budget", r"\b(kinh phi|du toan|nguon von|nguon luc|ngan sach|von)\b"),
    ("note", r"\bghi chu\b"),
    ("product", r"\b(san pham|ket qua|dau ra)\b"),
    (
        "timeframe",
        r"\b(thoi (gian|han|diem|ky)|tien do|han (hoan thanh|xu ly|chot)|lo trinh|ky han)\b"
        r"|^(ngay|thang|hoan thanh|bat dau|ket thuc)( hoan thanh| thuc hien)?$|^han$",
    ),
    (
        "lead",
        r"\b(don vi|co quan|to chuc|ca nhan|bo phan|phong ban)( va ca nhan)? .{0,30}"
        r"\b(thuc hien|dau moi|tham muu|trien khai|phu trach|chiu trach nhiem|duoc giao)\b"
        r"|\b(dau moi|phan cong|phu trach|trach nhiem|nguoi thuc hien|tham muu)\b"
        r"|^(don vi|co quan)(, (don vi|co quan|ca nhan|to chuc|dia phuong))*$",
    ),
    ("title", r"\b(noi dung|nhiem vu|cong viec|dau viec|chuong trinh|hoat dong|giai phap)\b"),
    ("title", r"\b(hang muc|cong tac|de an|du an|mo ta|viec)\b"),
)
_PATTERNS = tuple((field, re.compile(way)) for field, way in _WAYS)
_COUNTED = re.compile(r"\bdon vi tinh\b|\bdvt\b|\bso luong\b|\bty le\b")
_ROW_NUMBER = re.compile(r"\(?(\d{1,3}(\.\d+)*|[IVX]+|[A-Z])\)?[.)]?")
_CALENDAR = re.compile(r"q(?:u[yi])? ?(?:i{1,3}|iv|[1-4])|(?:thang|t) ?\d{1,2}")
_MARGIN = re.compile(r"[\s.:;,*()\[\]]+$|^[\s.:;,*()\[\]]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of a table: `first`..`last`, row indexes from 0, inclusive.

    `fields` and `headings` run along the columns; a field is None where no field is made for
    the column or an earlier column has it. `groups` is the heading printed above several.
    """

    first: int
    last: int
    fields: tuple[str | None, ...]
    headings: tuple[str, ...]
    groups: tuple[str, ...]

    def has(self, *fields: str) -> bool:
        """Whether any of these fields has a column."""
        return any(field in self.fields for field in fields)

    @property
    def lists_tasks(self) -> bool:
        """A list of tasks says what is to be done and by whom or when."""
        return self.has("title") and self.has("lead", "timeframe")


def column_of(heading: str) -> str | None:
    """The field a column heading stands for, None if unknown.

    One of number, title, lead, coordinating, timeframe, product, budget, basis, note. Marks,
    case, line breaks and letters of old fonts do not matter.
    """
    plain = _plain(heading)
    if not plain or len(plain) > MAX_HEADING or _COUNTED.search(plain):
        return None
    for field, pattern in _PATTERNS:
        if pattern.search(plain):
            return field
    return None


def find_header(rows: Sequence[Row]) -> Header | None:
    """The first heading of a list of tasks in these rows, over one to three rows.

    None if no row heads at least two known columns.
    """
    best: Header | None = None
    for first in range(len(rows)):
        if not _may_head(rows[first]):
            continue
        for last in range(first, min(first + 3, len(rows))):
            if last > first and not _goes_on(rows, first, last):
                break
            header = _header(rows, first, last)
            # A second row that tells no more may still say "Quý I", "Quý II" under "Thời gian".
            longer = best is not None and best.first == first < last
            if _worth(header) + longer > _worth(best):
                best = header
        if best is not None and best.lists_tasks:
            return best
    return best


def _worth(header: Header | None) -> int:
    """Known columns, with a premium on naming the tasks; below two it is no heading."""
    if header is None:
        return 1
    known = {field for field in header.fields if field}
    return len(known) + 10 * header.lists_tasks if len(known) > 1 else 0


def _header(rows: Sequence[Row], first: int, last: int) -> Header:
    width = len(rows[first].cells)
    headings, groups, fields = [], [], []
    for column in range(width):
        texts = _texts_down(rows[first : last + 1], column)
        headings.append(texts[-1] if texts else "")
        groups.append(texts[-2] if len(texts) > 1 else "")
        field = next((found for text in reversed(texts) if (found := column_of(text))), None)
        fields.append(_better(field, texts))
    if "number" not in fields and not any(map(str.isalpha, headings[0])):
        fields[0] = "number" if _are_numbered(rows[last + 1 :]) else None
    if "timeframe" not in fields:
        _take_calendar(fields, headings, groups)
    kept = _once(fields, rows[last], groups)
    return Header(first, last, kept, tuple(headings), tuple(groups))


def _are_numbered(rows: Sequence[Row]) -> bool:
    """Whether most of the next rows begin with a number, under whatever heading."""
    firsts = [row.cells[0].strip() for row in rows[:10]]
    numbers = sum(1 for first in firsts if _ROW_NUMBER.fullmatch(first))
    return numbers > len(firsts) / 2


def _take_calendar(fields: list[str | None], headings: list[str], groups: list[str]) -> None:
    """Columns headed "Quý I", "Quý II" or "Tháng 1", "Tháng 2" are the time, cross by cross."""
    calendar = [at for at, text in enumerate(headings) if _CALENDAR.fullmatch(_plain(text))]
    if len({headings[at] for at in calendar}) > 1:
        for at in calendar:
            fields[at], groups[at] = "timeframe", "Thời gian"


def _better(field: str | None, texts: list[str]) -> str | None:
    """Under "Đơn vị" the word "Thực hiện" means the lead, under "Thời gian" a time."""
    if field is None and len(texts) > 1:
        return column_of(" ".join(texts))
    return field


def _once(fields: list[str | None], row: Row, groups: list[str]) -> tuple[str | None, ...]:
    """Each field keeps its first column and what is merged or, for sums and times, grouped with it.

    "Thời gian" over "Quý I", "Quý II" is one field in two columns; so is "Kinh phí" over its
    sources.
    """
    taken: dict[str, tuple[int, str]] = {}
    kept: list[str | None] = []
    for field, span, group in zip(fields, row.spans, groups, strict=True):
        if field is None:
            kept.append(None)
            continue
        first_span, first_group = taken.setdefault(field, (span, group))
        joined = field in {"budget", "timeframe"} and group == first_group != ""
        kept.append(field if span == first_span or joined else None)
    return tuple(kept)


def _texts_down(rows: Sequence[Row], column: int) -> list[str]:
    """Different headings over a column, from the top; a merged one counts once."""
    texts: list[str] = []
    spans: set[int] = set()
    for row in rows:
        text = " ".join(row.cells[column].split())
        if text and row.spans[column] not in spans:
            texts.append(text)
        spans.add(row.spans[column])
    return texts


def _may_head(row: Row) -> bool:
    """Headings are short, none is a row number, and no single cell covers the row."""
    cells = dict(zip(row.spans, row.cells, strict=True)).values()
    filled = [text.strip() for text in cells if text.strip()]
    return len(filled) > 1 and not any(
        len(text) > MAX_HEADING or _ROW_NUMBER.fullmatch(text) for text in filled
    )


def _goes_on(rows: Sequence[Row], first: int, last: int) -> bool:
    """A second heading row hangs below cells of the first: merged down, or split in two."""
    above, row = rows[last - 1], rows[last]
    if len(above.cells) != len(row.cells) or not _may_head(row):
        return False
    merged_down = sum(a == b for a, b in zip(above.spans, row.spans, strict=True))
    split = len(set(above.spans)) < len(set(row.spans))
    return merged_down > 0 or split


def _plain(heading: str) -> str:
    plain = fold(heading.replace("/", ", ").replace(" - ", ", ").replace(";", ","))
    return _MARGIN.sub("", re.sub(r"\s*,[\s,]*", ", ", plain))
