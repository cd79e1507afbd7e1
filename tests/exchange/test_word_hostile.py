"""Files that would hurt or are no form: one sentence in Vietnamese each, and nothing else."""

import io
import random
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.exchange.form import Returned
from nhipcau.exchange.word_marking import mark
from tests.exchange.word_forms import WORD, body, edited, read, rewritten

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(content: bytes) -> str:
    """The code of a refusal, whose sentence must stand alone; marking refuses the same."""
    with pytest.raises(ValidationError) as caught:
        read(content)
    (sentence,) = caught.value.messages
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    with pytest.raises(ValidationError):
        mark(content, [])
    return caught.value.code


def excel() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def with_bytes(name: str, content: bytes) -> bytes:
    stream = io.BytesIO(WORD)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def document(xml: str) -> bytes:
    return rewritten(WORD, {"word/document.xml": lambda _: xml})


CHANGED = '<w:p><w:ins w:author="{}"><w:r><w:t>a</w:t></w:r></w:ins></w:p>'
ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="http://x">&b;</w:document>'
NESTED = "<w:p xmlns:w='http://x'>" + "<w:r>" * 5_000 + "</w:r>" * 5_000 + "</w:p>"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"B\xc3\xa1o c\xc3\xa1o", "not_word"),
        (b"%PDF-1.7 torn", "not_word"),
        (excel(), "not_word"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "not_word"),
        (b"{\\rtf1 abc}", "not_word"),
        (OLE + bytes(600), "broken"),
        (b"PK\x03\x04 torn", "broken"),
        (WORD[: len(WORD) // 2], "broken"),
        (with_bytes("word/vbaProject.bin", b"x"), "macro"),
        (with_bytes("word/media/a.xml", b"0" * 2**23), "bomb"),
        (document("<w:document>"), "broken"),
        (document(""), "broken"),
        (document(ENTITY), "broken"),
        (document(NESTED), "broken"),
        (document('<w:document xmlns:w="http://x"/>'), "broken"),
    ],
)
def test_what_is_no_form_is_refused(content, code):
    assert refused(content) == code


def test_a_file_that_declares_macros_is_refused():
    types = {"[Content_Types].xml": lambda text: text.replace("document.main+xml", "macroEnabled")}

    assert refused(rewritten(WORD, types)) == "macro"


def test_another_word_file_is_read_as_notes_alone():
    def empty(found):
        for element in list(found.element.body)[:-1]:
            found.element.body.remove(element)
        found.add_paragraph("Kính gửi Sở Ngoại vụ")

    plain = rewritten(
        edited(WORD, empty),
        {
            "docProps/custom.xml": lambda text: text.replace("NhipCauMauBaoCao", "Khac"),
            "word/footer1.xml": lambda text: text.replace("[[", ""),
        },
    )

    assert read(plain) == Returned("", {}, {}, {}, notes=read(plain).notes)
    assert read(plain).notes[0] == "Đầu tệp: chữ ngoài các ô trả lời “Kính gửi Sở Ngoại vụ”."


@pytest.mark.parametrize("many", ["<w:p><w:r><w:t>{}</w:t></w:r></w:p>", CHANGED])
def test_a_book_beside_the_form_is_refused_not_cut(many):
    book = "".join(many.format(number) for number in range(60_000))

    with pytest.raises(ValidationError, match="quá nhiều nội dung"):
        read(body(WORD, r"<w:body>", f"<w:body>{book}"))


def test_tags_of_other_makers_are_text():
    renamed = body(WORD, r'w:val="item\.11\.words"', 'w:val="item.99999999999999999999.words"')

    assert read(renamed).items[11]["words"] == read(WORD).items[11]["words"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(seed):
    chance = random.Random(seed)
    content = bytearray(WORD)
    for _ in range(chance.randrange(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)

    with suppress(ValidationError):
        mark(bytes(content), read(bytes(content)).problems)
