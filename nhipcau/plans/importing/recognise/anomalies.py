"""What is odd in a plan as printed: each oddity is told, none is mended."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from nhipcau.plans.importing.recognise.draft import (
    Doubt,
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
)
from nhipcau.plans.importing.recognise.odd_years import impossible_years, stale_years
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.text import fold

_PLACES = "huyện|thị xã|thành phố|xã|phường|thị trấn|quận|đặc khu"
_STRAY_COMMA = re.compile(rf"\bUBND,\s+(?=các\s+(?:{_PLACES})|(?:{_PLACES}),)", re.IGNORECASE)
_MISSING_COMMA = re.compile(
    r"\b(cơ quan)\s+(đơn vị)\b|\b(sở)\s+(ban\s+ngành|ngành)\b|\b(tổ chức)\s+(cá nhân)\b",
    re.IGNORECASE,
)
_CLOSING_TITLE = re.compile(r"Trên đây là\s+([^,.;]+?)(?=\s+(?:yêu cầu|đề nghị|giao)\b|[,.;]|$)")
_SMALL_WORDS = frozenset(
    fold("của về trên địa bàn tại cho và các việc triển khai thực hiện").split()
)


def find_anomalies(draft: DraftPlan) -> tuple[Doubt, ...]:
    """Oddities of the document, then of each row in order. `where` says which field."""
    rows = [(group, task) for group in draft.groups for task in group.items]
    found = [*_of_document(draft.document)]
    counted = 0
    for group in draft.groups:
        found += _of_numbers(group, counted)
        counted = max([counted, *_numbers(group)])
        found += _of_text(group.title, f"{_at(group)}.title", draft.document.year)
    found += _of_columns(rows)
    for group, task in rows:
        found += _of_task(task, f"{_at(group)}.{task.number}", draft.document.year)
    return tuple(found)


def _at(group: DraftGroup) -> str:
    return f"groups.{group.code}" if group.code else "groups"


def _of_document(document: DraftDocument) -> Iterator[Doubt]:
    if document.number_blank and document.type:
        yield Doubt(
            "document.number",
            "blank_number",
            document.number,
            "Văn bản chưa ghi số; hãy bổ sung khi có số chính thức.",
        )
    if document.date_text and document.day is None:
        yield Doubt(
            "document.date",
            "blank_day",
            document.date_text,
            "Văn bản chưa ghi ngày ban hành; hãy bổ sung khi có bản chính thức.",
        )
    yield from _year_mismatch(document)
    yield from _title_mismatch(document)
    for name in ("focus_tasks", "funding", "organisation"):
        for passage in getattr(document, name):
            where = f"{name}.{passage.number}"
            yield from impossible_years(passage.text, where)
    for deadline in document.report_deadlines:
        yield from _outside(
            deadline.day, deadline.day, deadline.where, deadline.text, document.year
        )


def _year_mismatch(document: DraftDocument) -> Iterator[Doubt]:
    told = re.findall(r"năm\s+(20\d{2})(?!\d)", document.annex_title, re.IGNORECASE)
    if document.year and told and int(told[-1]) != document.year:
        yield Doubt(
            "annex.title",
            "year_mismatch",
            document.annex_title,
            f"Phụ lục ghi năm {told[-1]}, còn kế hoạch là năm {document.year}; hãy kiểm tra lại.",
            str(document.year),
        )


def _title_mismatch(document: DraftDocument) -> Iterator[Doubt]:
    found = _CLOSING_TITLE.search(document.closing)
    if not found or not document.title:
        return
    known = set(re.findall(r"\w+", fold(f"{document.type} {document.title}"))) | _SMALL_WORDS
    own = [word for word in re.findall(r"\w+", found[1]) if word != word.upper()]
    if len(own) > 3 and any(fold(word) not in known for word in own):
        yield Doubt(
            "closing",
            "title_mismatch",
            found[1],
            f"Đoạn kết gọi tên kế hoạch khác với tiêu đề “{document.title}”; hãy kiểm tra lại.",
            document.title,
        )


def _numbers(group: DraftGroup) -> list[int]:
    return [int(task.number) for task in group.items if task.number.isdecimal()]


def _of_numbers(group: DraftGroup, counted: int) -> Iterator[Doubt]:
    """Gaps and repeats among the plain numbers of a group's own rows.

    A group may begin again at 1 or count on from `counted`, the last number before it.
    """
    own = [task.number for task in group.items if task.number.isdecimal() and not task.parent]
    name = f"mục {group.code}" if group.code else "bảng nhiệm vụ"
    for number, times in Counter(own).items():
        if times > 1:
            yield Doubt(
                f"{_at(group)}.{number}",
                "number_repeated",
                number,
                f"Số thứ tự {number} xuất hiện {times} lần trong {name}; hãy kiểm tra lại.",
            )
    present = {int(number) for number in own}
    first = counted + 1 if present and min(present) == counted + 1 else 1
    missing = sorted(set(range(first, max(present, default=0))) - present)
    if missing and len(missing) <= len(present):
        told = ", ".join(str(number) for number in missing)
        yield Doubt(
            _at(group),
            "number_gap",
            told,
            f"Trong {name} thiếu số thứ tự {told}; có thể một dòng đã bị bỏ sót khi đọc.",
        )


def _of_columns(rows: list[tuple[DraftGroup, DraftTask]]) -> Iterator[Doubt]:
    """Rows without a lead or a time; told once if most rows have none."""
    for field, kind, word in (
        ("lead_text", "missing_lead", "đơn vị chủ trì"),
        ("timeframe_text", "missing_timeframe", "thời gian thực hiện"),
    ):
        bare = [(group, task) for group, task in rows if not getattr(task, field).strip()]
        if len(bare) * 2 > len(rows) > 1:
            sentence = f"{len(bare)} trên {len(rows)} nhiệm vụ không ghi {word}; hãy bổ sung."
            yield Doubt("groups", kind, "", sentence)
            continue
        for group, task in bare:
            if any(other.parent == task.number for other in group.items):
                continue  # a heading row: its parts have their own
            yield Doubt(
                f"{_at(group)}.{task.number}.{field.removesuffix('_text')}",
                kind,
                task.title,
                f"Nhiệm vụ không ghi {word}; hãy bổ sung.",
            )


def _of_task(task: DraftTask, where: str, year: int | None) -> Iterator[Doubt]:
    yield from _of_text(task.title, f"{where}.title", year)
    yield from _of_units(task.lead_text, f"{where}.lead")
    yield from _of_units(task.coordinating_text, f"{where}.coordinating")
    frame = task.timeframe
    if frame is None:
        return
    if frame.kind == "unknown":
        yield Doubt(
            f"{where}.timeframe",
            "unknown_timeframe",
            task.timeframe_text,
            "Không hiểu cách ghi thời gian này; hãy chọn ngày bắt đầu và ngày kết thúc.",
        )
    yield from _outside(frame.start, frame.end, f"{where}.timeframe", task.timeframe_text, year)


def _of_text(text: str, where: str, year: int | None) -> Iterator[Doubt]:
    yield from impossible_years(text, where)
    if year:
        yield from stale_years(text, where, year)


def _of_units(text: str, where: str) -> Iterator[Doubt]:
    if _STRAY_COMMA.search(text):
        yield Doubt(
            where,
            "stray_comma",
            text,
            "Có dấu phẩy thừa sau “UBND”; nhóm này được hiểu là một.",
            _STRAY_COMMA.sub(lambda found: f"{found[0].rstrip(', ')} ", text),
        )
    if found := _MISSING_COMMA.search(text):
        parts = [part for part in found.groups() if part]
        yield Doubt(
            where,
            "missing_comma",
            found[0],
            "Giữa hai loại cơ quan thiếu dấu phẩy; nhóm này được hiểu là một.",
            text.replace(found[0], ", ".join(parts)),
        )


def _outside(
    start: date | None, end: date | None, where: str, text: str, year: int | None
) -> Iterator[Doubt]:
    """A time that lies wholly outside the plan's year."""
    if not year:
        return
    early = end is not None and end.year < year
    late = start is not None and start.year > year
    if early or late:
        at = end if early else start
        yield Doubt(
            where,
            "outside_year",
            text,
            f"Thời gian này ({format_date(at) if at else text}) nằm ngoài năm kế hoạch {year}; "
            "hãy kiểm tra lại.",
        )
