"""What a row of this register must be."""

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.registries.models import Event

State, Kind, Permission = Event.State, Event.Kind, Event.Permission
Refusal = tuple[str, str, str]

_HERE = ("", "VN")


def refusals(row: Event, links: Mapping[str, list[Any]]) -> Iterator[Refusal]:
    yield from _permission(row)
    yield from _hours(row)
    yield from _of_its_state(row)
    yield from _days(row)


def _permission(row: Event) -> Iterator[Refusal]:
    """Decision 06/2020: held by us, with foreign people or money, here or with one end here."""
    if row.permission == Permission.NONE:
        if row.state != State.CANCELLED and needs_permission(row):
            message = "Hội nghị, hội thảo quốc tế phải xin phép: chọn cấp có thẩm quyền cho phép."
            yield "permission", message, "no_permission"
        return
    if row.state in (State.HELD, State.REPORTED) and not row.permitted_on:
        yield "permitted_on", "Ghi ngày và số văn bản cho phép trước khi tổ chức.", "no_permit"


def needs_permission(row: Event) -> bool:
    is_here = row.country in _HERE or row.mode != Event.Mode.ON_SITE
    is_conference = row.kind == Kind.CONFERENCE and row.is_international
    return row.is_ours and is_conference and is_here


def _hours(row: Event) -> Iterator[Refusal]:
    is_one_day = row.ends_on is None or row.ends_on == row.starts_on
    if row.ends_at is not None and row.starts_at is None:
        yield "starts_at", "Ghi giờ bắt đầu, hoặc bỏ giờ kết thúc.", "hours"
    elif is_one_day and row.starts_at and row.ends_at and row.ends_at <= row.starts_at:
        yield "ends_at", "Giờ kết thúc phải sau giờ bắt đầu.", "hours"
    if row.hours is not None and row.hours <= 0:
        yield "hours", "Số giờ học phải lớn hơn 0.", "hours"


def _of_its_state(row: Event) -> Iterator[Refusal]:
    if row.state == State.PERMITTED:
        if row.permission == Permission.NONE:
            yield "permission", "Chọn cấp đã cho phép.", "no_permission"
        if not row.permitted_on:
            yield "permitted_on", "Ghi ngày được phép.", "no_permit"
    if row.permitted_on and not row.permit_number:
        yield "permit_number", "Ghi số, ký hiệu văn bản cho phép.", "no_permit"
    if row.state in (State.HELD, State.REPORTED) and row.kind == Kind.TRAINING and not row.hours:
        yield "hours", "Ghi số giờ học: lớp tập huấn tính cả số người và số giờ.", "no_hours"
    if row.state == State.REPORTED:
        if not row.result:
            yield "result", "Ghi kết quả trước khi chuyển sang đã báo cáo.", "no_result"
        if not row.reported_on:
            yield "reported_on", "Ghi ngày báo cáo kết quả.", "no_result"


def _days(row: Event) -> Iterator[Refusal]:
    if row.starts_on is None or row.last_on is None:
        return
    before = {
        "dossier_sent_on": "Hồ sơ xin phép phải gửi trước ngày đầu của sự kiện.",
        "permitted_on": "Ngày được phép không được sau ngày đầu của sự kiện.",
        "notified_on": "Thông báo họp báo phải gửi trước ngày họp.",
    }
    for name, message in before.items():
        day = getattr(row, name)
        if day is not None and day > row.starts_on:
            yield name, message, "late_day"
    if row.reported_on is not None and row.reported_on < row.starts_on:
        yield "reported_on", "Ngày báo cáo không được trước ngày đầu của sự kiện.", "early_day"
    if row.registers_until is not None and row.registers_until > row.last_on:
        yield "ends_on", "Hạn đăng ký đang sau ngày cuối; sửa hạn đăng ký trước.", "registration"
