"""What a row of this register must be."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.registries.countries import country_choices
from nhipcau.registries.models import Delegation, Member, Paper, ProgrammeItem
from nhipcau.vietnamese.dates import format_date

State = Delegation.State
Refusal = tuple[str, str, str]
_AFTER_DECISION = (State.APPROVED, State.TOOK_PLACE, State.REPORTED)


def refusals(row: Delegation, links: Mapping[str, list[Any]]) -> Iterator[Refusal]:
    """The decision before the delegation, the country once it took place, the report at the end."""
    if set(row.countries) - {code for code, _name in country_choices()}:
        yield "countries", "Có nước không nằm trong danh mục; hãy chọn lại.", "country"
    if row.people == 0:
        yield "people", "Số người phải từ 1 trở lên; chưa biết thì để trống.", "people"
    if row.state in _AFTER_DECISION and not row.decision_number:
        yield "decision_number", "Ghi số quyết định hoặc văn bản cho phép.", "no_decision"
    if row.state in row.COUNTS_IN and not row.countries:
        yield "countries", "Chọn nước đoàn đến, hoặc nước của đoàn vào.", "no_country"
    yield from _days(row)
    if row.state == State.REPORTED:
        yield from _report(row)


def part_refusals(row: Delegation, part: Any, act: str) -> Iterator[Refusal]:
    """What belongs to a delegation: a person has a name, a point lies within its days."""
    if isinstance(part, Member) and act != "take_off" and _is_nobody(part):
        yield "name", "Ghi họ tên, hoặc chọn người liên hệ của đối tác.", "no_name"
    if isinstance(part, ProgrammeItem) and act != "take_off":
        yield from _within(row, part)
    if isinstance(part, Paper) and _was_its_report(row, part, act):
        yield from _report(row, without=part)


def _is_nobody(member: Member) -> bool:
    return not member.name and member.contact_id is None and member.erased_at is None


def _was_its_report(row: Delegation, paper: Paper, act: str) -> bool:
    gone = act == "take_off" or (act == "change" and paper.kind != Paper.Kind.REPORT)
    return gone and row.state == State.REPORTED


def _days(row: Delegation) -> Iterator[Refusal]:
    first: date | None = row.starts_on
    if first is None:
        return
    if row.report_due_on and row.report_due_on < first:
        yield "report_due_on", f"Hạn báo cáo phải từ ngày {format_date(first)} trở đi.", "order"
    if row.reported_on and row.reported_on < first:
        sentence = f"Ngày báo cáo kết quả phải từ ngày {format_date(first)} trở đi."
        yield "reported_on", sentence, "order"


def _report(row: Delegation, without: Paper | None = None) -> Iterator[Refusal]:
    if row.reported_on is None:
        yield "reported_on", "Ghi ngày báo cáo kết quả.", "no_day"
    reports = row.papers.filter(kind=Paper.Kind.REPORT, taken_off_at=None)
    others = reports.exclude(pk=without.pk) if without else reports
    if not row.result and not others.exists():
        yield "result", "Ghi kết quả, hoặc kèm báo cáo kết quả ở phần giấy tờ.", "no_report"


def _within(row: Delegation, item: ProgrammeItem) -> Iterator[Refusal]:
    if row.starts_on and row.last_on and not row.starts_on <= item.on <= row.last_on:
        days = f"{format_date(row.starts_on)} đến {format_date(row.last_on)}"
        yield "on", f"Ngày này nằm ngoài thời gian của đoàn ({days}).", "outside"
    if item.at and item.until and item.until < item.at:
        yield "until", "Giờ kết thúc phải sau giờ bắt đầu.", "order"
