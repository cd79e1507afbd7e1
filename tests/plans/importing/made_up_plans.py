"""Made-up plans of different offices and layouts, with what each cell says, from a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.plans.importing.recognise.printed_width import printed_width
from tests.plans.importing.stream_layouts import Layout, lay_out

OLD_UNITS = (
    "Sở Thông tin và Truyền thông|Sở Ngoại vụ|Sở Du lịch|Sở Công Thương|Sở Kế hoạch và Đầu tư|"
    "Sở Lao động - Thương binh và Xã hội|Sở Văn hóa và Thể thao|Công an tỉnh|Báo Quảng Ngãi|"
    "Bộ Chỉ huy Quân sự tỉnh|Đài Phát thanh - Truyền hình tỉnh|Ban Quản lý các Khu công nghiệp|"
    "Hội Nông dân tỉnh|Liên hiệp các tổ chức hữu nghị tỉnh|Trường Chính trị tỉnh|VNPT Quảng Ngãi"
).split("|")
NEW_UNITS = (
    "Sở Văn hóa, Thể thao và Du lịch|Sở Tài chính|Sở Nông nghiệp và Môi trường|Sở Ngoại vụ|"
    "Sở Dân tộc và Tôn giáo|Sở Khoa học và Công nghệ|Văn phòng UBND tỉnh|Công an tỉnh|Sở Nội vụ|"
    "Báo và Phát thanh, truyền hình Gia Lai|Ban Tuyên giáo và Dân vận Tỉnh ủy|Sở Công Thương|"
    "Trung tâm Xúc tiến đầu tư|Bộ Chỉ huy Bộ đội Biên phòng tỉnh|Hiệp hội Doanh nghiệp tỉnh"
).split("|")
WARD_UNITS = (
    "Phòng Văn hóa - Xã hội|Phòng Kinh tế|Văn phòng HĐND và UBND|Công an phường|"
    "Trung tâm Phục vụ hành chính công|Văn phòng Đảng ủy|Ban Chỉ huy Quân sự phường|"
    "Đoàn Thanh niên|Hội Liên hiệp Phụ nữ|UBMTTQ Việt Nam phường|Trạm Y tế phường"
).split("|")
OLD_SETS = (
    "Các sở, ban, ngành|UBND các huyện, thị xã, thành phố|các cơ quan, đơn vị liên quan|"
    "Các cơ quan, đơn vị có liên quan|các địa phương liên quan|Tổ chức, cá nhân liên quan|"
    "các doanh nghiệp du lịch trên địa bàn tỉnh|Các sở, ngành và địa phương liên quan"
).split("|")
NEW_SETS = (
    "Các sở, ban, ngành tỉnh|UBND các xã, phường|UBND các xã, phường, đặc khu|"
    "các cơ quan, đơn vị có liên quan|Các cơ quan báo chí|các tổ chức, cá nhân liên quan"
).split("|")
WARD_SETS = "Các tổ dân phố|các đơn vị liên quan|Các ban, ngành, đoàn thể phường".split("|")
TIMES = (
    "Cả năm|Cả năm|Cả năm|Thường xuyên|Thường xuyên trong năm|Quý II|Quý I-III/năm {y}|Quý IV/{y}|"
    "Trước 30/6/{y}|Tháng 6|Hằng quý|6 tháng đầu năm|Trong năm {y}|Quý III, IV/{y}|Tháng 3-5/{y}|"
    "Dự kiến tháng 9/{y}|Theo kế hoạch|Khi có yêu cầu|Hoàn thành trước 15/12/{y}"
).split("|")
VERBS = (
    "Tổ chức|Tham mưu UBND tỉnh tổ chức|Phối hợp với {u} tổ chức|Xây dựng và triển khai|Tiếp tục|"
    "Đón và làm việc với|Tăng cường|Biên soạn, phát hành|Tham gia|Tuyên truyền, phổ biến|"
    "Cập nhật, vận hành|Chủ trì tổ chức|Rà soát, đề xuất|Quảng bá|Hỗ trợ {u} thực hiện"
).split("|")
OBJECTS = (
    "chương trình gặp gỡ hữu nghị với các địa phương nước bạn|bản tin đối ngoại bằng tiếng Anh|"
    "hội nghị xúc tiến đầu tư, thương mại và du lịch của tỉnh năm {y}|các chuyên trang, chuyên mục "
    "“Hội nhập và phát triển” trên báo, đài|đoàn phóng viên nước ngoài đến tác nghiệp tại địa bàn|"
    "công tác thông tin đối ngoại theo Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị|"
    "phim ngắn, ấn phẩm giới thiệu tiềm năng, thế mạnh và con người địa phương|lớp tập huấn kỹ năng "
    "thông tin đối ngoại cho cán bộ cơ sở|tuần văn hóa - du lịch tại Nhật Bản, Hàn Quốc và Lào|"
    "Cổng thông tin điện tử, các trang mạng xã hội chính thống|Đề án truyền thông về quyền con người "
    "giai đoạn {y}-2030|biên bản ghi nhớ với 4 tỉnh Nam Lào|hội thảo khoa học quốc tế về biển, đảo"
).split("|")
TAILS = (
    "góp phần nâng cao hình ảnh của tỉnh trong khu vực và quốc tế|từ tháng 9 đến tháng 12|phù hợp "
    "với tình hình thực tế của địa phương|trên các nền tảng số, nhất là Facebook, Zalo, YouTube|"
    "bảo đảm an ninh, trật tự, an toàn|tập trung vào các địa bàn biên giới, hải đảo và vùng đồng "
    "bào dân tộc thiểu số|(04 số/năm)|theo hướng dẫn của Bộ Văn hóa, Thể thao và Du lịch|giới thiệu "
    "với bạn bè quốc tế, người Việt Nam ở nước ngoài và các nhà đầu tư tiềm năng"
).split("|")
PRODUCTS = (
    "Báo cáo kết quả|Kế hoạch của UBND tỉnh|Tin, bài trên báo, đài|04 số bản tin|Ấn phẩm, phim ngắn|"
    "Hội nghị được tổ chức|Các chương trình phát sóng|Văn bản chỉ đạo"
).split("|")
GROUPS = (
    "Tuyên truyền, quảng bá hình ảnh địa phương|Công tác quản lý nhà nước về thông tin đối ngoại|"
    "Tổ chức hội nghị, tập huấn; giao lưu, hợp tác quốc tế|Các nhiệm vụ khác"
).split("|")
HEADINGS = {
    "title": ("NỘI DUNG NHIỆM VỤ", "Nhiệm vụ", "Nội dung công việc", "Chương trình, hoạt động"),
    "lead": ("ĐƠN VỊ CHỦ TRÌ", "Cơ quan chủ trì", "Cơ quan, đơn vị chủ trì", "Chủ trì"),
    "coordinating": ("ĐƠN VỊ PHỐI HỢP", "Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp"),
    "timeframe": ("THỜI GIAN THỰC HIỆN", "Thời gian", "Thời gian hoàn thành", "Thời hạn"),
    "product": ("SẢN PHẨM", "Sản phẩm, kết quả", "Kết quả, sản phẩm", "Sản phẩm"),
}
ORDERS = (
    ("title", "lead", "coordinating", "timeframe"),
    ("title", "lead", "coordinating", "timeframe"),
    ("title", "lead", "coordinating", "timeframe"),
    ("title", "lead", "timeframe"),
    ("title", "lead", "coordinating", "product", "timeframe"),
    ("title", "lead", "coordinating", "timeframe", "product"),
    ("title", "timeframe", "lead", "coordinating"),
    ("title", "product", "lead", "coordinating", "timeframe"),
)
WIDTHS = {"title": 23000, "lead": 10500, "coordinating": 10500, "timeframe": 5600, "product": 8000}
MEASURES: tuple[Callable[[str], int], ...] = (printed_width, lambda text: 440 * len(text))

Row = dict[str, str]


@dataclass(frozen=True)
class MadeUp:
    """A plan as text, and what it says: code, title and rows of each group."""

    text: str
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    kinds: tuple[str, ...]


def make_plan(seed: int) -> MadeUp:
    """A plan of 12 to 45 rows; the seed chooses office, year, columns, numbering and layout."""
    dice = random.Random(seed)
    units, sets = dice.choice(
        ((OLD_UNITS, OLD_SETS), (NEW_UNITS, NEW_SETS), (WARD_UNITS, WARD_SETS))
    )
    units = dice.sample(units, 8)
    year = dice.randint(2023, 2027)
    kinds = dice.choice(ORDERS)
    numbering = dice.choice(("groups", "groups", "running", "none", "dotted"))
    groups: list[tuple[str, str, tuple[Row, ...]]] = []
    count = 0
    for at, title in enumerate(GROUPS[:1] if numbering == "none" else GROUPS, start=1):
        rows = []
        for number in range(1, dice.randint(3, 11) + (20 if numbering == "none" else 0)):
            count += 1
            label = {"running": str(count), "dotted": f"{at}.{number}"}.get(numbering, str(number))
            rows.append({"number": label, **_row(dice, units, sets, year, kinds)})
        code = {"none": "", "dotted": str(at)}.get(numbering, ("I", "II", "III", "IV")[at - 1])
        groups.append((code, "" if numbering == "none" else title, tuple(rows)))
    return MadeUp(_print(dice, groups, kinds, year), tuple(groups), kinds)


def _row(
    dice: random.Random, units: list[str], sets: list[str], year: int, kinds: tuple[str, ...]
) -> Row:
    title = f"{dice.choice(VERBS)} {dice.choice(OBJECTS)}"
    for _ in range(dice.choice((0, 0, 1, 1, 2, 4))):
        title += dice.choice((", ", "; ", " ")) + dice.choice((*TAILS, *OBJECTS))
    title = title.replace("{u}", dice.choice(units)) + dice.choice(("", "", "."))
    separator = dice.choice((", ", "; "))
    leads = dice.sample(units, dice.choice((1, 1, 1, 1, 2, 3)))
    others = [unit for unit in units if unit not in leads]
    helpers = dice.sample(others, dice.choice((0, 0, 1, 2, 3))) + dice.sample(
        sets, dice.choice((0, 1, 1, 2))
    )
    cells = {
        "title": title,
        "lead": separator.join(leads),
        "coordinating": separator.join(helpers or [dice.choice(sets)]) + dice.choice(("", "", ".")),
        "timeframe": dice.choice(TIMES),
        "product": dice.choice(PRODUCTS),
    }
    # A cell begins with a capital letter in nearly every plan seen.
    return {
        kind: (cells[kind][0].upper() + cells[kind][1:]).replace("{y}", str(year)) for kind in kinds
    }


def _print(
    dice: random.Random,
    groups: list[tuple[str, str, tuple[Row, ...]]],
    kinds: tuple[str, ...],
    year: int,
) -> str:
    style = dice.randrange(4)
    scale = dice.choice((0.85, 1.0, 1.15))
    layout = Layout(
        headings=(dice.choice(("TT", "STT", "Stt")), *(HEADINGS[kind][style] for kind in kinds)),
        widths=(2600, *(int(WIDTHS[kind] * scale) for kind in kinds)),
        page_height=dice.choice((26, 32, 40)),
        centred=dice.random() < 0.3,
        repeats_heading=dice.random() < 0.3,
        page_numbers=dice.random() < 0.3,
        spaced=dice.random() < 0.6,
        measure=dice.choice(MEASURES),
    )
    rows: list[tuple[str, ...]] = []
    for code, title, items in groups:
        rows += [(code, title)] if code else []
        rows += [(item["number"], *(item[kind] for kind in kinds)) for item in items]
    gap = "\n\n" if layout.spaced else "\n"
    before = gap.join(
        ("ỦY BAN NHÂN DÂN", "KẾ HOẠCH", f"Công tác thông tin đối ngoại năm {year}", "PHỤ LỤC", "")
    )
    after = gap + gap.join(("Nơi nhận:", "- Như trên;", "- Lưu: VT.")) if dice.random() < 0.4 else ""
    return lay_out(rows, layout, before=before, after=after)
