"""A file that came in for a report, as its page shows it: what is wrong, what differs, where."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.exchange.checking import seen
from nhipcau.exchange.form import WHOLE_FILE, Place
from nhipcau.exchange.judging import codes_of
from nhipcau.exchange.merging import Value, name_of
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.remembering import conflicts_from_json, problems_from_json
from nhipcau.reports.models import ReportItem
from nhipcau.workspace.reporting.changes import general_label


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem in words; `where` is the code of a task, empty for none."""

    place: str
    where: str
    value: str
    rule: str
    example: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field to choose for: as it was at the download, as the web and as the file have it."""

    name: str
    where: str
    what: str
    base: str
    web: str
    file: str


def faults_of(returned: ReturnedForm) -> list[Fault]:
    codes = codes_of(returned.report)
    return [
        Fault(
            place=_place(one.place),
            where=codes.get(one.item, "") if one.item else _text_label(one.field),
            value=one.value,
            rule=one.rule,
            example=one.example,
        )
        for one in problems_from_json(returned.problems)
    ]


def _place(place: Place) -> str:
    """A cell with its sheet; a place in a Word file, and the file as a whole, as they are named."""
    if not place.sheet:
        return _("cả tệp") if place == WHOLE_FILE else place.cell
    where = place.cell if " " in place.cell else _("ô %(cell)s") % {"cell": place.cell}
    return f"{place.sheet}, {where}"


def differences_of(returned: ReturnedForm) -> list[Difference]:
    codes = codes_of(returned.report)
    return [
        Difference(
            name=name_of(one.key),
            where=_where(one.key, codes),
            what=_what(one.key),
            base=_said(one.base, one.key[1]),
            web=_said(one.web, one.key[1]),
            file=_said(one.file, one.key[1]),
        )
        for one in conflicts_from_json(returned.conflicts)
    ]


def sentence_of(returned: ReturnedForm) -> str:
    """What became of the file, and what to do."""
    states = ReturnedForm.State
    count = len(returned.problems)
    told = {
        states.ACCEPTED: _("Nội dung của tệp đã ghi vào báo cáo; báo cáo chưa nộp."),
        states.FAILED: _("Tệp có %(count)s chỗ cần sửa. Báo cáo giữ nguyên như trước."),
        states.UNCHANGED: _("Tệp không có gì mới để ghi; báo cáo giữ nguyên."),
        states.CONFLICT: _(
            "Có %(differing)s chỗ vừa sửa trên web vừa sửa trong tệp. Chọn từng chỗ rồi mới ghi."
        ),
        states.DISCARDED: _("Tệp đã bỏ; báo cáo giữ nguyên."),
    }
    return told[states(returned.state)] % {
        "count": count,
        "differing": len(returned.conflicts),
    }


def _where(key: tuple[int | None, str], codes: Mapping[int | None, str]) -> str:
    return codes.get(key[0], "") if key[0] else _("Phần chung")


def _what(key: tuple[int | None, str]) -> str:
    item, name = key
    if item is None:
        return general_label(name)
    return _(str(ReportItem._meta.get_field(name).verbose_name))


def _text_label(name: str) -> str:
    return general_label(name) if name else ""


def _said(value: Value, field: str) -> str:
    return seen(value, field)
