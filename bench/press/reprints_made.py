"""A labelled set of made news: originals, thirteen kinds of reprints, bulletins that look alike."""

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

BEGIN = date(2026, 1, 5)
WORDS = {
    language: {kind: tuple(listed.split("|")) for kind, listed in kinds.items()}
    for language, kinds in json.loads(
        Path(__file__).with_name("reprints_words.json").read_text("utf-8")
    ).items()
}
# Ways to put a sentence together; words in capitals are drawn from the lists.
SENTENCES = (
    "TIME FEW BODY VERB NOUN ADJ PREP PLACE",
    "LINK BODY VERB NOUN FEW VERB NOUN ADJ",
    "WHO SAY NOUN ADJ FEW VERB NUMBER UNIT",
    "NOUN ADJ PREP PLACE FEW VERB NOUN FEW NOUN ADJ FEW VERB NOUN",
    "PREP PLACE NOUN FEW NOUN ADJ FEW VERB NUMBER UNIT FEW NUMBER UNIT TIME",
    "TIME NOUN FEW BODY FEW VERB NOUN PREP PLACE FEW PLACE",
    "NUMBER UNIT FEW NOUN ADJ FEW VERB LINK NOUN VERB NOUN",
    "BODY FEW BODY VERB NOUN FEW NOUN ADJ TIME WHO SAY",
    "WHO VERB NOUN PREP PLACE FEW NOUN FEW VERB ADJ NOUN FEW NOUN",
    "LINK NOUN ADJ VERB NOUN TIME FEW NUMBER UNIT PREP PLACE",
    "FEW NOUN VERB NOUN ADJ FEW NOUN FEW VERB FEW NOUN VERB NOUN ADJ",
    "NOUN FEW NOUN FEW NOUN VERB PREP PLACE WHO SAY FEW NOUN ADJ",
    "WHO SAY LINK FEW VERB NOUN ADJ PREP BODY FEW NUMBER UNIT",
    "VERB NOUN ADJ FEW NOUN FEW VERB NOUN PREP PLACE TIME",
)
UNSPACED = {"lo", "ja", "zh"}
SPLIT = {  # a line into words, numbers and single signs
    language: re.compile(
        "|".join(
            sorted({word for words in WORDS[language].values() for word in words}, key=len)[::-1]
        )
        + r"|\d+|.",
        re.DOTALL,
    )
    for language in UNSPACED
}
BULLETINS = (
    "Giá vàng PLACE ngày DAY: vàng miếng mua vào N triệu đồng, bán ra N triệu đồng một lượng, "
    "so với phiên trước tăng N đồng; vàng nhẫn mua vào N triệu đồng, bán ra N triệu đồng; giá "
    "thế giới giao ngay ở mức N USD một ounce, quy đổi tương đương N triệu đồng, chênh lệch "
    "trong nước và thế giới N triệu đồng một lượng.",
    "Dự báo thời tiết PLACE ngày DAY: có mây, có mưa rào và dông vài nơi, gió nhẹ. Độ ẩm từ N "
    "đến N phần trăm. Nhiệt độ thấp nhất N độ C, cao nhất N độ C. Vùng ven biển gió đông bắc "
    "cấp N, giật cấp N, sóng cao N mét. Lượng mưa phổ biến N mm, có nơi trên N mm. Khả năng xảy "
    "ra lũ ở mức N phần trăm.",
    "Kết quả thi đấu tại PLACE tối DAY: đội chủ nhà gặp đội khách, tỷ số chung cuộc N - N. Các "
    "bàn thắng được ghi ở phút N, phút N và phút N. Trọng tài rút N thẻ vàng. Trận đấu có N "
    "khán giả đến sân. Sau vòng N, đội chủ nhà có N điểm, đội khách có N điểm trên bảng xếp "
    "hạng.",
    "Tỷ giá ngày DAY tại PLACE: tỷ giá trung tâm N đồng một USD. Ngân hàng thương mại mua vào "
    "N, bán ra N đồng; euro mua vào N, bán ra N đồng; yên Nhật mua vào N, bán ra N đồng; nhân "
    "dân tệ mua vào N, bán ra N đồng.",
    "Xổ số kiến thiết PLACE mở thưởng ngày DAY: giải tám N; giải bảy N; giải sáu N N N; giải "
    "năm N; giải tư N N N N N N N; giải ba N N; giải nhì N; giải nhất N; giải đặc biệt N. Vé "
    "trúng thưởng được lĩnh trong thời hạn 30 ngày kể từ ngày mở thưởng tại đại lý gần nhất.",
    "Thủy văn PLACE, DAY: mực nước trên sông lúc 7 giờ là N mét, dưới báo động 1 là N mét. Dung "
    "tích hồ chứa đạt N triệu mét khối, bằng N phần trăm thiết kế. Lưu lượng về hồ N mét khối "
    "một giây, lưu lượng xả N mét khối một giây. Dự báo trong 24 giờ tới mực nước dao động từ N "
    "đến N mét.",
    "Tai nạn giao thông PLACE trong tuần đến DAY: toàn địa bàn xảy ra N vụ, làm chết N người, "
    "bị thương N người; so với tuần trước giảm N vụ. Lực lượng chức năng xử lý N trường hợp vi "
    "phạm, phạt tiền N triệu đồng, tạm giữ N phương tiện, tước giấy phép lái xe N trường hợp, "
    "trong đó N trường hợp vi phạm nồng độ cồn.",
    "Gold and currencies in PLACE, DAY: bullion bought at N and sold at N dollars an ounce, up "
    "N dollars; silver at N dollars; the dollar bought N yen and N won; crude oil closed at N "
    "dollars a barrel, down N percent, while rice for export was offered at N dollars a tonne "
    "and coffee at N dollars a tonne.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """One text with the story it truly belongs to and the kind of reprint it is."""

    key: int
    story: int
    kind: str
    text: str
    day: date


class Maker:
    """Texts of one seed. `syllables` below counts words or, without spaces, pairs of signs."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.weights = {
            (language, kind): [1 / (8 + at) for at in range(len(words))]
            for language, kinds in WORDS.items()
            for kind, words in kinds.items()
        }

    def word(self, language: str, kind: str) -> str:
        words = WORDS[language][kind]
        return self.chance.choices(words, self.weights[language, kind])[0]

    def sentence(self, language: str) -> str:
        """A sentence of ten to forty syllables."""
        form = self.chance.choice(SENTENCES).split()
        if self.chance.random() < 0.5:
            form += self.chance.choice(SENTENCES).split()
        if self.chance.random() < 0.5:
            at = self.chance.randrange(len(form))
            form[at:at] = self.chance.sample(["NOUN", "ADJ", "FEW", "PLACE", "VERB", "NUMBER"], 3)
        words = [
            str(self.chance.randrange(2, 3000))
            if slot == "NUMBER"
            else self.word(language, slot.lower())
            for slot in form
        ]
        if language in UNSPACED:
            return "".join(words) + ("." if language == "lo" else "。")
        line = " ".join(words)
        return line[0].upper() + line[1:] + "."

    def text(self, language: str, syllables: int) -> list[str]:
        lines: list[str] = []
        while sum(length(line, language) for line in lines) < syllables:
            lines.append(self.sentence(language))
        return lines

    def language(self) -> str:
        return self.chance.choices(("vi", "en", "lo", "ja", "zh"), (82, 8, 3, 4, 3))[0]

    def listed(self, language: str) -> str:
        """A list of other headlines as outlets put below an article."""
        head = {"vi": "TIN LIÊN QUAN", "en": "READ MORE"}.get(language, "—")
        lines = [self.sentence(language).rstrip(".。") for _ in range(self.chance.randrange(3, 6))]
        return "\n".join(
            (head, *lines, "Theo dõi chúng tôi trên mạng xã hội. Đăng nhập để bình luận.")
        )

    def rewritten(self, lines: list[str], language: str, part: float) -> str:
        """Words replaced by others; one in eight of them is dropped, or kept beside a new one."""
        return "\n".join(self._line_rewritten(line, language, part) for line in lines)

    def _line_rewritten(self, line: str, language: str, part: float) -> str:
        signs = SPLIT[language].findall(line) if language in UNSPACED else line.split()
        made: list[str] = []
        for sign in signs:
            if self.chance.random() >= part:
                made.append(sign)
                continue
            other = self.word(language, self.chance.choice(("noun", "verb", "few", "adj")))
            other = self.chance.choice([other] if language in UNSPACED else other.split())
            turn = self.chance.random()
            made += [other] if turn < 0.875 else [sign, other] if turn < 0.94 else []
        return ("" if language in UNSPACED else " ").join(made)


def length(text: str, language: str) -> int:
    return len(text) if language in UNSPACED else len(text.split())


def bare(text: str) -> str:
    """Without accents, as old wires send it."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", plain).replace("đ", "d").replace("Đ", "D")


def lead(lines: list[str], language: str) -> list[str]:
    """The first 35 % of a text, whole sentences."""
    enough = 0.35 * sum(length(line, language) for line in lines)
    kept: list[str] = []
    while sum(length(line, language) for line in kept) < enough:
        kept.append(lines[len(kept)])
    return kept


def picked(maker: Maker, lines: list[str], language: str) -> list[str]:
    """35 % of a text: the first sentence and others from here and there, in order."""
    enough = 0.35 * sum(length(line, language) for line in lines)
    kept = {0}
    while sum(length(lines[at], language) for at in kept) < enough:
        kept.add(maker.chance.randrange(len(lines)))
    return [lines[at] for at in sorted(kept)]


def reordered(maker: Maker, lines: list[str]) -> str:
    return "\n".join(maker.chance.sample(lines, len(lines)))


Kind = Callable[[Maker, list[str], str], str]
KINDS: dict[str, Kind] = {
    "same": lambda maker, lines, language: "\n".join(lines),
    "no accents": lambda maker, lines, language: bare("\n".join(lines)),
    "nfd": lambda maker, lines, language: unicodedata.normalize("NFD", "\n".join(lines)),
    "capitals": lambda maker, lines, language: "\n".join(lines).upper(),
    "prefix": lambda maker, lines, language: "(TTXVN) - " + " ".join(lines),
    "list added": lambda maker, lines, language: "\n".join((*lines, maker.listed(language))),
    "shortened": lambda maker, lines, language: "\n".join(lead(lines, language)),
    "picked": lambda maker, lines, language: "\n".join(picked(maker, lines, language)),
    "shortened, list": lambda maker, lines, language: "\n".join(
        (*lead(lines, language), maker.listed(language))
    ),
    "10 % rewritten": lambda maker, lines, language: maker.rewritten(lines, language, 0.1),
    "20 % rewritten": lambda maker, lines, language: maker.rewritten(lines, language, 0.2),
    "35 % rewritten": lambda maker, lines, language: maker.rewritten(lines, language, 0.35),
    "reordered": lambda maker, lines, language: reordered(maker, lines),
}


def made(originals: int, *, seed: int = 6, copies: int = 2) -> Iterator[Made]:
    """Originals with `copies` reprints of other kinds each, as many that nobody reprinted, and a
    tenth as many bulletins with one reprint each; by days, an original before its reprints.
    """
    maker, kinds, keys = Maker(seed), list(KINDS), iter(range(10**9))
    found: list[Made] = []
    for story in range(originals):
        language, day = maker.language(), BEGIN + timedelta(days=maker.chance.randrange(90))
        lines = maker.text(language, maker.chance.randrange(150, 700))
        found.append(Made(next(keys), story, "original", "\n".join(lines), day))
        for step in range(copies):
            kind = kinds[(story * copies + step) % len(kinds)]
            later = day + timedelta(days=maker.chance.randrange(4))
            found.append(Made(next(keys), story, kind, KINDS[kind](maker, lines, language), later))
    for story in range(originals, 2 * originals):
        language, day = maker.language(), BEGIN + timedelta(days=maker.chance.randrange(90))
        text = "\n".join(maker.text(language, maker.chance.randrange(60, 700)))
        found.append(Made(next(keys), story, "alone", text, day))
    for story in range(2 * originals, 2 * originals + max(originals // 10, 8)):
        day = BEGIN + timedelta(days=maker.chance.randrange(90))
        text = bulletin(maker, story, day)
        found.append(Made(next(keys), story, "bulletin", text, day))
        found.append(Made(next(keys), story, "bulletin's copy", "(TTXVN) " + text, day))
    return iter(sorted(found, key=lambda each: (each.day, each.key)))


def bulletin(maker: Maker, story: int, day: date) -> str:
    """A form with the figures of one day; with a paragraph of its own one time in three."""
    form = BULLETINS[story % len(BULLETINS)]
    place = WORDS["vi"]["place"][story // len(BULLETINS) % 4]
    form = form.replace("PLACE", place).replace("DAY", f"{day.day}/{day.month}")
    filled = re.sub(r"\bN\b", lambda _: str(maker.chance.randrange(2, 9999)), form)
    own = " ".join(maker.text("vi", 20)) if maker.chance.random() < 0.33 else ""
    return f"{filled} {own}".strip()
