"""Files that would hurt or cannot be read: one Vietnamese sentence each, and nothing else."""

import io
import os
import random
import struct
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.plans.importing.read import archive, intake
from nhipcau.plans.importing.read.intake import MAX_BYTES, read_bytes, read_file
from nhipcau.plans.importing.read.paper import Paper, Unreadable
from tests.plans.importing.office_files import excel_file, part, pdf_file, with_part, word_file

ROWS = [
    ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
    ("1", "Mở lớp", "Sở A", "", "Quý I"),
]
WORD = word_file(ROWS)
EXCEL = excel_file(ROWS)
PDF = pdf_file(ROWS)


def refused(data, name="ke-hoach"):
    """The code of a refusal, whose sentence must stand alone."""
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, name)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    return caught.value.code


def test_the_kind_of_a_file_is_told_by_its_content():
    kinds = [read_bytes(data, "x.bin").kind for data in (WORD, EXCEL, PDF, "Kế hoạch".encode())]

    assert kinds == ["docx", "xlsx", "pdf", "txt"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture"),
        (b"<!DOCTYPE html><html></html>", "unknown_type"),
        (b"{\\rtf1 abc}", "unknown_type"),
        (b"PK\x03\x04 torn", "corrupt"),
        (b"%PDF-1.7 torn", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "corrupt"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_plan_is_refused(data, code):
    assert refused(data) == code


def test_a_zip_of_something_else_is_refused():
    assert refused(with_part(zipped(), "tranh.txt", b"abc")) == "unknown_type"


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(*names):
    """A compound file (MS-CFB) with these streams, all empty: header, sector table, directory."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    table = struct.pack("<2I", TABLE, END)
    directory = b""
    for index, name in enumerate(("Root Entry", *names)):
        wide = name.encode("utf-16-le") + b"\0\0"
        after = index + 1 if 0 < index < len(names) else FREE
        links = FREE, after, FREE if index else 1
        directory += wide.ljust(64, b"\0")
        directory += struct.pack("<HBB3I36xII4x", len(wide), 2 if index else 5, 1, *links, END, 0)
    return header.ljust(512, b"\xff") + table.ljust(512, b"\xff") + directory.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (("WordDocument", "1Table"), "legacy"),
        (("Workbook",), "legacy"),
        (("PowerPoint Document",), "unknown_type"),
    ],
)
def test_the_old_container_is_looked_into(streams, code):
    assert refused(ole(*streams)) == code


@pytest.mark.parametrize(
    ("stream", "code"), [("EncryptedPackage", "encrypted"), ("WordDocument", "legacy")]
)
def test_a_torn_old_container_is_known_by_the_names_in_it(stream, code):
    torn = ole("PowerPoint Document")[:64] + stream.encode("utf-16-le") + bytes(500)

    assert refused(torn) == code


ENCRYPTED_PDF = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 0/Kids[]>> endobj
trailer <</Root 1 0 R/ID[<00><00>]/Encrypt <</Filter/Standard/V 1/R 2/P -4
/O <%s>/U <%s>>>>>
""" % (b"11" * 32, b"22" * 32)


def test_a_pdf_with_a_password_is_refused():
    assert refused(ENCRYPTED_PDF) == "encrypted"


def pdf_of(*pages):
    """A PDF of pages with these packed contents; /A on each draws the content of the next."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    numbers = range(3, 3 + 2 * len(pages), 2)
    listed = b" ".join(b"%d 0 R" % number for number in numbers)
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), listed))
    for number, content in zip(numbers, pages, strict=True):
        packed = zlib.compress(content, 9)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources"
            b"<</XObject<</A %d 0 R>>>>>>" % (number + 1, number + 3)
        )
        form = b"<</Length %d/Filter/FlateDecode/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources"
        form += b"<</XObject<</A %d 0 R>>>>>>\nstream\n%s\nendstream"
        objects.append(form % (len(packed), number + 3, packed))
    body = b"".join(b"%d 0 obj %s endobj\n" % item for item in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n"


def test_a_scan_without_text_is_refused():
    assert refused(pdf_of(b"0 0 100 100 re f")) == "scanned"


def test_a_pdf_that_unpacks_without_measure_is_refused():
    assert refused(pdf_of(b" " * (30 * 2**20))) == "bomb"


def test_a_pdf_packed_twice_is_refused():
    assert refused(pdf_of(zlib.compress(b" " * 10**6))) == "bomb"


def test_a_pdf_packed_in_a_way_that_cannot_be_measured_is_refused():
    hostile = pdf_of(random.Random(1).randbytes(200_000)).replace(b"Flate", b"ASCII85")

    assert refused(hostile.replace(b"stream\n\x78", b"stream\n\x21")) == "bomb"


def test_forms_that_draw_each_other_without_measure_are_refused():
    assert refused(pdf_of(*[b"/A Do " * 10] * 9)) == "bomb"


def test_an_absurd_number_of_pages_is_refused():
    assert refused(pdf_of(*[b""] * 400)) == "absurd"


def test_a_zip_bomb_is_refused_from_its_directory():
    assert refused(with_part(WORD, "word/media/a.bin", b"\0" * (8 * 2**20))) == "bomb"


def test_too_many_parts_are_refused():
    many = {f"word/{number}.xml": b"" for number in range(archive.MAX_PARTS + 1)}

    assert refused(zipped(**many)) == "bomb"


def test_a_part_larger_than_its_directory_says_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_XML_PART", 1000)

    assert refused(WORD) == "bomb"


@pytest.mark.parametrize("package", [WORD, EXCEL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_external_entities_are_refused_in_any_encoding(package, encoding):
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    hostile = with_part(package, "docProps/core.xml", xml.encode(encoding))

    assert refused(hostile) in {"entity", "corrupt"}


def test_nested_entities_are_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'

    assert refused(with_part(WORD, "word/document.xml", bomb)) == "entity"


def test_macros_are_refused_by_part_and_by_type():
    types = part(WORD, "[Content_Types].xml").replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )

    assert refused(with_part(WORD, "word/vbaProject.bin", b"x")) == "macro"
    assert refused(with_part(EXCEL, "xl/vbaProject.bin", b"x")) == "macro"
    assert refused(with_part(WORD, "[Content_Types].xml", types)) == "macro"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999"/>'),
        (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="64"/>'),
    ],
)
def test_cells_wider_than_any_table_are_refused(was, becomes):
    xml = part(WORD, "word/document.xml").replace(was, becomes)

    assert refused(with_part(WORD, "word/document.xml", xml)) == "absurd"


def test_a_document_nested_without_measure_is_refused():
    deep = b"<w:sdt><w:sdtContent>" * 40_000 + b"</w:sdtContent></w:sdt>" * 40_000
    xml = part(WORD, "word/document.xml").replace(b"<w:body>", b"<w:body>" + deep)

    assert refused(with_part(WORD, "word/document.xml", xml)) == "corrupt"


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "to.pdf"
    with path.open("wb") as stream:
        os.truncate(stream.fileno(), 300 * 2**20)

    with pytest.raises(Unreadable) as caught:
        read_file(path)

    assert caught.value.code == "too_large"


def test_large_content_is_refused():
    assert refused(bytes(MAX_BYTES + 1)) == "too_large"


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "ong")
    codes = []
    for name in ("không có.docx", ".", "ong", "a\0b"):
        with pytest.raises(Unreadable) as caught:
            read_file(tmp_path / name)
        codes.append(caught.value.code)

    assert codes == ["not_found", "not_a_file", "not_a_file", "not_found"]


def test_a_file_is_read_from_disk(tmp_path):
    (tmp_path / "a.docx").write_bytes(WORD)

    assert read_file(tmp_path / "a.docx") == read_bytes(WORD, "a.docx")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([WORD, EXCEL, PDF]), st.integers(0, 2**32), st.integers(1, 30))
def test_torn_bytes_are_read_or_refused(data, seed, changes):
    chance, torn = random.Random(seed), bytearray(data)
    for _ in range(changes):
        torn[chance.randrange(len(torn))] = chance.randrange(256)

    assert _outcome(bytes(torn))
    assert _outcome(bytes(torn[: chance.randrange(len(torn) // 2, len(torn))]))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 12), st.booleans())
def test_torn_xml_is_read_or_refused(seed, changes, of_word):
    package, name = (WORD, "word/document.xml") if of_word else (EXCEL, "xl/worksheets/sheet1.xml")
    chance, torn = random.Random(seed), bytearray(part(package, name))
    for _ in range(changes):
        start = chance.randrange(len(torn))
        torn[start : start + chance.randrange(8)] = chance.choice(
            [b"9", b"-1", b"", b"A", b"</", b"0"]
        )

    assert _outcome(with_part(package, name, bytes(torn)))


SCRAPS = b"9", b"-1", b"", b"A", b"</", b"0"


def _outcome(data):
    try:
        return isinstance(intake.read_bytes(data, "x"), Paper)
    except Unreadable as error:
        return bool(error.code)
