import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.reading.languages import LANGUAGES, Guess, language_of
from nhipcau.vietnamese.text import fold

PIECES = json.loads((Path(__file__).parents[3] / "bench/press/sentences.json").read_text("utf8"))
VIETNAMESE = "Sở Du lịch vừa công bố kế hoạch phát triển du lịch biển đảo tại thành phố Quy Nhơn"
ENGLISH = (
    "The tourism department has announced a plan to develop island tourism in the coastal city"
)


def clause(language: str, turn: int) -> str:
    blank = "" if language in ("lo", "km", "zh", "ja", "th") else " "
    return blank.join(some[turn % len(some)] for some in PIECES[language])


@pytest.mark.parametrize("language", [*PIECES])
def test_a_clause_is_told_in_every_language(language):
    told = {language_of(clause(language, turn)).code for turn in range(8)}

    assert told == {language}


@pytest.mark.parametrize("turn", range(8))
def test_vietnamese_is_told_without_its_marks_in_capitals_and_taken_apart(turn):
    text = clause("vi", turn)
    bare = fold(text)

    told = [bare, bare.upper(), bare.title(), text.upper(), unicodedata.normalize("NFD", text)]

    assert [language_of(one).code for one in told] == ["vi"] * 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quy Nhon welcomes the first direct flight from Vientiane with water cannons", "en"),
        ("Bình Định province and Quy Nhơn city sign an agreement with Gia Lai", "en"),
        ("VinFast khởi công nhà máy tại Tamil Nadu", "vi"),
        ("VinFast、ベトナムで電気自動車の工場を建設", "ja"),
        ("三星電子 베트남에 새 공장을 세운다", "ko"),
        ("日越首脳会談、経済協力の拡大で一致", "ja"),
        ("VinFast ສ້າງໂຮງງານໃໝ່ຢູ່ແຂວງຈຳປາສັກ", "lo"),
        ("Перенаправлення не може бути збережене, бо її видалено", "uk"),
        ("Министерството на туризма обяви, че ще построи ново пристанище", "bg"),
        ("Syarikat itu mengumumkan pelaburan kerana permintaan pelancong", "ms"),
        ("Perusahaan itu mengumumkan investasi karena permintaan wisatawan", "id"),
    ],
)
def test_names_of_elsewhere_do_not_decide(text, code):
    assert language_of(text).code == code


TITLES = {
    "vi": """Giá vàng lại lập đỉnh | Gia vang lai lap dinh | Bao so 5 do bo | Mua lon o mien Trung
        GIA XANG TANG MANH | K-pop concert tại Mỹ Đình | ChatGPT là gì? | Tau cao toc Bac Nam
        iPhone 17 Pro giá bao nhiêu | Ong Trump noi gi voi ong Tap | TP.HCM: Metro số 1 chạy""",
    "en": """Gold prices hit record | VIETNAM OPENS NEW AIRPORT | Can Tho man to open hotel
        Pham Minh Chinh visits Tokyo | Nguyen Van Linh street flooded | Live: Hanoi vs Saigon
        Pho Bo, Banh Mi and more | Ten dead in Hanoi fire | Quy Nhon among top beaches""",
    "fr": "La France au Vietnam | Un typhon menace la cote | Hanoi, ville de la paix",
    "lo": "ຂ່າວ ASEAN ແລະ VinFast 2026 | ລາວ ຫວຽດນາມ ຮ່ວມມື | ສປປ ລາວ",
    "th": "ข่าว VinFast EV 2026 | ลาว ไทย เวียดนาม | ราคาทองวันนี้",
    "km": "តម្លៃមាស ថ្ងៃនេះ | កម្ពុជា វៀតណាម",
    "zh": "归仁海滩 | 颱風登陸越南中部 | 越共總書記蘇林",
    "ja": "日越外相会談 | 越首相、訪日へ | 経済協力を拡大",
    "ko": "韓-베트남 정상회담 | 금값 최고치",
    "ru": "Новости дня | ВЬЕТНАМ И РОССИЯ | Порт Куинёна | Тайфун во Вьетнаме",
}


@pytest.mark.parametrize("language", [*TITLES])
def test_a_title_of_a_few_words_is_told(language):
    titles = [title.strip() for title in TITLES[language].replace("\n", "|").split("|")]

    told = {title: language_of(title).code for title in titles}

    assert told == dict.fromkeys(titles, language)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("越南总理访问广西，签署关于经济发展的协议", Guess("zh", True, "letters", "hans")),
        ("越南總理訪問廣西，簽署關於經濟發展的協議", Guess("zh", True, "letters", "hant")),
        ("平定省", Guess("zh", False, "letters")),
    ],
)
def test_chinese_says_which_characters_it_is_written_in(text, guess):
    assert language_of(text) == guess


def test_the_outlet_decides_only_what_the_text_leaves_open():
    assert language_of("平定省", hint="ja-JP") == Guess("ja", False, "hint")
    assert language_of("Kota baru", hint="ms").code in ("id", "ms")
    assert language_of(VIETNAMESE, hint="en").code == "vi"
    assert language_of("2026", hint="vi") == Guess("", False, "nothing")


@pytest.mark.parametrize(
    "text", ["", "   ", "05/11/2026 - 10%", "\x00\ud800", "!?…", "https://vnanet.vn/en", "😀", "٣"]
)
def test_what_has_no_words_has_no_language(text):
    assert language_of(text) == Guess("", False, "nothing")


@pytest.mark.parametrize(("vietnamese", "english", "code"), [(3, 1, "vi"), (1, 3, "en")])
def test_of_a_mixed_text_the_larger_part_counts(vietnamese, english, code):
    parts = [f"{VIETNAMESE}."] * vietnamese + [f"{ENGLISH}."] * english

    assert language_of("\n".join(parts)).code == code
    assert language_of(" ".join(reversed(parts)) * 200).code == code
    assert language_of(fold(" ".join(parts))).code == code


def test_of_two_scripts_the_larger_part_counts():
    assert language_of(f"{clause('lo', 1)} {clause('lo', 2)} (Quy Nhơn, Bình Định)").code == "lo"
    assert language_of(f"{VIETNAMESE} (ແຂວງບິ່ງດິ່ງ)").code == "vi"


@given(st.text(max_size=300), st.text(max_size=6))
def test_no_text_is_an_error(text, hint):
    guess = language_of(text, hint=hint)

    assert guess.code.islower() or guess == Guess("", False, "nothing")


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a1" * 99_999, "a.b" * 99_999, "ก" * 300_000, "a " * 99_999]
)
def test_a_huge_text_is_told_at_once(text):
    assert language_of(text).code in ("", *LANGUAGES)
