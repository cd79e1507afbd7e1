"""The one sentence that stands above a page: what is still to do, and by when."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.reports.models import ReportRound, UnitReport
from nhipcau.reports.standing import NOT_REPORTED, Line, Standing, lines_of
from nhipcau.ui.words import day_words, left_words
from nhipcau.workspace.reporting.reliefs import in_force_words


def due_words(day: date, today: date) -> str:
    """ "hạn 20/6 (còn 2 ngày)"; the year is written where it is another one."""
    short = f"{day.day}/{day.month}" if day.year == today.year else day_words(day)
    return _("hạn %(day)s (%(left)s)") % {"day": short, "left": left_words(day, today)}


def owed_words(line: Line, *, today: date) -> str:
    """What a unit still owes in one report."""
    told = {
        "round": line.report.round.title,
        "missing": line.required - line.filled,
        "required": line.required,
        "due": due_words(line.report.due_on, today),
    }
    if line.standing == Standing.WAIVED:
        said = {"round": told["round"], "relief": in_force_words(line)}
        return _("%(round)s: %(relief)s; không phải nộp.") % said
    if line.standing == Standing.RETURNED:
        return _("%(round)s: bị trả lại, cần sửa rồi nộp lại; %(due)s.") % told
    if line.standing == Standing.READY:
        return _("%(round)s: đã đủ nội dung %(required)s nhiệm vụ, chỉ còn nộp; %(due)s.") % told
    if line.standing == Standing.OPTIONAL:
        return _("%(round)s: không có nhiệm vụ nào bắt buộc phải báo cáo.") % told
    return _("%(round)s: còn %(missing)s/%(required)s nhiệm vụ chưa có nội dung, %(due)s.") % told


def report_words(report: UnitReport, *, today: date) -> str:
    """Where one report stands; two queries."""
    line = lines_of(UnitReport.objects.filter(pk=report.pk), day=today)[0]
    if line.standing in NOT_REPORTED or not line.owes:
        return owed_words(line, today=today)
    told = {
        "round": report.round.title,
        "version": report.version,
        "required": line.required,
    }
    if line.standing == Standing.ACCEPTED:
        return _("%(round)s: báo cáo %(required)s nhiệm vụ đã được duyệt.") % told
    return _("%(round)s: nộp lần %(version)s, đủ %(required)s nhiệm vụ; chờ duyệt.") % told


def round_words(round: ReportRound, lines: Sequence[Line], *, today: date) -> str:
    """How many units have sent their reports in one round."""
    owing = [line for line in lines if line.owes]
    unsent = [line for line in owing if line.standing in NOT_REPORTED]
    waiting = sum(line.standing == Standing.SUBMITTED for line in owing)
    told = {
        "round": round.title,
        "unsent": len(unsent),
        "total": len(owing),
        "waiting": waiting,
        "due": due_words(round.due_on, today),
    }
    if unsent:
        said = _("%(round)s: %(unsent)s/%(total)s đơn vị chưa nộp, %(due)s") % told
    else:
        said = _("%(round)s: cả %(total)s đơn vị đã nộp") % told
    if waiting:
        return _("%(said)s; %(waiting)s báo cáo chờ duyệt.") % {"said": said, "waiting": waiting}
    return f"{said}."
