"""Foreign press as it is shown: request, permit, programme, changes, what was published."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from nhipcau.organisations.models import Unit
from nhipcau.registries.models import (
    Member,
    PressArticle,
    PressVisit,
    ProgrammeChange,
    ProgrammeItem,
    Register,
)
from nhipcau.registries.press_visits.handling import move
from nhipcau.registries.press_visits.mailing import deliver
from nhipcau.registries.privacy.times import keep_until
from nhipcau.workspace.forms.entries import RowForm
from nhipcau.workspace.registers.access import may_keep, sees_inside
from nhipcau.workspace.registers.described import Column, Described, Group, Move, PartOf
from nhipcau.workspace.shown_names import country_shown

State = PressVisit.State


class PointForm(RowForm):
    """A point of the programme: asked for until the permit or an approved change carries it."""

    def __init__(self, *args: Any, entry: Any, row: Any = None, **kwargs: Any) -> None:
        names = ("on", "at", "until", "what", "place", "host", "is_public")
        super().__init__(*args, model=ProgrammeItem, names=names, entry=entry, row=row, **kwargs)
        self.is_new = row is None

    def told(self) -> dict[str, Any]:
        return super().told() | ({"is_approved": False} if self.is_new else {})


class MemberForm(RowForm):
    """A person of the crew, as the permit has it; kept as long as such data may be."""

    def __init__(
        self, *args: Any, entry: Any, unit: Unit, day: date, row: Any = None, **kwargs: Any
    ) -> None:
        names = ("role", "name", "nationality", "document_number")
        told = {"model": Member, "names": names, "entry": entry, "row": row}
        super().__init__(*args, unit=unit, day=day, **told, **kwargs)
        self.fields["name"].required = True
        self.until = None if row else keep_until("member", entry.last_on or day)

    def told(self) -> dict[str, Any]:
        return super().told() | ({"keep_until": self.until} if self.until else {})


def more(request: HttpRequest, row: PressVisit) -> dict[str, Any]:
    """What the card shows beside fields and parts: changes that wait, letters."""
    inside = sees_inside(request, row)
    return {
        "press_inside": inside,
        "press_keeps": may_keep(request, row),
        "waiting_changes": row.programmechanges.filter(taken_off_at=None, answered_on=None),
        "letters": row.mails.all() if inside else (),
    }


def _told(row: PressVisit) -> None:
    deliver(row.mails.all())


def _outlet(row: PressVisit) -> str:
    return str(row.outlet) if row.outlet else row.outlet_name


def _country(row: PressVisit) -> str:
    return country_shown(row.country)


def _number(person: Member) -> str:
    return "" if person.restricted_on else person.document_number


DESCRIBED = Described(
    register=Register.PRESS_VISIT,
    slug="phong-vien-nuoc-ngoai",
    lead="Báo chí nước ngoài đến làm việc: từ đề nghị, giấy phép đến bài đã đăng.",
    add_words="Ghi đề nghị mới",
    empty_hint=(
        "Đề nghị gửi từ cổng thông tin tự vào đây. Đề nghị đến bằng đường khác, hãy ghi thêm."
    ),
    groups=(
        Group(
            "Hoạt động",
            (
                *("title", "kind", "outlet", "outlet_name", "country", "starts_on", "ends_on"),
                *("people", "purpose", "places", "publication_plan", "agency", "with_delegation"),
            ),
        ),
        Group("Giấy phép", ("permit_number", "permit_from", "permit_until", "guide")),
        Group(
            "Xử lý",
            ("received_on", "forwarded_on", "answered_on", "informed_on", "reported_on"),
        ),
        Group(
            "Nội bộ",
            (
                *("interviews", "equipment", "summary", "language"),
                *("requester_name", "requester_email", "requester_phone", "keep_until"),
            ),
            is_inside=True,
        ),
    ),
    columns=(
        Column("Đoàn, việc", "title"),
        Column("Cơ quan báo chí", _outlet),
        Column("Nước", _country),
        Column("Từ ngày", "starts_on"),
        Column("Số người", "people", is_number=True, is_wide_only=True),
    ),
    filters=("kind",),
    prefetch=("outlet",),
    moves={
        State.FORWARDED: Move(
            "Ghi đã chuyển đi",
            fields=("forwarded_on",),
            hint="Người gửi đề nghị qua cổng được báo bằng thư.",
            needed=("forwarded_on",),
            verb=move,
            afterwards=_told,
        ),
        State.PERMITTED: Move(
            "Ghi được phép",
            fields=(
                *("answered_on", "permit_number", "permit_from", "permit_until"),
                *("informed_on", "guide"),
            ),
            hint=(
                "Chương trình đang ghi thành chương trình được duyệt; từ đây chỉ thay đổi được "
                "chấp thuận bằng văn bản mới sửa được. Người gửi đề nghị được báo bằng thư."
            ),
            needed=("answered_on", "permit_number"),
            verb=move,
            afterwards=_told,
        ),
        State.REFUSED: Move(
            "Ghi không chấp thuận",
            fields=("answered_on", "informed_on"),
            hint="Lý do ghi ở đây được gửi nguyên văn cho người đề nghị.",
            needed=("answered_on",),
            verb=move,
            afterwards=_told,
        ),
        State.TOOK_PLACE: Move(
            "Ghi đã hoạt động",
            fields=("starts_on", "ends_on", "people", "guide"),
            hint="Báo cáo sau chương trình phải gửi trong 3 ngày làm việc.",
            needed=("starts_on", "guide"),
            verb=move,
        ),
        State.REPORTED: Move(
            "Ghi đã báo cáo", fields=("reported_on",), needed=("reported_on",), verb=move
        ),
        State.CANCELLED: Move(
            "Ghi không thực hiện",
            hint="Lý do ghi ở đây được gửi nguyên văn cho người đề nghị.",
            verb=move,
            afterwards=_told,
        ),
        State.ASKED: Move("Mở lại đề nghị", verb=move),
    },
    parts=(
        PartOf(
            Member,
            "nguoi",
            "Người trong đoàn",
            fields=("role", "name", "nationality", "document_number"),
            columns=(
                Column("Họ tên", str),
                Column("Vai trò", "role"),
                Column("Quốc tịch", "nationality"),
                Column("Số thẻ như giấy phép", _number, is_wide_only=True),
            ),
            add_words="Thêm người",
            is_inside=True,
            hint="Ghi đúng như giấy phép; xóa khi hết hạn giữ. Không lưu bản chụp hộ chiếu.",
            form=MemberForm,
        ),
        PartOf(
            ProgrammeItem,
            "chuong-trinh",
            "Chương trình, nơi đến",
            fields=("on", "at", "until", "what", "place", "host", "is_public"),
            columns=(
                Column("Ngày", "on"),
                Column("Giờ", "at", is_wide_only=True),
                Column("Nội dung", "what"),
                Column("Nơi", "place"),
                Column("Đã duyệt", "is_approved"),
            ),
            add_words="Thêm điểm chương trình",
            hint="Điểm thêm sau khi có giấy phép chờ trả lời ở mục thay đổi.",
            form=PointForm,
        ),
        PartOf(
            ProgrammeChange,
            "thay-doi",
            "Thay đổi chương trình",
            fields=("asked_on", "what"),
            columns=(
                Column("Thay đổi", "what"),
                Column("Đề nghị ngày", "asked_on"),
                Column("Trả lời ngày", "answered_on"),
                Column("Chấp thuận", "is_approved"),
                Column("Văn bản", "document", is_wide_only=True),
            ),
            add_words="Ghi đề nghị thay đổi",
            hint="Chỉ thực hiện khi có văn bản chấp thuận.",
        ),
        PartOf(
            PressArticle,
            "bai",
            "Bài sau chuyến thăm",
            fields=("title", "outlet", "published_on", "language", "url"),
            columns=(
                Column("Tên bài", "title"),
                Column("Cơ quan báo chí", "outlet"),
                Column("Đăng, phát ngày", "published_on"),
                Column("Ngôn ngữ", "language", is_wide_only=True),
                Column("Địa chỉ", "url"),
            ),
            add_words="Thêm bài",
            hint="Bài có địa chỉ tự thành minh chứng của kết quả.",
        ),
    ),
    card="workspace/registers/press_visit_card.html",
    more=more,
    above="workspace/registers/press_visit_above.html",
    acts={
        "approve_programme": "Duyệt chương trình theo giấy phép",
        "answer_change": "Trả lời thay đổi chương trình",
        "mailed": "Thư gửi người đề nghị",
    },
)
