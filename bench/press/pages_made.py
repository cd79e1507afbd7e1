"""Made pages of the press: six layouts, traps in menus, teasers and comments; seeded."""

import json
import random
import re
import unicodedata
from dataclasses import dataclass

NAMES = (
    *("Bình Định", "Quy Nhơn", "An Nhơn", "Hoài Nhơn", "Tuy Phước", "Tây Sơn", "Phù Cát"),
    *("Phù Mỹ", "Vân Canh", "Vĩnh Thạnh", "Hoài Ân", "An Lão", "Nhơn Hội", "Kỳ Co", "Eo Gió"),
    *("Nhơn Lý", "Cù Lao Xanh", "Phương Mai", "Đề Gi", "Tháp Đôi", "Bánh Ít", "Ghềnh Ráng"),
    *("Hầm Hô", "Phù Cát", "Becamex VSIP", "Bồng Sơn", "Tam Quan", "Diêu Trì", "Bình Dương"),
    *("归仁", "平定省", "クイニョン", "뀌년", "ກວີເຍີນ", "Куинён", "ควีเญิน", "គុយញ៉ុន"),
)
OTHERS = (
    *("Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Lào Cai", "Thái Bình", "Hòa Bình", "Ninh Bình"),
    *("Quảng Bình", "Nam Định", "Gia Lai", "Đắk Lắk", "Khánh Hòa", "Phú Yên", "Quảng Ngãi"),
    *("Bắc Ninh", "Hải Phòng", "Nghệ An", "Hà Tĩnh", "Đồng Tháp", "Cà Mau", "An Giang"),
)
_WHO = (
    *("Hội đồng thẩm định", "Ban quản lý cảng", "Đoàn khảo sát", "Nhóm kỹ sư", "Hợp tác xã"),
    *("Các hộ trồng rừng", "Trường nghề", "Đội cứu hộ", "Bảo tàng", "Doanh nghiệp dệt may"),
    *("Ngành đường sắt", "Cơ quan khí tượng", "Bệnh viện tuyến cuối", "Hội làng nghề"),
)
_DID = (
    *("đã hoàn thành đợt kiểm tra", "bắt đầu mở rộng xưởng", "giới thiệu mẫu thuyền mới"),
    *("ký biên bản ghi nhớ về đào tạo", "đề nghị bình ổn giá vật tư", "tiếp nhận thiết bị đo"),
    *("trồng thêm rừng ngập mặn", "tổ chức phiên chợ cuối tuần", "thử nghiệm tuyến xe điện"),
    *("công bố kết quả quan trắc", "bàn giao khu nhà ở", "sửa chữa đoạn đê xung yếu"),
)
_WITH = (
    *("với sự tham gia của nhiều địa phương", "sau ba tháng chuẩn bị", "trước mùa mưa bão"),
    *("nhằm giảm chi phí cho người dân", "theo kế hoạch đã được duyệt", "ở khu vực ven biển"),
    *("trong khuôn khổ chương trình hợp tác", "bằng nguồn vốn của doanh nghiệp"),
)
_SECTIONS = ("Thời sự", "Thế giới", "Kinh doanh", "Giải trí", "Thể thao", "Pháp luật", "Giáo dục")
_FOUND = re.compile("|".join(re.escape(form) for name in NAMES for form in (name, name.upper())))
_MARKS = re.compile(r"[\u0300-\u036f]")


def bare(text: str) -> str:
    """Vietnamese without its marks."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return plain.replace("đ", "d").replace("Đ", "D")


_BARE = re.compile(
    "|".join(
        rf"\b{re.escape(form)}\b"
        for name in NAMES
        if bare(name).isascii()
        for form in (bare(name), bare(name).upper())
    )
)


def mentions(text: str) -> bool:
    """Is one of NAMES in the text, accented as it should be or bare, with its capitals?"""
    text = unicodedata.normalize("NFC", text)
    return bool(_FOUND.search(text) or _BARE.search(text))


class Writer:
    """Draws sentences, teasers and menus from one seeded source."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.serial = 0

    def sentence(self, name: str = "") -> str:
        draw = self.draw
        place = name or draw.choice(OTHERS)
        figure = f"{draw.randint(2, 990)} {draw.choice(('tấn', 'hộ', 'tỷ đồng', 'lượt khách'))}"
        return (
            f"{draw.choice(_WHO)} tại {place} {draw.choice(_DID)} {draw.choice(_WITH)}, "
            f"với {figure}."
        )

    def paragraph(self, name: str = "") -> str:
        lines = [self.sentence() for _ in range(self.draw.randint(2, 4))]
        if name:
            lines[self.draw.randrange(len(lines))] = self.sentence(name)
        return " ".join(lines)

    def headline(self, name: str = "") -> str:
        place = name or self.draw.choice(OTHERS)
        return f"{self.draw.choice(_WHO)} ở {place} {self.draw.choice(_DID)}"

    def link(self, words: str) -> str:
        self.serial += 1
        return f'<a href="/{bare(words).lower().replace(" ", "-")}-{self.serial}.html">{words}</a>'

    def script(self, size: int) -> str:
        draw, parts = self.draw, []
        while sum(map(len, parts)) < size:
            parts.append(
                f'window.q{draw.randint(1, 9999)}=window.q||[];q.push(["slot{draw.random():.9f}",'
                f"function(e){{for(var i=0;i<{draw.randint(3, 99)};i++){{e.set(i,'<div>')}}}}]);"
                * 5
            )
        return f"<script>{''.join(parts)}</script>"

    def style(self, size: int) -> str:
        rule = ".b{}-item a:hover{{color:#{:06x};padding:0 {}px;background:url(/i/{}.png)}}"
        draw, parts = self.draw, []
        while sum(map(len, parts)) < size:
            parts.append(
                rule.format(
                    draw.randint(1, 999),
                    draw.randrange(1 << 24),
                    draw.randint(0, 40),
                    draw.random(),
                )
            )
        return f"<style>{''.join(parts)}</style>"


def spelled(writer: Writer, name: str) -> str:
    """A name as some page writes it: composed, decomposed, in capitals, without marks."""
    kind = writer.draw.random()
    if kind < 0.7 or not bare(name).isascii():
        return name
    if kind < 0.8:
        return unicodedata.normalize("NFD", name)
    return name.upper() if kind < 0.9 else bare(name)


@dataclass(frozen=True, slots=True)
class Story:
    """What a layout is filled with."""

    title: str
    paragraphs: tuple[str, ...]
    teasers: tuple[tuple[str, str], ...]
    comments: tuple[str, ...]
    more: str
    day: str
    provinces: tuple[str, ...]


def story_of(writer: Writer, relevant: bool, traps: tuple[str, ...]) -> Story:
    draw = writer.draw
    count = draw.randint(5, 14)
    named = set(draw.sample(range(count), draw.randint(1, 3))) if relevant else set()
    paragraphs = tuple(
        writer.paragraph(spelled(writer, draw.choice(NAMES)) if at in named else "")
        for at in range(count)
    )
    teasers = [(writer.headline(), writer.sentence()) for _ in range(draw.randint(110, 190))]
    if "related" in traps:
        teasers[draw.randrange(60)] = (writer.headline(draw.choice(NAMES[:8])), writer.sentence())
    if "teaser" in traps:
        teasers[draw.randrange(60)] = (writer.headline(), writer.sentence(draw.choice(NAMES[:8])))
    comments = [writer.sentence() for _ in range(draw.randint(0, 6))]
    if "comment" in traps:
        comments.append(writer.sentence("Quy Nhơn"))
    more = writer.headline("Bình Định" if "more" in traps else "")
    day = f"2026-{draw.randint(1, 10):02d}-{draw.randint(1, 28):02d}"
    provinces = OTHERS + (NAMES[:2] if "menu" in traps else ())
    title = writer.headline(draw.choice(NAMES) if relevant and draw.random() < 0.5 else "")
    return Story(title, paragraphs, tuple(teasers), tuple(comments), more, day, provinces)


def data_block(story: Story) -> str:
    """JSON-LD as newspapers write it."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T08:30:00+07:00",
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
