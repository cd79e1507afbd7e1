"""What a reminder says: subject, body and the path of the page; plain official Vietnamese."""

from collections.abc import Sequence
from datetime import date

from nhipcau.reports.models import UnitReport
from nhipcau.reports.standing import Line, Standing
from nhipcau.vietnamese.dates import format_date

Words = tuple[str, str, str]
"""Subject, body, path."""


def reminder_words(line: Line, day: date) -> Words:
    report = line.report
    subject = f"{report.round.title}: {due_words(report.due_on, day)}"
    body = [
        f"Kính gửi {report.unit_name},",
        f"Báo cáo {_lower_first(report.round.title)} có hạn nộp ngày {format_date(report.due_on)} "
        f"({left_words(report.due_on, day)}). {standing_words(line)}",
        f"Lý do trả lại: {line.returned_reason}" if line.returned_reason else "",
        "Đề nghị đơn vị hoàn thành nội dung và nộp báo cáo trên hệ thống."
        if day <= report.due_on
        else "Đề nghị đơn vị hoàn thành nội dung và nộp ngay báo cáo trên hệ thống.",
    ]
    return subject, "\n\n".join(part for part in body if part), report_path(report)


def urging_words(line: Line, text: str, *, by: str, day: date) -> Words:
    """A person's own words, with the state of things below."""
    report = line.report
    subject = f"{report.round.title}: đôn đốc nộp báo cáo, {due_words(report.due_on, day)}"
    return subject, f"{text}\n\n{standing_words(line)}\n\nNgười nhắc: {by}", report_path(report)


def late_units_words(lines: Sequence[Line]) -> Words:
    """For the leaders: who is late in one round although every reminder was given."""
    round = lines[0].report.round
    late = [f"- {line.report.unit_name}: chậm {line.days_late} ngày" for line in lines]
    subject = f"{round.title}: {len(lines)} đơn vị chậm nộp báo cáo sau khi đã nhắc đủ các lần"
    body = "Các đơn vị sau chưa nộp báo cáo dù đã được nhắc đủ các lần:\n\n" + "\n".join(late)
    return subject, body, f"/lam-viec/bao-cao/dot/{round.pk}/"


def due_words(due_on: date, day: date) -> str:
    """ "còn 3 ngày đến hạn nộp báo cáo (20/06/2024)"."""
    on = format_date(due_on)
    days = (due_on - day).days
    if days > 0:
        return f"còn {days} ngày đến hạn nộp báo cáo ({on})"
    return f"hôm nay là hạn nộp báo cáo ({on})" if days == 0 else f"báo cáo chậm {-days} ngày"


def left_words(due_on: date, day: date) -> str:
    days = (due_on - day).days
    return f"còn {days} ngày" if days > 0 else "hôm nay" if days == 0 else f"chậm {-days} ngày"


def standing_words(line: Line) -> str:
    done = f"{line.filled}/{line.required} nhiệm vụ đã có nội dung"
    if line.standing == Standing.RETURNED:
        return f"Báo cáo đã bị trả lại, chờ đơn vị sửa và nộp lại; {done}."
    if line.standing == Standing.READY:
        return "Báo cáo đã đủ nội dung, chỉ còn nộp."
    return f"Hiện có {done}."


def report_path(report: UnitReport) -> str:
    return f"/lam-viec/bao-cao/{report.pk}/"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
