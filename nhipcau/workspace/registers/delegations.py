"""How delegations are shown."""

from nhipcau.registries.delegations.published import PUBLIC
from nhipcau.registries.models import (
    CostLine,
    Delegation,
    Gift,
    Member,
    ProgrammeItem,
    Register,
)
from nhipcau.workspace.registers.delegation_card import days_of, more, told
from nhipcau.workspace.registers.described import Column, Described, Group, Move, PartOf

State = Delegation.State

_GROUPS = (
    Group(
        "Đoàn",
        (
            *("title", "way", "level", "countries", "partners", "starts_on", "ends_on"),
            *("people", "purpose", "places", "agreements", "summary"),
        ),
    ),
    Group("Quyết định", ("decision_number", "decided_on", "decided_by", "report_due_on")),
    Group("Báo cáo kết quả", ("reported_on", "result")),
    Group("Nội bộ", ("internal_note",), is_inside=True),
)

_MOVES = {
    State.APPROVED: Move(
        "Ghi đã có quyết định",
        fields=("decision_number", "decided_on", "decided_by", "report_due_on"),
        hint="Từ đây hạn báo cáo kết quả được tính; quyết định có hạn riêng thì theo hạn riêng.",
    ),
    State.TOOK_PLACE: Move(
        "Ghi đã diễn ra",
        fields=("starts_on", "ends_on", "people"),
        hint="Đoàn tự ghi thành kết quả của các nhiệm vụ đã gắn.",
    ),
    State.REPORTED: Move(
        "Ghi đã báo cáo kết quả",
        fields=("reported_on", "result"),
        hint="Ghi kết quả ở đây, hoặc kèm báo cáo kết quả ở phần giấy tờ.",
    ),
    State.CANCELLED: Move("Không thực hiện"),
    State.PLANNED: Move("Trả về dự kiến"),
}

_PARTS = (
    PartOf(
        Member,
        "thanh-vien",
        "Thành viên",
        fields=(
            *("role", "name", "title", "organisation", "contact", "nationality", "position"),
            *("is_public", "ground", "keep_until"),
        ),
        columns=(
            Column("Họ tên", str),
            Column("Vai trò", "role"),
            Column("Chức vụ", "title"),
            Column("Cơ quan", "organisation", is_wide_only=True),
            Column("Nêu tên công khai", "is_public"),
        ),
        add_words="Thêm thành viên",
        is_inside=True,
        hint=(
            "Gõ họ tên, hoặc chọn người liên hệ của đối tác. Không ghi số hộ chiếu, "
            "không giữ bản chụp giấy tờ. Để trống ngày giữ thì theo thời hạn chung."
        ),
    ),
    PartOf(
        ProgrammeItem,
        "chuong-trinh",
        "Chương trình",
        fields=("on", "at", "until", "what", "place", "host", "is_public"),
        columns=(
            Column("Nội dung", "what"),
            Column("Ngày", "on"),
            Column("Giờ", "at"),
            Column("Nơi", "place"),
            Column("Chủ trì", "host", is_wide_only=True),
            Column("Công khai", "is_public"),
        ),
        add_words="Thêm nội dung chương trình",
    ),
    PartOf(
        Gift,
        "qua-tang",
        "Quà tặng",
        fields=("way", "what", "quantity", "value", "party"),
        columns=(
            Column("Quà", "what"),
            Column("Chiều", "way"),
            Column("Số lượng", "quantity", is_number=True),
            Column("Giá trị (đồng)", "value", is_number=True),
            Column("Tặng cho, nhận của", "party"),
        ),
        add_words="Thêm quà tặng",
        is_inside=True,
    ),
    PartOf(
        CostLine,
        "chi-phi",
        "Chi phí",
        fields=("what", "planned", "spent", "source"),
        columns=(
            Column("Khoản", "what"),
            Column("Dự kiến (đồng)", "planned", is_number=True),
            Column("Đã chi (đồng)", "spent", is_number=True),
            Column("Nguồn", "source"),
        ),
        add_words="Thêm khoản chi",
        is_inside=True,
    ),
)

DESCRIBED = Described(
    register=Register.DELEGATION,
    slug="doan-ra-doan-vao",
    lead="Đoàn của tỉnh đi, đoàn bạn đến: từ quyết định đến báo cáo kết quả.",
    add_words="Lập đoàn mới",
    empty_hint="Lập đoàn ngay khi có dự kiến; khi đoàn diễn ra, kết quả của nhiệm vụ tự có.",
    groups=_GROUPS,
    columns=(
        Column("Đoàn", "title"),
        Column("Chiều", "way"),
        Column("Nước", "countries"),
        Column("Thời gian", days_of),
        Column("Số người", "people", is_number=True),
    ),
    filters=("way", "level"),
    moves=_MOVES,
    parts=_PARTS,
    public=PUBLIC,
    card="workspace/registers/delegation_card.html",
    more=more,
    above="workspace/registers/delegation_figures.html",
    told=told,
    labels={"result": "Kết quả đạt được"},
)
