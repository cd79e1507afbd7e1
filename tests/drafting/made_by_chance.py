"""Plans made by chance for printing and reading back: plain sections, words of an office."""

from hypothesis import strategies as st

from nhipcau.plans.importing.recognise.draft import (
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
)

HEADS = ("Tổ chức", "Xây dựng", "Tuyên truyền", "Phối hợp", "Đón tiếp", "=Sản xuất", "@Đăng tải")
OBJECTS = ("hội chợ du lịch", "phim tài liệu", "đoàn nhà báo", "ấn phẩm đối ngoại", "cổng tin")
TAILS = (
    "",
    " trên địa bàn tỉnh",
    ", gồm:\n- Ảnh;\n- Tin, bài",
    " (10 kỳ/năm)",
    " “Biển & Đảo” <2>",
)
BODIES = ("Sở Du lịch", "Sở Ngoại vụ", "Báo tỉnh", "UBND các huyện, thị xã, thành phố")
TIMES = ("Cả năm", "Quý II - III", "Tháng 6/2024", "Thường xuyên", "Trước ngày 10/12/2024")
TITLES = ("Thông tin, tuyên truyền", "Hợp tác quốc tế", "Bồi dưỡng, tập huấn")

TEXTS = st.builds(lambda *parts: "".join(parts), *map(st.sampled_from, (
    tuple(f"{head} " for head in HEADS), OBJECTS, TAILS,
)))  # fmt: skip
NAMES = st.lists(st.sampled_from(BODIES), min_size=1, max_size=3, unique=True)


@st.composite
def plans(draw) -> DraftPlan:
    """Up to three sections of up to five tasks; products and money in some plans only."""
    more = draw(st.sampled_from(((), ("product_text",), ("product_text", "budget_text"))))
    words = {"product_text": ("Bộ phim", "Tờ gấp"), "budget_text": ("200 triệu đồng", "Lồng ghép")}
    groups = []
    for code, title in zip(("I", "II", "III"), TITLES, strict=True):
        items = [
            DraftTask(
                number=str(number),
                title=draw(TEXTS),
                lead_text="; ".join(draw(NAMES)),
                coordinating_text="; ".join(draw(NAMES)),
                timeframe_text=draw(st.sampled_from(TIMES)),
                **{name: draw(st.sampled_from(words[name])) for name in more},
            )
            for number in range(1, draw(st.integers(1, 5)) + 1)
        ]
        groups.append(DraftGroup(code, title, tuple(items)))
    return DraftPlan(_PAPER, tuple(groups[: draw(st.integers(1, 3))]))


_PAPER = DraftDocument(
    issuer="ỦY BAN NHÂN DÂN TỈNH A",
    issuer_lines=("ỦY BAN NHÂN DÂN", "TỈNH A"),
    type="KẾ HOẠCH",
    number="12/KH-UBND",
    place="A",
    date_text="ngày 15 tháng 01 năm 2024",
    day=15,
    month=1,
    year_of_issue=2024,
    title="Công tác thông tin đối ngoại năm 2024",
    year=2024,
    closing="Trên đây là Kế hoạch./.",
    signer_title_lines=("CHỦ TỊCH",),
    signer_name="Lê Thị Thử",
)
