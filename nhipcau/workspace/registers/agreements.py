"""How agreements are shown."""

from nhipcau.registries.models import Agreement, AgreementHeir, Commitment, Register
from nhipcau.registries.publishing import PUBLIC
from nhipcau.workspace.forms.agreements import HeirForm
from nhipcau.workspace.registers.agreement_card import (
    EXPIRY,
    commitment_link,
    expires_within,
    more,
    told,
)
from nhipcau.workspace.registers.described import Asked, Column, Described, Group, Move, PartOf

State = Agreement.State

_GROUPS = (
    Group(
        "Thỏa thuận",
        (
            *("title", "kind", "is_departmental", "signatory", "countries", "partners", "field"),
            *("authentic_languages", "summary"),
        ),
    ),
    Group("Lấy ý kiến", ("consulted_on", "answered_on")),
    Group("Ký", ("starts_on", "signed_at", "our_signer", "their_signer", "notified_on")),
    Group("Hiệu lực", ("effective_on", "expires_on", "renewal")),
    Group(
        "Sửa đổi, chấm dứt",
        ("amended_on", "amended_notified_on", "ended_on", "ended_notified_on"),
    ),
)

_MOVES = {
    State.CONSULTED: Move(
        "Ghi đã lấy ý kiến",
        fields=("consulted_on", "answered_on"),
        hint="Gồm ý kiến Bộ Ngoại giao và cơ quan liên quan; lĩnh vực quốc phòng, an ninh, "
        "đầu tư cần thêm ý kiến cơ quan chuyên ngành.",
    ),
    State.SIGNED: Move(
        "Ghi đã ký",
        fields=(
            *("starts_on", "signed_at", "our_signer", "their_signer", "partners"),
            *("effective_on", "expires_on", "renewal"),
        ),
        hint="Trước khi ghi, thêm văn bản tiếng Việt ở phần giấy tờ. Từ ngày ký tính hạn báo cáo "
        "và gửi bản sao; đến ngày hiệu lực, hệ thống tự chuyển tình trạng.",
    ),
    State.IN_FORCE: Move("Ghi đang có hiệu lực", fields=("effective_on", "expires_on")),
    State.EXPIRED: Move(
        "Ghi hết hiệu lực",
        fields=("expires_on",),
        hint="Hết ngày cuối đã ghi, hệ thống tự chuyển; chỉ ghi tay khi thỏa thuận tự gia hạn "
        "nhưng hai bên không để tiếp.",
    ),
    State.ENDED: Move(
        "Ghi chấm dứt, rút khỏi",
        fields=("ended_on",),
        hint="Nêu lý do. Từ ngày chấm dứt tính hạn báo cáo.",
    ),
    State.DROPPED: Move("Không ký"),
    State.DRAFTING: Move("Trả về dự thảo"),
}

_PARTS = (
    PartOf(
        Commitment,
        "cam-ket",
        "Cam kết",
        fields=("what", "unit", "tasks", "due_on"),
        columns=(
            Column("Cam kết", commitment_link),
            Column("Đơn vị thực hiện", "unit"),
            Column("Hạn", "due_on"),
            Column("Tình trạng", "state"),
            Column("Kết quả đến nay", "told", is_wide_only=True),
        ),
        add_words="Thêm cam kết",
        hint="Để trống đơn vị thì đơn vị theo dõi thỏa thuận thực hiện.",
    ),
    PartOf(
        AgreementHeir,
        "ke-thua",
        "Kế thừa",
        fields=("predecessor", "successor", "effective_on", "notified_on", "document"),
        columns=(
            Column("Bên ký", "predecessor"),
            Column("Bên kế thừa", "successor"),
            Column("Kế thừa từ", "effective_on"),
            Column("Đã báo đối tác ngày", "notified_on"),
            Column("Văn bản thông báo", "document"),
        ),
        add_words="Ghi bên kế thừa",
        hint="Hệ thống tự tìm bên kế thừa khi đơn vị ký được sáp nhập; chỉ ghi ở đây khi đơn vị "
        "bị chia tách theo chức năng.",
        form=HeirForm,
    ),
)

DESCRIBED = Described(
    register=Register.AGREEMENT,
    slug="thoa-thuan",
    lead="Từ dự thảo, ký, hiệu lực đến từng cam kết đã làm được.",
    add_words="Lập thỏa thuận",
    empty_hint="Lập từ khi dự thảo; hệ thống nhắc hạn báo cáo, hạn hiệu lực và từng cam kết.",
    groups=_GROUPS,
    columns=(
        Column("Thỏa thuận", "title"),
        Column("Tên gọi", "kind", is_wide_only=True),
        Column("Bên ký nước ngoài", "partners"),
        Column("Ngày ký", "starts_on"),
        Column("Hết hiệu lực sau ngày", "expires_on"),
    ),
    filters=("kind", "renewal"),
    asked=(Asked("het-han", "Hết hiệu lực", lambda: list(EXPIRY), expires_within),),
    moves=_MOVES,
    parts=_PARTS,
    public=PUBLIC[Register.AGREEMENT],
    card="workspace/agreements/card.html",
    more=more,
    above="workspace/agreements/above.html",
    told=told,
    prefetch=("partners",),
    acts={"renew": "Gia hạn"},
    labels={"starts_on": "Ngày ký"},
)
