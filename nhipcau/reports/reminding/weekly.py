"""The weekly digest in words: what a person owes and what waits for them; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.vietnamese.dates import format_date

MOST_LINES = 12
"""Lines printed under a heading; the rest is counted and read on the page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; a part without lines is not printed."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that was not sent, on the day of the digest."""

    round: str
    unit: str
    due_on: date
    days_late: int
    state: str


@dataclass(frozen=True, slots=True)
class DueTask:
    code: str
    title: str
    due_on: date


def week_key(day: date) -> str:
    """The ISO week of `day`: "2024-W25"."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def unit_parts(unit: str, owed: Sequence[OwedReport], tasks: Sequence[DueTask]) -> list[Part]:
    """What an officer or head sees of one unit."""
    return [
        Part(f"{unit}: báo cáo chưa nộp", tuple(_owed(one, one.round) for one in owed)),
        Part(f"{unit}: nhiệm vụ đến hạn trong 14 ngày", tuple(map(_task, tasks))),
    ]


def late_part(owed: Sequence[OwedReport]) -> Part:
    """Who is late, the latest first, for those who look after all units."""
    late = sorted((one for one in owed if one.days_late), key=lambda one: -one.days_late)
    lines = tuple(f"{one.unit}, {one.round}: chậm {one.days_late} ngày" for one in late)
    return Part("Đơn vị chậm nộp báo cáo", lines)


def waiting_part(heading: str, counts: Sequence[tuple[str, int]]) -> Part:
    """Things counted: ("báo cáo chờ duyệt", 3); those of which there are none are left out."""
    return Part(heading, tuple(f"{count} {what}" for what, count in counts if count))


def digest_words(parts: Sequence[Part], *, day: date) -> tuple[str, str] | None:
    """Subject and body; None where nothing waits."""
    told = [part for part in parts if part.lines]
    if not told:
        return None
    subject = f"Việc trong tuần từ ngày {format_date(day)}"
    return subject, "\n\n".join(_printed(part) for part in told)


def _printed(part: Part) -> str:
    shown = [f"- {line}" for line in part.lines[:MOST_LINES]]
    if len(part.lines) > MOST_LINES:
        shown.append(f"- … và {len(part.lines) - MOST_LINES} mục nữa, xem trên hệ thống")
    return "\n".join([f"{part.heading}:", *shown])


def _owed(one: OwedReport, what: str) -> str:
    late = f"chậm {one.days_late} ngày" if one.days_late else f"hạn {format_date(one.due_on)}"
    return f"{what}: {late} ({one.state[:1].lower()}{one.state[1:]})"


def _task(task: DueTask) -> str:
    return f"{task.code}. {task.title}: hạn {format_date(task.due_on)}"
