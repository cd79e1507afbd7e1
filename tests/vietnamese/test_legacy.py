import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.vietnamese.legacy import Change, from_tcvn3, from_vni, looks_legacy, repair
from nhipcau.vietnamese.legacy_tables import TCVN3, VNI

SENTENCE = "Ủy ban nhân dân tỉnh giao Sở Ngoại vụ chủ trì công tác thông tin đối ngoại hằng năm"
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Rõ Õng"
WITH_TILDE = "rõ gõ võng ngõ cõi dõi lõi sõi mõ nõn lõm cõng hõm bõ chõng thõng xõa lõa dõng lõng"
RIGHT_WORDS = (*SURNAMES.split(), *WITH_TILDE.split(), *SENTENCE.split())
ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
RIMES = (
    "a ac ach am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em "
    "en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip "
    "it iu oan oang oanh oat oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân "
    "uât uc ui um un ung uôc uôi uôm uôn uông uôt up ut uy uyên uyêt ư ưa ưc ưi ưng ươc ươi ươm "
    "ươn ương ươp ươt ưt ưu y yêm yên yêu"
)
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def _with_tone(rime: str, tone: str) -> str:
    at = max((i for i, sign in enumerate(rime) if sign in "aăâeêioôơuưy"), default=0)
    return unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])


SYLLABLES = st.builds(
    lambda onset, rime, tone: onset + _with_tone(rime, tone),
    st.sampled_from(["", *ONSETS.split()]),
    st.sampled_from(RIMES.split()),
    st.sampled_from(_TONES),
)


def test_old_letters_are_mended_and_told():
    mended = repair("CỘNG HÕA XÃ HỘI; CHƢƠNG TRÌNH quản lý nhà nƣớc")

    assert mended.text == "CỘNG HÒA XÃ HỘI; CHƯƠNG TRÌNH quản lý nhà nước"
    assert mended.changes == (
        Change("letter", "CHƢƠNG", "CHƯƠNG"),
        Change("letter", "nƣớc", "nước"),
        Change("letter", "HÕA", "HÒA"),
    )


@pytest.mark.parametrize("word", [*RIGHT_WORDS, "VÕ THỊ SÁU", "RÕ RÀNG"])
def test_right_words_and_surnames_stay(word):
    assert repair(word).text == word
    assert repair(word.upper()).text == word.upper()


@given(st.lists(SYLLABLES, max_size=12))
def test_right_vietnamese_is_never_taken_for_an_old_encoding(words):
    text = " ".join(words)

    assert looks_legacy(text) == ""


@given(st.lists(SYLLABLES.filter(lambda word: "õ" not in word), max_size=12))
def test_right_vietnamese_stays_as_it_is(words):
    text = " ".join(words)

    assert repair(text).text == text
    assert repair(text).changes == ()


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=80))
def test_mending_twice_changes_nothing_more(text):
    once = repair(text)

    assert repair(once.text).text == once.text
    assert bool(once.changes) == (once.text != text)


def test_signs_of_pdf_tools_are_mended():
    assert repair("QĐ\x02UBND\u00a0ngày\u00ad\u200b 5").text == "QĐ-UBND ngày 5"


def test_decomposed_letters_are_composed():
    apart = unicodedata.normalize("NFD", SENTENCE)

    assert repair(apart).text == SENTENCE


def test_tcvn3_is_known_and_decoded():
    codes = {letter: chr(code) for code, letter in TCVN3.items()}
    sentence = SENTENCE.replace("Ủ", "ủ")  # capitals with marks have no code of their own
    typed = "".join(codes.get(sign, sign) for sign in sentence)

    assert looks_legacy(typed) == "tcvn3"
    assert from_tcvn3(typed) == sentence
    assert repair(typed).text == sentence


def test_vni_is_known_and_decoded():
    codes = {unicodedata.normalize("NFC", letter): code for code, letter in VNI.items()}
    typed = "".join(codes.get(sign, sign) for sign in SENTENCE)

    assert looks_legacy(typed) == "vni"
    assert from_vni(typed) == SENTENCE


@pytest.mark.parametrize(
    "text", [SENTENCE, "L'été à Paris, c'est très agréable, señor Müller", "plain ASCII", ""]
)
def test_other_text_is_no_old_encoding(text):
    assert looks_legacy(text) == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("KÕ HO¹CH", "KẾ HOẠCH"),
        ("ñY BAN NH¢N D¢N\nTØNH L¹NG S¥N", "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN"),
        ("I. MôC §ÝCH, Y£U CÇU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("Sè: 44/KH-UBND", "Số: 44/KH-UBND"),
        ("Së TT&TT", "Sở TT&TT"),
    ],
)
def test_lines_of_capitals_are_capitals_throughout(typed, text):
    assert from_tcvn3(typed) == text
