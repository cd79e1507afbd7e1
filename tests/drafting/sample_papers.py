"""Outgoing documents that the tests of this part share."""

from dataclasses import replace

from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Cell,
    Column,
    Figure,
    GroupRow,
    Heading,
    Items,
    Marker,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
)

LONG_PARAGRAPH = "Tuyên truyền, quảng bá tiềm năng, thế mạnh, hình ảnh của tỉnh. " * 30

TABLE = TableBlock(
    (Column("TT", 1, Align.CENTRE), Column("Nội dung", 6), Column("Số lượng", 2, Align.RIGHT)),
    (
        GroupRow("I", "Tuyên truyền, quảng bá"),
        Row(("1", "Tin, bài bằng tiếng Anh", Cell(Figure("bc.1.tin-tieng-anh", "120")))),
    ),
)

REPORT = OutgoingDocument(
    superior_lines=("UBND TỈNH BÌNH ĐỊNH",),
    issuer_lines=("SỞ THÔNG TIN VÀ TRUYỀN THÔNG",),
    issuer_name="Sở Thông tin và Truyền thông tỉnh Bình Định",
    symbol="BC-STTTT",
    place="Bình Định",
    month=12,
    year=2024,
    type_name="BÁO CÁO",
    subject="Kết quả công tác thông tin đối ngoại năm 2024",
    addressees=("UBND tỉnh Bình Định", "Bộ Thông tin và Truyền thông"),
    legal_bases=(
        "Căn cứ Luật Ngân sách nhà nước",
        "Căn cứ Kế hoạch số 05/KH-UBND ngày 05/01/2024 của UBND tỉnh",
    ),
    blocks=(
        Heading(1, "I.", "Kết quả thực hiện"),
        Heading(2, "1.", "Thông tin, tuyên truyền"),
        Para("Toàn tỉnh đã đăng ", Figure("bc.1.tin", "1.204", "https://a.vn/so-lieu/1"), " tin."),
        Para(LONG_PARAGRAPH),
        Items((Para("Tin tiếng Việt;"), Para("Tin tiếng Anh."))),
        Items((Para("Sở TT&TT;"), Para("Sở Du lịch;"), Para("Sở Ngoại vụ.")), Marker.LETTER),
        Para("Trên đây là báo cáo; số liệu chi tiết tại Phụ lục kèm theo."),
    ),
    signer_lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer_name="Nguyễn Văn A",
    recipients=("Các sở, ban, ngành", "Lưu: VT, TTBCXB"),
    annexes=(Annex("Số liệu năm 2024", (TABLE,), is_landscape=True),),
)

TWO_ANNEXES = replace(
    REPORT, annexes=(*REPORT.annexes, Annex("Danh mục ấn phẩm", (Para(LONG_PARAGRAPH),)))
)

LETTER = replace(
    REPORT,
    symbol="STTTT-TTBCXB",
    type_name="",
    subject="đôn đốc báo cáo kết quả công tác thông tin đối ngoại quý IV năm 2024",
    addressees=("Sở Du lịch",),
    legal_bases=(),
    annexes=(),
    blocks=(Para(LONG_PARAGRAPH), Para("Đề nghị quý cơ quan báo cáo trước ngày 10/12/2024.")),
)

PLAN = replace(REPORT, type_name="KẾ HOẠCH", symbol="KH-STTTT", addressees=())

NASTY_PLAN_TEXT = (
    '#read("/etc/passwd") *đậm* _nghiêng_ $x$ <w:t> & \\ // [a] = b @c `d` https://a.vn/x'
)
