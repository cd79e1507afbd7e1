"""Names as people write them and as they look for them: what is found, what is not (C-02)."""

import pytest

from nhipcau.registries.models import Partner
from tests.factories.registries import make_partner

pytestmark = pytest.mark.django_db

FOUND = [
    # without marks, in any case, đ as d
    ("Đại sứ quán Nhật Bản tại Việt Nam", "dai su quan nhat ban"),
    ("Đại sứ quán Nhật Bản tại Việt Nam", "ĐẠI SỨ QUÁN NHẬT BẢN"),
    ("Thông tấn xã Việt Nam", "thong tan xa"),
    ("Hội hữu nghị Việt – Lào", "hoi huu nghi viet lao"),
    ("Đài Phát thanh – Truyền hình Champasak", "dai phat thanh truyen hinh"),
    ("Tổng Lãnh sự quán nước CHXHCN Việt Nam tại Pắc-xê", "pac xe"),
    ("Tổng Lãnh sự quán nước CHXHCN Việt Nam tại Pắc-xê", "lanh su pac-xe"),
    ("Công ty TNHH Đông Á", "dong a"),
    ("Công ty TNHH Dong A", "đông á"),
    ("Hòa Phát", "hoà phát"),
    ("Thuỵ Điển", "thụy điển"),
    ("Sở Ngoại vụ TP. Hồ Chí Minh", "so ngoai vu tp ho chi minh"),
    # any order of words, beginnings of words, signs between
    ("Đại sứ quán Nhật Bản tại Việt Nam", "nhat ban dai su quan"),
    ("Izumisano City", "city izumisano"),
    ("Izumisano City", "izumi"),
    ("Medisch Comité Nederland-Vietnam", "nederland comite"),
    ("Medisch Comité Nederland-Vietnam", "vietnam nederland medisch"),
    ("Société Générale", "societe generale"),
    ("Škoda Auto a.s.", "skoda auto"),
    ("Universität Zürich", "universitat zurich"),
    ("Agence France-Presse", "france presse"),
    ("AT&T Inc.", "at&t"),
    ("Rencontres du Vietnam", "rencontre viet"),
    # Han and kana, inside a run of letters; full and half width
    ("泉佐野市", "佐野"),
    ("泉佐野市", "泉佐野"),
    ("大阪府泉佐野市役所", "泉佐野市"),
    ("日本貿易振興機構(ジェトロ)", "ジェトロ"),
    ("日本貿易振興機構(ジェトロ)", "振興"),
    ("日本貿易振興機構(ジェトロ)", "ジェトロ 日本"),
    ("独立行政法人国際協力機構", "国際協力"),
    ("JICA東京", "jica"),
    ("JICA東京", "東京"),
    ("JICA東京", "東京jica"),
    ("ＪＥＴＲＯ大阪", "jetro"),
    ("JETRO 大阪", "ＪＥＴＲＯ"),
    ("ﾄﾖﾀ自動車", "トヨタ"),
    ("新华通讯社", "新华"),
    ("中国—东盟中心", "东盟"),
    # Hangul, composed or in pieces
    ("대한민국 대사관", "대사관"),
    ("부산광역시", "광역시"),
    ("대한무역투자진흥공사(KOTRA)", "무역투자 kotra"),
    ("대구광역시", "\u1103\u1162\u1100\u116e"),
    # Lao, Khmer, Thai with their vowels; breaks without width; two ways to write one letter
    ("ແຂວງຈຳປາສັກ", "ຈຳປາສັກ"),
    ("ແຂວງຈຳປາສັກ", "ຈ\u0ecd\u0eb2ປາສັກ"),
    ("ແຂວງອັດຕະປື", "ອັດຕະປື"),
    ("ແຂວງສາລະວັນ", "ສາລະ"),
    ("ປະເທດຫນຶ່ງ", "ໜຶ່ງ"),
    ("រាជធានី\u200bភ្នំពេញ", "ភ្នំពេញ"),
    ("រាជធានីភ្នំពេញ", "រាជធានី\u200bភ្នំពេញ"),
    ("จังหวัดอุบลราชธานี", "อุบลราชธานี"),
    ("สถานเอกอัครราชทูตไทย", "ราชทูต"),
    # another script and Latin together, other alphabets
    ("泉佐野市 Izumisano", "izumisano 泉佐野"),
    ("Информационное агентство ТАСС", "тасс"),
    ("ИТАР-ТАСС", "итар"),
]

NOT_FOUND = [
    ("Izumisano City", "sano"),  # inside a word of letters with spaces between words
    ("Izumisano City", "izumisano town"),
    ("Đại sứ quán Nhật Bản tại Việt Nam", "dai su quan han quoc"),
    ("Công ty TNHH Đông Á", "dong au"),
    ("Hội hữu nghị Việt – Lào", "viet nhat"),
    ("泉佐野市", "佐原"),
    ("泉佐野市", "野佐"),
    ("日本貿易振興機構", "日本放送"),
    ("JICA東京", "ica"),
    ("부산광역시", "대구"),
    ("ແຂວງຈຳປາສັກ", "ຈຳປາສິກ"),
    ("ແຂວງອັດຕະປື", "ຈຳປາສັກ"),
    ("จังหวัดอุบลราชธานี", "อุดรธานี"),
    ("រាជធានីភ្នំពេញ", "សៀមរាប"),
    ("Thông tấn xã Việt Nam", "xa viet nam bac"),
    ("Champasak", "champassack"),
]


@pytest.fixture
def kept():
    """Name -> partner, one for each name of the tables."""
    first = make_partner()
    rows = {
        name: make_partner(name=name, unit=first.unit, created_by=first.created_by)
        for name in dict(FOUND + NOT_FOUND)
    }
    return {name: row.pk for name, row in rows.items()}


def found_by(looked_for: str) -> set[int]:
    return set(Partner.objects.search(looked_for).values_list("pk", flat=True))


def test_every_name_of_the_table_is_found(kept):
    missed = [(name, words) for name, words in FOUND if kept[name] not in found_by(words)]

    assert missed == []


def test_no_name_is_found_by_the_words_of_another(kept):
    wrong = [(name, words) for name, words in NOT_FOUND if kept[name] in found_by(words)]

    assert wrong == []
