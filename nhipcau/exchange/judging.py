"""What becomes of a file's answers: faulty, unchanged, to be written, or for a person to choose."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ValidationError

from nhipcau.exchange.checking import problems_of, seen
from nhipcau.exchange.earlier import base_for
from nhipcau.exchange.filling import labels
from nhipcau.exchange.form import WHOLE_FILE, Problem, Returned
from nhipcau.exchange.merging import (
    FIELDS,
    Conflict,
    Key,
    Merge,
    Values,
    from_json,
    left_over,
    merge,
    values_in,
    values_of,
)
from nhipcau.exchange.models import Door, IssuedForm, ReturnedForm
from nhipcau.exchange.token import issued_form
from nhipcau.organisations.models import User
from nhipcau.reports.models import WITH_UNIT, ReportItem, UnitReport
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.steps import locked_report

State = ReturnedForm.State
_SENT: Final = (
    "Báo cáo đang ở tình trạng “{state}” nên không nhận thêm tệp; nếu cần sửa, hãy đề nghị cơ quan "
    "đầu mối trả lại báo cáo rồi nộp tệp."
)
_MIXED: Final = (
    "Không dòng nào trong tệp thuộc biểu mẫu mang mã nhận dạng này: mã đã được chép từ tệp khác "
    "sang; hãy tải biểu mẫu mới ở trang báo cáo rồi chép nội dung sang."
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """`file` is what the file says, `web` what stood in the report at that moment."""

    state: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    issued: IssuedForm | None = None
    file: Values = field(default_factory=dict)
    web: Values = field(default_factory=dict)
    merged: Merge = field(default_factory=lambda: Merge({}, ()))


def failed(rule: str) -> Judgement:
    """A file that is refused as a whole, in one sentence."""
    return Judgement(State.FAILED, (Problem(WHOLE_FILE, "", rule),))


def judge(report: UnitReport, returned: Returned, *, by: User) -> Judgement:
    """Everything that is wrong at once; nothing is written. `report` is held by the caller."""
    if returned.problems and not returned.token:
        return Judgement(State.FAILED, returned.problems, returned.notes)
    try:
        issued = issued_form(returned.token, report=report)
        _refuse_mixed(issued, returned)
        _refuse_sent(report)
    except ValidationError as refusal:
        rule = " ".join(refusal.messages)
        return Judgement(State.FAILED, (Problem(WHOLE_FILE, "", rule),), returned.notes)
    file, web = values_in(returned), values_of(report)
    base = base_for(issued, file, web, by=by)
    own = {key: new for key, new in file.items() if key in web and new != base.get(key, web[key])}
    found = problems_of(report, own, {**web, **base}, returned=returned, by=by)
    problems = _in_order((*returned.problems, *found), returned)
    notes = (*returned.notes, *left_out(report, base, file, web), *_reasons_alone(report, file))
    if issued.door == Door.DOCX:
        notes = (*notes, *_lacking(report, base.keys() & web.keys(), returned))
    merged = merge_into(report, base, file, by=by)
    if problems:
        state = State.FAILED
    elif merged.conflicts:
        state = State.CONFLICT
    else:
        state = State.ACCEPTED if merged.changed else State.UNCHANGED
    return Judgement(state, problems, notes, issued, file, web, merged)


def _refuse_mixed(issued: IssuedForm, returned: Returned) -> None:
    """A token that was put on another form, so that its texts would go to the wrong report."""
    own = {item for item, _field in from_json(issued.base)}
    if returned.items and not own & returned.items.keys():
        raise ValidationError(_MIXED, code="mixed")


def _refuse_sent(report: UnitReport) -> None:
    try:
        locked_report(report, expect=WITH_UNIT)
    except ValidationError as refusal:
        if refusal.error_list[0].code != "state":
            raise
        rule = _SENT.format(state=report.get_state_display())
        raise ValidationError(rule, code="state") from refusal


def _in_order(problems: Iterable[Problem], returned: Returned) -> tuple[Problem, ...]:
    """As they stand in the file, one fault of a merged cell once; what has no field comes last."""
    order = {key: at for at, key in enumerate(returned.places)}
    told = sorted(problems, key=lambda one: order.get((one.item, one.field), len(order)))
    once = {
        (one.place, one.rule) if one.place.sheet else (one.item, one.field, one.rule): one
        for one in reversed(told)
    }
    return tuple(reversed(once.values()))


def merge_into(report: UnitReport, base: Values, file: Values, *, by: User) -> Merge:
    """The merge with the report as it is now.

    Where file and web changed different fields of one task that do not go together (words here,
    "nothing happened" there), every field of it in which they differ is for a person to choose.
    """
    web = values_of(report)
    merged = merge(base, file, web)
    refused = problems_of(report, merged.changed, web, returned=Returned("", {}, {}, {}), by=by)
    torn = {problem.item for problem in refused if problem.item is not None}
    if not torn:
        return merged
    differing = [
        Conflict((item, name), base.get((item, name), web[item, name]), new, web[item, name])
        for (item, name), new in file.items()
        if item in torn and new != web.get((item, name), new)
    ]
    others = [one for one in merged.conflicts if one.key[0] not in torn]
    changed = {key: value for key, value in merged.changed.items() if key[0] not in torn}
    return Merge(changed, (*others, *differing))


def left_out(report: UnitReport, base: Values, file: Values, web: Values) -> Iterator[str]:
    """Words of the file for tasks that the report no longer asks for, or never did."""
    codes = codes_of(report)
    for (item, name), value in left_over(base, file, web).items():
        if item not in codes:
            if value and name not in ("status", "is_nil"):
                yield f"Dòng của biểu mẫu khác: {value}"
        elif text := seen(value, name):
            yield f"{codes[item]}, không còn trong kế hoạch: {text}"


def _reasons_alone(report: UnitReport, file: Values) -> Iterator[str]:
    """Reasons why nothing happened, where the file does not say that nothing happened."""
    codes = codes_of(report)
    for (item, name), value in file.items():
        if name == "nil_reason" and value and not file.get((item, "is_nil"), True):
            yield f"{codes.get(item, '')}, lý do không kèm dấu chưa phát sinh: {value}"


def _lacking(report: UnitReport, asked: Set[Key], returned: Returned) -> Iterator[str]:
    """Rows that a Word file has lost; a workbook tells by itself which of its rows are gone."""
    lost = [key for key in asked if key not in returned.places]
    codes = codes_of(report)
    items = {item for item, _name in lost if item is not None}
    for item in (one for one in codes if one in items):
        names = ", ".join(f"“{labels()[name]}”" for name in FIELDS if (item, name) in lost)
        yield f"Tệp không còn ô {names} của {codes[item]}; nội dung trên hệ thống giữ nguyên."
    for name in (one for one in GENERAL if (None, one) in lost):
        yield f"Tệp không còn ô “{labels()[name]}”; nội dung trên hệ thống giữ nguyên."


def codes_of(report: UnitReport) -> Mapping[int | None, str]:
    """Item -> code of its task, orphaned ones included."""
    items = ReportItem.objects.filter(report=report).select_related("task__group")
    return {item.pk: item.task.code for item in items}
