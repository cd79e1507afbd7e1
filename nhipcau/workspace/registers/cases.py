"""How cases of publications are shown: objects, papers and outcomes, no person anywhere."""

from nhipcau.registries.models import PublicationCase, Register
from nhipcau.workspace.registers.described import Column, Described, Group, Move

State = PublicationCase.State

DESCRIBED = Described(
    register=Register.CASE,
    slug="vu-viec-an-pham",
    lead=(
        "Vật phẩm thể hiện sai lệch chủ quyền: phát hiện ở đâu, căn cứ nào, ai xử lý, kết quả gì. "
        "Chỉ ghi vật phẩm và văn bản; không ghi tên, thông tin của cá nhân."
    ),
    add_words="Ghi vụ việc",
    empty_hint=(
        "Mỗi vật phẩm phát hiện được ghi một dòng, kèm văn bản xử lý. "
        "Không ghi tên, thông tin của cá nhân."
    ),
    groups=(
        Group(
            "Vật phẩm (không ghi tên, thông tin của cá nhân)",
            ("title", "object_kind", "what", "quantity", "starts_on", "place"),
        ),
        Group("Căn cứ", ("basis", "basis_clause")),
        Group(
            "Xử lý",
            ("handler", "transferred_on", "document", "closed_on", "outcome", "result"),
        ),
    ),
    columns=(
        Column("Vụ việc", "title"),
        Column("Loại vật phẩm", "object_kind"),
        Column("Phát hiện", "starts_on"),
        Column("Cơ quan xử lý", "handler"),
        Column("Kết quả xử lý", "outcome"),
    ),
    filters=("object_kind", "outcome"),
    moves={
        State.TRANSFERRED: Move(
            "Ghi đã chuyển cơ quan xử lý",
            fields=("handler", "transferred_on"),
            hint="Sau 30 ngày hệ thống nhắc hỏi kết quả.",
        ),
        State.CLOSED: Move(
            "Ghi kết quả xử lý",
            fields=("handler", "document", "closed_on", "outcome", "quantity", "result"),
            hint="Vụ việc có kết quả được tính cho nhiệm vụ. Không ghi tên cá nhân.",
        ),
        State.UNFOUNDED: Move(
            "Kết luận không có sai lệch",
            fields=("result",),
            hint="Ghi vì sao; vụ việc vẫn ở trong sổ nhưng không tính.",
        ),
        State.FOUND: Move("Mở lại vụ việc"),
    },
    labels={"outcome": "Kết quả xử lý"},
)
