"""Names of a place in the press: made cases, one a line."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nhipcau
from nhipcau.press.reading.names import Answer, Name, NameSet, names_from, reason_codes
from nhipcau.press.reading.shapes import Surety

SAMPLE = Path(nhipcau.__file__).parent / "demo" / "data" / "press" / "names.json"
ROWS = json.loads(SAMPLE.read_text("utf8"))["names"]
OURS = NameSet(names_from(ROWS))
THEN, NOW = date(2024, 5, 1), date(2026, 5, 1)

SURE = (
    ("Chiều 5-11, tỉnh Bình Định công bố quy hoạch.", "Bình Định"),
    ("BÌNH ĐỊNH ĐÓN 5 TRIỆU LƯỢT KHÁCH", "BÌNH ĐỊNH"),
    ("DU LỊCH BÌNH ĐỊNH BỨT PHÁ", "BÌNH ĐỊNH"),
    ("Binh Dinh Province has signed a deal", "Binh Dinh Province"),
    ("investors in Binh Dinh said on Monday", "Binh Dinh"),
    ("BINH DINH, Vietnam", "BINH DINH"),
    ("La province de Binh-Dinh accueille", "Binh-Dinh"),
    ("vùng đất Bình-Định xưa", "Bình-Định"),
    ("Ở Quy  Nhơn mùa này", "Quy  Nhơn"),
    ("ở Quy\u00a0Nhơn mùa này", "Quy\u00a0Nhơn"),
    ("Ba\u0300i viết về Bình \u0110ịnh", "Bình \u0110ịnh"),
    ("tỉnh Bình \u00d0ịnh viết sai chữ Đ", "Bình \u00d0ịnh"),
    ("thành phố Qui Nhơn", "Qui Nhơn"),
    ("thành phố Quy Nhơn, tỉnh Bình Định", "Quy Nhơn"),
    ("TP. Quy Nhơn (Bình Định) vừa khai mạc", "Quy Nhơn"),
    ("các tỉnh Quảng Ngãi, Bình Định, Phú Yên và Khánh Hòa", "Bình Định"),
    ("tuyến đường Quy Nhơn - Sông Cầu vừa thông xe", "Quy Nhơn"),
    ("đường phố Quy Nhơn rực rỡ cờ hoa", "Quy Nhơn"),
    ("Từ Bình Định, đoàn xe đi lên Tây Nguyên", "Bình Định"),
    ("Đoàn Bình Định giành ba huy chương vàng", "Bình Định"),
    ("phường Bình Định khánh thành trường mới", "phường Bình Định"),
    ("huyện An Lão (Bình Định) khánh thành cầu", "An Lão"),
    ("An Lão, tỉnh Bình Định, có mưa to", "An Lão"),
    ("越南归仁市举行旅游节", "归仁市"),
    ("越南平定省与老挝合作", "平定省"),
    ("ベトナム中部クイニョンで会議", "クイニョン"),
    ("베트남 뀌년에서 열린 회의", "뀌년"),
    ("ແຂວງບິ່ງດິ່ງ ຫວຽດນາມ", "ບິ່ງດິ່ງ"),
    ("ខេត្តប៊ិញឌិញ ប្រទេសវៀតណាម", "ប៊ិញឌិញ"),
    ("ទីក្រុងគ្វីញ៉ើន", "គ្វីញ៉ើន"),
    ("конференция в Куинёне прошла", "Куинёне"),
    ("провинция Биньдинь и Лаос", "Биньдинь"),
    ("сотрудничество с Биньдинем", "Биньдинем"),
    ("hotel near Phu Cat Airport, Quy Nhon", "Phu Cat Airport"),
    ("#Quy Nhơn đẹp quá", "Quy Nhơn"),
    ("“Bình Định” là đề tài", "Bình Định"),
    ("võ cổ truyền Bình Định", "Bình Định"),
)
DOUBTFUL = (
    ("cháy nhà ở đường Bình Định, quận Hải Châu", "street"),
    ("tai nạn tại ngã tư Bình Định, quận 5", "street"),
    ("quán ở số 12 Bình Định đông khách", "street"),
    ("căn nhà trên phố Quy Nhơn", "street"),
    ("a shop on Quy Nhon Street", "street"),
    ("nghệ nhân Nguyễn Bình Định kể", "person"),
    ("anh Trần Văn Bình Định cho biết", "person"),
    ("ông Bình Định nói", "person"),
    ("cầu thủ trẻ Võ Gia Lai ghi điểm", "person"),
    ("Nguyen Binh Dinh won the prize", "person"),
    ("xã Bình Định, huyện Yên Lạc", "other_place"),
    ("nông dân ở Bình Định, Bắc Ninh", "other_place"),
    ("huyện An Lão, TP Hải Phòng", "other_place"),
    ("An Lão (Hải Phòng) có mưa", "other_place"),
    ("làng Bình Định nằm ven sông", "other_level"),
    ("chợ Tân Bình Định họp sớm", "part_of_name"),
    ("ruộng ở Bình Định Bắc", "part_of_name"),
    ("QUÂN MỸ BÌNH ĐỊNH MIỀN NAM", "verb"),
    ("CHƯƠNG TRÌNH BÌNH ĐỊNH NÔNG THÔN", "verb"),
    ("Nguyễn Huệ Và Công Cuộc Bình Định Đất Nước", "verb"),
    ("Bình Định Vương Lê Lợi", "other_meaning"),
    ("天下归仁焉", "other_meaning"),
    ("平定叛乱之后", "other_meaning"),
    ("台南市歸仁區的居民", "other_meaning"),
    ("이태원 퀴논길 카페", "other_meaning"),
    ("CLB Bình Định thua 0-1 trên sân khách", "team_or_company"),
    ("Hoàng Anh Gia Lai bổ nhiệm giám đốc", "team_or_company"),
    ("Kết quả xổ số Bình Định hôm nay", "lottery"),
    ("Hà Nội, Hải Phòng, Nghệ An, Huế, Đà Nẵng, Bình Định, Phú Yên, Cần Thơ", "menu"),
    ("Trang chủ | Hà Nội | Đà Nẵng | Bình Định | Cần Thơ | Liên hệ", "menu"),
    ("Hà Nội\nNghệ An\nĐà Nẵng\nBình Định\nCần Thơ\nCà Mau", "menu"),
    ("huyện An Lão có mưa", "shared"),
    ("đi đến Bình\nĐịnh thôi", "line_break"),
    ("GIA LAI VANG TANG MANH", "verb"),
)
NOTHING = (
    "quân Nguyên bình định phương Nam",
    "Bình định xong, vua rút quân về",
    "BÌNH ĐÌNH LÀ TÊN KHÁC",
    "giá lại tăng từ hôm qua",
    "Giá Lại Tăng Sốc",
    "GIÁ LẠI TĂNG",
    "hàng giả lại xuất hiện",
    "binh dinh khong viet hoa",
    "Bình Đinh và Binh Định viết sai dấu",
    "Hòa Bình - Định Hóa kết nối",
    "Bình. Định nói vậy",
    "ông Định và bà Bình",
    "quy nhơn viết thường",
    "Kỷ cơ và kỳ cọ",
    "vẫn cạnh tranh, Văn Cảnh nói",
    "HuBinh Dinhx",
    "провинция бинь",
    "",
    "\x00\ud800\udfff \u0301\u0301",
)


def seen(text, day=THEN):
    return [(hit.words, hit.surety.value, hit.why) for hit in OURS.find(text, day=day)]


@pytest.mark.parametrize(("text", "words"), SURE)
def test_a_name_that_is_spelt_as_names_are_is_sure(text, words):
    assert (words, "sure") in [hit[:2] for hit in seen(text)], seen(text)


@pytest.mark.parametrize(("text", "why"), DOUBTFUL)
def test_a_name_that_may_mean_something_else_is_in_doubt_and_says_why(text, why):
    day = NOW if "Gia Lai".lower() in text.lower() else THEN

    assert [hit[1:] for hit in seen(text, day)] == [("doubtful", why)]


@pytest.mark.parametrize("text", NOTHING)
def test_letters_that_are_equal_only_without_marks_are_no_hit(text):
    assert seen(text) == []


@pytest.mark.parametrize(("text", "words"), SURE)
def test_a_decomposed_text_gives_the_same_names_at_their_own_places(text, words):
    apart = unicodedata.normalize("NFD", text)

    hits = OURS.find(apart, day=THEN)

    assert unicodedata.normalize("NFC", words).translate({0xD0: 0xD0}) in [
        unicodedata.normalize("NFC", apart[hit.start : hit.end]) for hit in hits
    ]


def test_of_overlapping_names_the_longest_stands():
    assert seen("Trường Đại học Quy Nhơn mở ngành mới") == [
        ("Trường Đại học Quy Nhơn", "sure", "accented")
    ]


def test_an_old_name_still_means_our_place_and_says_so():
    assert seen("tỉnh Bình Định", NOW) == [("Bình Định", "sure", "old_name")]
    assert seen("tỉnh Bình Định", date(2025, 6, 30)) == [("Bình Định", "sure", "accented")]


def test_a_name_is_not_ours_before_its_first_day():
    assert seen("tỉnh Gia Lai", date(2025, 6, 30)) == [("Gia Lai", "doubtful", "not_yet")]
    assert seen("tỉnh Gia Lai", date(2025, 7, 1)) == [("Gia Lai", "sure", "accented")]


def test_old_and_new_places_of_a_tone_are_one_name():
    names = NameSet([Name("hb", "Hòa Bình", traps=("word",))])

    assert [hit.words for hit in names.find("Hoà Bình, Hòa Bình, hòa bình, Hóa Bình")] == [
        *("Hoà Bình", "Hòa Bình"),
    ]
    assert [hit.why for hit in names.find("VÌ MỘT NỀN HÒA BÌNH LÂU DÀI")] == ["verb"]


def test_a_name_of_two_provinces_is_in_doubt_until_the_text_says_which():
    names = NameSet(
        [
            *(Name("tinh-mot", "Thanh Vân"), Name("tinh-hai", "Hồng Vân")),
            *(Name(f"x-{one}", "Minh Tân", "commune", province=one) for one in ("tinh-mot",)),
            Name("y", "Minh Tân", "commune", province="tinh-hai"),
        ]
    )

    told = [(hit.place, hit.why) for hit in names.find("xã Minh Tân, tỉnh Hồng Vân")]
    untold = [(hit.place, hit.why) for hit in names.find("xã Minh Tân có cầu mới")]

    assert told == [("y", "with_province"), ("tinh-hai", "accented")]
    assert untold == [("x-tinh-mot", "shared"), ("y", "shared")]


def test_hits_are_told_by_the_province_whose_they_are():
    assert list(OURS.hits_per_province("Quy Nhơn và Bình Định", day=THEN)) == ["gia-lai"]


def test_a_story_is_judged_with_its_reasons():
    verdict = OURS.judge("Bình Định đón khách", "Lượng khách tăng ở Quy Nhơn.", day=THEN)

    assert (verdict.answer, verdict.score) == (Answer.SURE, 5.0)
    assert [(r.code, r.words, r.start) for r in verdict.reasons] == [
        ("in_title", "Bình Định", 0),
        ("accented", "Bình Định", 0),
        ("accented", "Quy Nhơn", 39),
    ]
    assert verdict.reasons[0].sentence == "Được nhắc ngay ở tiêu đề."


@pytest.mark.parametrize(
    ("title", "text", "answer"),
    [
        ("Giá vàng", "Hôm nay giá lại tăng.", Answer.NO),
        ("Cháy nhà", "Cháy ở đường Bình Định, quận 5.", Answer.DOUBTFUL),
        ("Chuyện xa", "Một câu dài. " * 100 + "Có người ở Quy Nhơn.", Answer.DOUBTFUL),
        ("Chuyện gần", "Có người ở Quy Nhơn.", Answer.SURE),
    ],
)
def test_what_is_doubtful_is_left_to_a_person(title, text, answer):
    assert OURS.judge(title, text, day=THEN).answer is answer


def test_every_why_has_a_sentence_for_officers():
    whys = {hit.why for text, _ in (*SURE, *DOUBTFUL) for hit in OURS.find(text, day=NOW)}

    assert whys - reason_codes() == set()


def test_rows_come_back_as_they_went():
    names = names_from(ROWS)

    assert names_from([name.row() for name in names]) == names


@pytest.mark.parametrize(
    "row",
    [
        {"words": "X"},
        {"place": "a", "words": " "},
        {"place": "a", "words": "X", "kind": "moon"},
        {"place": "a", "words": "X", "note": "?"},
        {"place": "a", "words": "X", "from_day": "01/07/2025"},
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number(row):
    with pytest.raises(ValueError, match="Dòng 1"):
        names_from([row])


@given(st.text(st.characters(), max_size=200), st.sampled_from(["Bình Định", "Quy Nhơn", "归仁"]))
def test_whatever_the_text_a_hit_is_where_it_says(noise, name):
    text = f"{noise} {name} {noise}"

    hits = OURS.find(text)

    assert [text[hit.start : hit.end] for hit in hits] == [hit.words for hit in hits]
    assert all(hit.surety in Surety for hit in hits)


def test_a_set_of_no_names_finds_nothing():
    assert NameSet([]).find("Bình Định") == ()
