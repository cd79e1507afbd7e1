"""How this register is shown."""

from nhipcau.registries.events.telling import call_off, send_letters
from nhipcau.registries.models import Event, Register
from nhipcau.workspace.registers.described import Column, Described, Group, Move
from nhipcau.workspace.registers.event_card import more, people_words, told

State = Event.State


def _is_asked_for(row: Event) -> bool:
    return row.permission != Event.Permission.NONE


DESCRIBED = Described(
    register=Register.EVENT,
    slug="su-kien",
    lead="Hội nghị, hội chợ, tập huấn, giao lưu, họp báo: từ xin phép đến người dự và kết quả.",
    add_words="Lập sự kiện",
    empty_hint=(
        "Ghi sự kiện sắp tổ chức để hệ thống nhắc hạn xin phép, nhận đăng ký và đếm người dự."
    ),
    groups=(
        Group(
            "Sự kiện",
            (
                *("title", "kind", "mode", "is_ours", "is_international"),
                *("starts_on", "ends_on", "starts_at", "ends_at", "venue", "country"),
                *("languages", "partners", "summary"),
            ),
        ),
        Group(
            "Xin phép, thông báo",
            (
                *("permission", "consulted_on", "answered_on", "dossier_sent_on"),
                *("permitted_on", "permit_number", "notified_on", "listed_on"),
            ),
        ),
        Group("Kết quả sự kiện", ("hours", "attended", "reported_on", "result")),
    ),
    columns=(
        Column("Sự kiện", "title"),
        Column("Ngày", "starts_on"),
        Column("Loại", "kind", is_wide_only=True),
        Column("Địa điểm", "venue", is_wide_only=True),
        Column("Người dự", people_words, is_number=True),
    ),
    filters=("kind", "mode", "permission"),
    moves={
        State.PLANNED: Move("Trở lại dự kiến"),
        State.PERMITTED: Move(
            "Ghi được phép tổ chức",
            fields=("permitted_on", "permit_number"),
            needed=("permitted_on", "permit_number"),
            fits=_is_asked_for,
        ),
        State.HELD: Move(
            "Ghi đã tổ chức",
            fields=("starts_on", "attended", "hours"),
            hint="Người đã ghi có mặt được tính trước; số người dự chỉ dùng khi không điểm danh.",
        ),
        State.REPORTED: Move(
            "Ghi đã báo cáo kết quả",
            fields=("reported_on", "result"),
            needed=("reported_on", "result"),
            hint="Hội nghị, hội thảo quốc tế: báo cáo trong 15 ngày sau khi kết thúc.",
        ),
        State.CANCELLED: Move(
            "Ghi không tổ chức",
            hint="Mọi người trong danh sách được báo bằng thư; trang đăng ký đóng lại.",
            verb=call_off,
            afterwards=send_letters,
        ),
    },
    public=("kind", "mode", "starts_on", "ends_on", "venue", "country", "partners"),
    card="workspace/registrations/event_card.html",
    more=more,
    above="workspace/registrations/training.html",
    told=told,
    prefetch=("output",),
    acts={
        "open_registration": "Mở đăng ký",
        "close_registration": "Đóng đăng ký",
        "tell_change": "Báo thay đổi cho người dự",
    },
    labels={"result": "Kết quả đạt được"},
)
