import unicodedata

import pytest

from nhipcau.vietnamese.stamps import Stamp, find_stamps


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("UBND TỈNH X\nMẬT\nSố: 12/BC-UBND", Stamp("secret", "MẬT", 2)),
        ("TỐI MẬT", Stamp("high_secret", "TỐI MẬT", 1)),
        ("ỦY BAN NHÂN DÂN     TUYỆT MẬT", Stamp("top_secret", "TUYỆT MẬT", 1)),
        ("[MẬT]", Stamp("secret", "MẬT", 1)),
        ("M Ậ T", Stamp("secret", "M Ậ T", 1)),
        ("\r\nTÀI LIỆU THU HỒI\r\n", Stamp("returnable", "TÀI LIỆU THU HỒI", 2)),
        ("ĐỘ MẬT", Stamp("label", "ĐỘ MẬT", 1)),
        ("Độ mật: Mật", Stamp("secret", "Độ mật: Mật", 1)),
        ("Số 05/KH-UBND (TM)", Stamp("series", "05/KH-UBND (TM)", 1)),
    ],
)
def test_a_stamp_that_stands_alone_is_found(text, stamp):
    assert find_stamps(text) == (stamp,)


def test_a_number_of_the_secret_series_is_found():
    assert [stamp.kind for stamp in find_stamps("Số: 12(M)/BC-UBND")] == ["series"]


def test_a_stamp_in_decomposed_letters_is_found():
    assert find_stamps(unicodedata.normalize("NFD", "MẬT")) == (Stamp("secret", "MẬT", 1),)


@pytest.mark.parametrize(
    "text",
    [
        "Chấp hành nghiêm túc chế độ bảo mật thông tin, bảo vệ bí mật nhà nước",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "CÔNG TÁC BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
        "KẾ HOẠCH BẢO VỆ BÍ\nMẬT",
        "MẬT ONG",
        "mật",
        "Sản phẩm OCOP: mật ong rừng",
        "Độ mật: Không",
        "Tuyến đường dài 12 (M)/km",
    ],
)
def test_words_about_secrecy_are_no_stamp(text):
    assert find_stamps(text) == ()
