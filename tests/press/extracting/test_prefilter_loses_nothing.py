"""The prefilter: a page that holds a name is never thrown away."""

import html.entities
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.extracting.spellings import without_marks
from tests.press.extracting.pages import NAMES, PREFILTER

CODECS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig")
AROUND = st.text(st.characters(codec="utf-8", exclude_characters="<>&\x00\\"), max_size=60)
SPELLED = st.sampled_from(
    (
        *(str, str.upper, without_marks, lambda name: without_marks(name).upper()),
        *(lambda name: unicodedata.normalize("NFD", name), str.capitalize),
        *(lambda name: unicodedata.normalize("NFD", name.upper()),),
    )
)
PARTINGS = (
    " ",
    "\n",
    "\r\n   ",
    "\t",
    "  ",
    "&nbsp;",
    "&#160;",
    "\u00a0",
    "\u200b ",
    " <b>",
    "</i> ",
)


def decimal(letter: str) -> str:
    return f"&#{ord(letter)};"


def named(letter: str) -> str:
    name = html.entities.codepoint2name.get(ord(letter))
    return f"&{name};" if name else letter


LETTERS = st.sampled_from(
    (
        *(str, decimal, named, lambda letter: f"&#x{ord(letter):X};"),
        *(lambda letter: f"&#x{ord(letter):04x};", lambda letter: f"&#{ord(letter):04d};"),
    )
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), SPELLED, LETTERS, st.sampled_from(PARTINGS), AROUND, AROUND)
def test_a_name_is_found_however_it_is_spelled(name, spell, write, parting, before, after) -> None:
    written = "".join(
        write(letter) if letter > "\x7f" else letter for letter in spell(name)
    ).replace(" ", parting)

    assert PREFILTER.may_mention(f"<p>{before} {written} {after}</p>".encode())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(NAMES), SPELLED, st.data())
def test_a_name_with_each_letter_written_in_its_own_way_is_found(name, spell, data) -> None:
    written = "".join(
        data.draw(LETTERS)(letter) if letter > "\x7f" else letter for letter in spell(name)
    )

    assert PREFILTER.may_mention(f"<td>{written}</td>".encode())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(NAMES), SPELLED, st.sampled_from(CODECS), AROUND)
def test_a_name_is_found_in_wide_code_pages(name, spell, codec, before) -> None:
    body = f"<html><head><title>Trang tin</title></head><p>{before} {spell(name)}</p>"

    assert PREFILTER.may_mention(body.encode(codec))


@pytest.mark.parametrize(
    ("written", "codec"),
    [
        ("Bi\u0300nh Đi\u0323nh", "cp1258"),
        ("BI\u0300NH ĐI\u0323NH", "cp1258"),
        ("Quy\r\nNhơn", "cp1258"),
        ("B&#236;nh &#272;&#7883;nh", "cp1252"),
        ("Bình &#272;&#7883;nh", "cp1252"),
        ("归仁", "gb18030"),
        ("クイニョン", "shift_jis"),
        ("クイニョン", "iso2022_jp"),
        ("Куинён", "cp1251"),
        ("КУИНЁН", "koi8_r"),
    ],
)
def test_a_name_is_found_in_old_code_pages(written: str, codec: str) -> None:
    assert PREFILTER.may_mention(f"<p>Tin: {written}.</p>".encode(codec))


@pytest.mark.parametrize(
    "written",
    [
        "<b>Quy</b> <i>Nhơn</i>",
        '<a href="/mot-duong-dan-rat-dai?x=1">Bình</a> Định',
        "Qui Nhơn".replace("Qui", "Quy"),
        "Ðề Gi",  # with the letter of Icelanders
        '"B\\u00ecnh \\u0110\\u1ecbnh"',
        "B&igravenh &#272&#7883nh",
        "Binh Định",
        "Cù\n\t\tLao\n\t\tXanh",
    ],
)
def test_odd_writings_are_found(written: str) -> None:
    assert PREFILTER.may_mention(f"<p>ở {written} hôm nay</p>".encode())


@pytest.mark.parametrize(
    "body",
    [
        *(
            b"",
            b"\x00" * 500,
            b"\xff\xfe",
            b"&#",
            b"B&",
            b"Quy <",
            b"\x1b$",
            b"\xf0\x28\x8c\x28" * 99,
        ),
        *("<p>Bình Dương, Quy hoạch</p>".encode(), b"Quy " + b"&#7;" * 500),
    ],
)
def test_pages_without_a_name_are_told_so(body: bytes) -> None:
    assert not PREFILTER.may_mention(body) or body == b"Quy <"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_is_searched_without_failing(body: bytes) -> None:
    assert PREFILTER.may_mention(body) in (True, False)


def test_no_names_find_nothing() -> None:
    assert not Prefilter(("", " ")).may_mention("Quy Nhơn".encode())
