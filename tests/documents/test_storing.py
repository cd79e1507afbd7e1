import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from docx import Document
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from openpyxl import Workbook

from nhipcau.documents.kinds import PDF, TEXT
from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import clean_name, store_file
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def word(*paragraphs: str, header: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel(*cells: str) -> bytes:
    book = Workbook()
    for row, text in enumerate(cells, start=1):
        book.active.cell(row, 1, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def package(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def on_disk() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def kept(stored: StoredFile) -> bytes:
    return Path(stored.content.path).read_bytes()


def refusal_of(content: bytes, name: str = "tep.docx") -> str:
    with pytest.raises(ValidationError) as refusal:
        store_file(content, name=name, by=None)
    return refusal.value.code


def test_a_file_is_kept_as_it_came():
    officer = make_user()
    content = word("Kế hoạch")

    stored = store_file(SimpleUploadedFile("x", content), name="Kế hoạch 2024.docx", by=officer)

    assert kept(stored) == content
    assert (stored.name, stored.size, stored.stored_by) == (
        "Kế hoạch 2024.docx",
        len(content),
        officer,
    )
    assert stored.media_type.endswith("wordprocessingml.document")
    assert stored.sha256 in stored.content.name


def test_the_same_content_may_come_twice():
    first = store_file(b"mot hai ba", name="a.txt", by=None)

    second = store_file(b"mot hai ba", name="b.txt", by=None)

    assert first.sha256 == second.sha256
    assert first.content.name != second.content.name


def test_a_failed_transaction_leaves_no_file():
    before = on_disk()

    with contextlib.suppress(RuntimeError), transaction.atomic():
        store_file(b"se bi bo", name="a.txt", by=None)
        within = on_disk()
        raise RuntimeError

    assert len(within - before) == 1
    assert on_disk() == before
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_committed_file_stays():
    stored = store_file(b"duoc giu lai", name="a.txt", by=None)

    assert Path(stored.content.path).read_bytes() == b"duoc giu lai"
    stored.content.delete(save=False)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word("MẬT", "Kế hoạch"), "a.docx"),
        (word("Kế hoạch", header="TUYỆT MẬT"), "a.docx"),
        (excel("TỐI MẬT"), "a.xlsx"),
        ("ỦY BAN NHÂN DÂN\nMẬT\nKẾ HOẠCH".encode(), "a.txt"),
        ("TÀI LIỆU THU HỒI\n".encode("utf-16"), "a.txt"),
        ("Số: 12(M)/BC-UBND".encode(), "a.txt"),
    ],
)
def test_a_secrecy_stamp_keeps_the_file_out_wholly(content, name, caplog):
    before = on_disk()

    assert refusal_of(content, name) == "secret"

    assert on_disk() == before
    assert not StoredFile.objects.exists()
    assert caplog.text == ""


def test_speaking_of_secrecy_is_no_stamp():
    text = "Chấp hành nghiêm túc chế độ bảo mật thông tin, bảo vệ bí mật nhà nước."

    assert store_file(word(text), name="a.docx", by=None).pk


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b"\x00\x00\n", "a.txt", "empty"),
        (b"MZ\x90\x00", "ke-hoach.docx", "program"),
        (b"\x7fELF\x02", "a.pdf", "program"),
        (b"#!/bin/sh\n", "a.txt", "program"),
        (b"print(1)", "a.py", "program"),
        (b"  <svg onload='x'>", "a.txt", "program"),
        (b"<?xml version='1.0'?><x/>", "a.txt", "program"),
        (b"%PDF-1.7 /S /JavaScript /JS (x)", "a.pdf", "macro"),
        (b"%PDF-1.7 rac", "a.pdf", "broken"),
        (b"PK\x03\x04 rac", "a.docx", "broken"),
        (package(a="1"), "a.zip", "archive"),
        (package(word__vbaProject="x"), "a.docx", "macro"),
        (package(**{"[Content_Types].xml": "application/vnd.macroEnabled"}), "a.docx", "macro"),
        (package(**{"word/embeddings/x.exe": "x"}), "a.docx", "macro"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rac", "a.doc", "broken"),
        (b"\x01\x02\x03\x04", "a.bin", "unknown_kind"),
    ],
)
def test_what_may_not_come_in_is_refused_with_its_reason(content, name, code):
    assert refusal_of(content, name) == code
    assert not StoredFile.objects.exists()


def test_a_small_file_that_unpacks_to_a_flood_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 40_000_000)

    assert refusal_of(out.getvalue()) == "bomb"


def test_the_weight_is_limited_by_the_settings(settings):
    settings.NHIPCAU_MAX_UPLOAD_BYTES = 2**20

    assert refusal_of(b"a" * (2**20 + 1), "a.txt") == "too_large"
    assert store_file(b"a" * 2**20, name="a.txt", by=None).size == 2**20


@pytest.mark.parametrize(
    ("sent", "made"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\a\\Kế hoạch.txt", "Kế hoạch.txt"),
        ("bao cao\u202etxt.exe", "bao caotxt.exe.txt"),
        ("", "tep.txt"),
        ("....", "tep.txt"),
        ("a\x00b\r\n.txt", "ab.txt"),
        ("anh.jpg", "anh.jpg.txt"),
    ],
)
def test_names_are_made_harmless_and_true(sent, made):
    assert clean_name(sent, TEXT) == made


@trials(deadline=None)
@given(st.text(max_size=400))
def test_no_name_leads_out_of_the_folder(sent):
    made = clean_name(sent, PDF)

    assert made.endswith(".pdf")
    assert not set(made) & set('/\\\x00\r\n:*?"<>|')
    assert len(made) <= 160
    assert clean_name(made, PDF) == made


@trials(deadline=None, max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_kept_or_refused_with_a_code(content):
    code, stored = "", None
    try:
        stored = store_file(content, name="tep", by=None)
    except ValidationError as refusal:
        code = refusal.code

    assert code if stored is None else kept(stored) == content
