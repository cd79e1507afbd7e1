"""Papers for tests, built from plain lists of words."""

from collections.abc import Sequence

from nhipcau.plans.importing.read.paper import (
    Block,
    Form,
    Line,
    Paper,
    Paragraph,
    Place,
    Row,
    Table,
)

HEADING = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện")


def paragraph(text: str, number: int = 1, *, bold: bool = False) -> Paragraph:
    return Paragraph(text, Place(line=number, last_line=number), is_bold=bold)


def table(*rows: Sequence[str], number: int = 1) -> Table:
    """A table without merged cells."""
    made = tuple(
        Row(
            tuple(cells), tuple(range(at * 100, at * 100 + len(cells))), Place(table=number, row=at)
        )
        for at, cells in enumerate(rows, start=1)
    )
    return Table(made, Place(table=number))


def word_paper(*blocks: str | Block) -> Paper:
    """A Word paper; a string is a paragraph, "**...**" a bold one."""
    made = tuple(
        block
        if not isinstance(block, str)
        else paragraph(block.strip("*"), number, bold=block.startswith("**"))
        for number, block in enumerate(blocks, start=1)
    )
    return Paper(kind="docx", form=Form.BLOCKS, blocks=made)


def text_paper(text: str) -> Paper:
    """A stream of lines; an empty line is a gap."""
    lines: list[Line] = []
    gap = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            gap += 1
            continue
        lines.append(Line(line.rstrip(), Place(1, number, number), gap=gap))
        gap = 0
    return Paper(kind="txt", form=Form.STREAM, blocks=tuple(lines), pages=1)


LETTERHEAD = table(
    ("UBND TỈNH LÂM ĐỒNG\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Số: 07/KH-SVHTTDL", "Lâm Đồng, ngày 09 tháng 3 năm 2026"),
)
SIGNATURE = table(
    (
        "Nơi nhận:\n- UBND tỉnh (báo cáo);\n- Các sở, ban, ngành;\n- Lưu: VT, QLDL.",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n(Đã ký)\nTrần Thị Mỹ Hạnh",
    )
)
TASKS = table(
    HEADING,
    ("1", "Đón đoàn báo chí nước ngoài", "Sở Ngoại vụ", "Công an tỉnh", "Quý II"),
    ("2", "Phát hành bản tin đối ngoại", "Báo Lâm Đồng", "Các sở, ban, ngành", "Hằng quý"),
)


def department_plan() -> Paper:
    """A plan of a department: two offices in its head, its table in the midst of the text."""
    return word_paper(
        LETTERHEAD,
        "**KẾ HOẠCH**",
        "**Triển khai công tác thông tin đối ngoại**",
        "**năm 2026**",
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động "
        "thông tin đối ngoại;",
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 12 tháng 01 năm 2026 của UBND tỉnh, Sở ban hành "
        "Kế hoạch như sau:",
        "**I. MỤC ĐÍCH, YÊU CẦU**",
        "**1. Mục đích**",
        "a) Quảng bá hình ảnh của tỉnh.",
        "b) Nâng cao chất lượng công tác.",
        "**2. Yêu cầu**",
        "- Bám sát chỉ đạo của UBND tỉnh.",
        "**II. NỘI DUNG, NHIỆM VỤ**",
        TASKS,
        "**III. KINH PHÍ**",
        "Từ nguồn ngân sách được giao năm 2026.",
        "**IV. TỔ CHỨC THỰC HIỆN**",
        "1. Phòng Quản lý Du lịch chủ trì theo dõi, đôn đốc; báo cáo kết quả về Ban Giám đốc.",
        "2. Các đơn vị gửi báo cáo quý về Sở (qua Văn phòng) chậm nhất ngày 05/12/2026.",
        "Trên đây là Kế hoạch triển khai công tác thông tin đối ngoại năm 2026./.",
        SIGNATURE,
    )
