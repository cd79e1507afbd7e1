"""Names in texts: precision and recall beside folding alone, one province and a nation; growth.

Run: python bench/press/names.py [texts]
Prints one JSON line. The yardstick is what folding alone would do: each text folded by the house's
`fold`, then the same automaton. Made texts hold, by chance, names as they are written, words that
are equal only without marks, verbs, streets, persons and other places.
"""

import json
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import ahocorasick_rs

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from nhipcau.press.reading.names import Name, NameSet, names_from
from nhipcau.press.reading.shapes import Surety
from nhipcau.vietnamese.text import fold

SIZE = 3000
DAY = date(2026, 5, 1)
ROWS = json.loads((ROOT / "nhipcau/demo/data/press/names.json").read_text("utf8"))["names"]
TRUE = (
    *("tỉnh {n} công bố", "du khách đến {n} đông", "tại {n}, hội nghị bàn", "người {n} hiếu khách"),
    *("investors in {b} said", "{u} ĐÓN KHÁCH QUỐC TẾ", "giữa {n} và Đắk Lắk có đường"),
    *("đoàn từ {n} vừa về", "({n}) là điểm dừng", "Bắc {n} mưa to", "văn hóa {n} đặc sắc"),
)
FALSE = (
    *("giá lại tăng từ sáng", "hàng giả lại tràn về", "gia lại sơn cho xe", "Giá Lại Tăng"),
    *("vua bình định phương Nam", "cuộc bình định kéo dài", "GIÁ LẠI GIẢM SÂU", "kỳ cọ sàn nhà"),
    *("quy nhón nhén", "văn cảnh câu chuyện", "vẫn canh giữ", "vân cành lá", "an lạo xạo"),
)
DOUBT = (
    *("cháy ở đường {n}, quận 5", "ông Nguyễn {n} nói", "chị Trần {n} kể", "xã {n}, huyện Yên Lạc"),
    *("tại ngã tư {n} kẹt xe", "chợ Tân {n} họp sớm", "số 12 {n} cho thuê", "bà {n} bán rau"),
    *("Kết quả xổ số {n} chiều nay", "CLB {n} thua đậm"),
)
CITIES = ("Bình Định", "Gia Lai")
FILLER = (
    *("Buổi họp kéo dài đến trưa.", "Nhiều ý kiến được ghi lại.", "Trời hôm ấy nắng nhẹ."),
    *(
        "Con đường làng thơm mùi rạ.",
        "Ban tổ chức hẹn gặp lại năm sau.",
        "Bà con chuyện trò vui vẻ.",
    ),
)
SYLLABLES = (
    *("An", "Bảo", "Cát", "Diên", "Đông", "Giang", "Hải", "Hồng", "Khánh", "Lạc", "Mai", "Nghĩa"),
    *("Phong", "Quế", "Sơn", "Tiên", "Uyên", "Vạn", "Xuyên", "Yên", "Thủy", "Trà", "Kiên", "Lộc"),
)
Text = tuple[str, frozenset[tuple[int, int]], frozenset[tuple[int, int]]]  # text, true, doubtful


def made(count: int, seed: int = 3) -> list[Text]:
    """Texts with the spans of names that mean a place of ours, and of those that may not."""
    rng = random.Random(seed)
    found = []
    for _ in range(count):
        parts, true, doubtful, at = [], set(), set(), 0
        for _ in range(rng.randint(50, 70)):
            kind = rng.choices("fxyz", (40, 1, 2, 1))[0]
            frame = rng.choice({"f": FILLER, "x": TRUE, "y": FALSE, "z": DOUBT}[kind])
            name = rng.choice(CITIES)
            bare = fold(name).title()
            shown = name.upper() if "{u}" in frame else bare if "{b}" in frame else name
            line = frame.format(n=name, b=bare, u=name.upper())
            if kind in "xz":
                start = at + line.index(shown)
                (true if kind == "x" else doubtful).add((start, start + len(shown)))
            parts.append(line)
            at += len(line) + 1
        found.append(("\n".join(parts), frozenset(true), frozenset(doubtful)))
    return found


def nation() -> list[Name]:
    """The sample's names and 2,700 made ones of 33 other provinces."""
    rng = random.Random(5)
    words = {" ".join(rng.sample(SYLLABLES, 2 + (rng.random() < 0.6))) for _ in range(6000)}
    others = sorted(words)[:2700]
    return [
        *names_from(ROWS),
        *(
            Name(f"noi-{n}", one, "commune", province=f"tinh-{n % 33}")
            for n, one in enumerate(others)
        ),
    ]


def told(texts: Sequence[Text], names: NameSet) -> dict[str, float]:
    """How sure hits agree with what was put in, and how many doubtful ones were seen as such."""
    right = wrong = missed = doubted = held = folded_only = 0
    for text, true, doubtful in texts:
        hits = names.find(text, day=DAY)
        sure = {(hit.start, hit.end) for hit in hits if hit.surety is Surety.SURE}
        doubt = {(hit.start, hit.end) for hit in hits} - sure
        right += len(sure & true)
        wrong += len(sure - true)
        missed += len(true - sure)
        folded_only += len((sure | doubt) - true - doubtful)
        held += len(doubt & doubtful)
        doubted += len(doubtful)
    return {
        "precision": round(right / max(1, right + wrong), 4),
        "recall": round(right / max(1, right + missed), 4),
        "doubts_seen": round(held / max(1, doubted), 4),
        "folded_only": folded_only,
    }


def folding_alone(texts: Sequence[Text]) -> float:
    """Precision of taking every folded match (as whole words) for the place."""
    right = every = 0
    for text, true, _ in texts:
        whole = f" {fold(text)} "
        right += len(true)
        every += sum(whole.count(f" {fold(name)} ") for name in CITIES)
    return round(right / max(1, every), 4)


def seconds(texts: Sequence[Text], work: Callable[[str], object]) -> float:
    begun = time.process_time()
    for text, _, _ in texts:
        work(text)
    return time.process_time() - begun


def main(size: int) -> None:
    texts = made(size)
    province, whole = NameSet(names_from(ROWS)), NameSet(nation())
    patterns = [fold(name.words) for name in whole.names if fold(name.words)]
    automaton = ahocorasick_rs.AhoCorasick(patterns)

    def bare(text: str) -> object:
        return automaton.find_matches_as_indexes(fold(text), overlapping=True)

    def decomposed(text: str) -> object:
        return whole.find(unicodedata.normalize("NFD", text), day=DAY)

    whole.find(texts[0][0], day=DAY)
    runs: dict[str, Callable[[str], object]] = {
        "ours": lambda text: whole.find(text, day=DAY),
        "province": lambda text: province.find(text, day=DAY),
        "decomposed": decomposed,
        "bare": bare,
    }
    order = list(runs)
    random.Random(2).shuffle(order)
    spent = {name: seconds(texts, runs[name]) for name in order}
    empty = [(" ".join(FILLER * 12), frozenset[tuple[int, int]](), frozenset[tuple[int, int]]())]
    nothing = seconds(empty * size, runs["ours"])
    tenth = seconds(texts[: size // 10], runs["ours"])
    print(
        json.dumps(
            {
                "bench": "names",
                "ours": round(spent["ours"], 3),
                "yardstick": round(spent["bare"], 3),
                "ratio": round(spent["ours"] / spent["bare"], 2),
                "size": size,
                "growth": round(spent["ours"] / tenth, 1),
                "names": len(whole.names),
                "signs_a_text": sum(len(text) for text, _, _ in texts) // size,
                "docs_a_second": round(size / spent["ours"]),
                "docs_a_second_province": round(size / spent["province"]),
                "docs_a_second_decomposed": round(size / spent["decomposed"]),
                "docs_a_second_without_names": round(size / nothing),
                "sure": told(texts, province),
                "precision_of_folding_alone": folding_alone(texts),
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
