"""What people write is text, wherever it is shown; what they upload never runs in our name."""

import io
import re
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.urls import reverse
from docx import Document
from lxml import etree

from nhipcau.documents.models import StoredFile
from nhipcau.drafting.reporting import draft_report
from nhipcau.plans.loading import MOST_ROWS
from tests.security.offices import Staffed
from tests.security.rights import RIGHTS

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]

POISON = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7|add:7 }}"
POISONED = re.compile(r"<script>alert|<img src=x|&amp;lt;script|\b14\b(?=</script>)", re.IGNORECASE)
NO_XML = "\x0b\x1f\ufffe\U0001f600"
# Not words: keys, codes, hashes, addresses.
LEFT = re.compile(
    r"sha256|content_hash|media_type|content|password|username|code|key|url|email|row|role|kind"
    r"|action|timing_kind|\w*stat(?:e|us)"
)


def poison(poison: str) -> None:
    """Append the poison to every piece of prose in the database."""
    for model in apps.get_models():
        if not model.__module__.startswith("nhipcau."):
            continue
        names = [f for f in model._meta.concrete_fields if _is_prose(f)]
        for row in model._default_manager.all() if names else ():
            for field in names:
                setattr(row, field.attname, _poisoned(field, getattr(row, field.attname), poison))
            row.save(update_fields=[field.attname for field in names])


def _is_prose(field: models.Field[Any, Any]) -> bool:
    if LEFT.fullmatch(field.name) or field.choices or field.unique:
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField) and (
        not isinstance(field, models.FileField | models.SlugField)
    )


def _poisoned(field: models.Field[Any, Any], value: Any, poison: str) -> Any:
    if isinstance(field, models.JSONField):
        return _through(value, poison)
    if not value:
        return value
    room = (field.max_length or 10_000) - len(poison)
    return value[: max(room, 0)] + poison if room >= 0 else value


def _through(value: Any, poison: str) -> Any:
    """Prose in JSON has blanks; keys, days and codes have none."""
    if isinstance(value, dict):
        return {key: _through(one, poison) for key, one in value.items()}
    if isinstance(value, list):
        return [_through(one, poison) for one in value]
    return value + poison if isinstance(value, str) and " " in value else value


def pages_of(staffed: Staffed, letters: str):
    for letter in letters:
        client = staffed.client(letter, raise_request_exception=False)
        for name in RIGHTS:
            answer = client.get(staffed.address(name))
            if answer.streaming:
                b"".join(answer)
            else:
                yield letter, name, answer


def test_what_was_written_never_becomes_part_of_a_page(staffed):
    poison(POISON)

    wrong = {}
    seen = False
    for letter, name, answer in pages_of(staffed, "FOLA"):
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            seen = seen or "&lt;script&gt;alert(1)" in page
            if found := POISONED.findall(page):
                wrong[letter, name] = found[:3]
        if answer.status_code >= 500:
            wrong[letter, name] = [answer.status_code]

    assert (wrong, seen) == ({}, True)


def test_signs_that_no_document_can_hold_break_no_page_and_no_document(staffed):
    poison(NO_XML)
    client = staffed.client("F", raise_request_exception=False)
    plan = staffed.office.plan.pk

    codes = {
        (letter, name): answer.status_code
        for letter, name, answer in pages_of(staffed, "FOL")
        if answer.status_code >= 500
    }
    printed = [
        client.get(reverse("workspace:plan_print", args=[plan, kind])) for kind in ("docx", "pdf")
    ]
    drafted = client.post(reverse("workspace:consolidation_new", args=[staffed.office.round.pk]))

    assert codes == {}
    assert [answer.status_code for answer in (*printed, drafted)] == [200, 200, 302]


def test_a_document_links_to_web_addresses_alone_and_holds_no_field_or_template_of_the_text(
    staffed,
):
    poison(POISON + ' {% debug %} HYPERLINK "file:///c:/x"')

    drafted = draft_report(
        staffed.office.round, by=staffed.people["F"], day=staffed.office.round.window_end
    )

    with drafted.document.file.content.open("rb") as kept, zipfile.ZipFile(kept) as package:
        links = [
            link.get("Target", "")
            for name in package.namelist()
            if name.endswith(".rels")
            for link in etree.fromstring(package.read(name))
            if link.get("TargetMode") == "External"
        ]
        words = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
        fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<", package.read("word/document.xml"))
    assert [link for link in links if not link.startswith(("http://", "https://"))] == []
    assert "{{ 7|add:7 }}" in words
    assert [field for field in fields if b"HYPERLINK" in field] == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>",
     "vbscript:x", "file:///etc/passwd", "//example.com", "http://", "https://a b.vn/",
     "\x01javascript:alert(1)", "http://example.vn/\nx"],
)  # fmt: skip
def test_proof_is_a_web_address_or_nothing(staffed, address):
    output = staffed.office.output

    answer = staffed.client("O").post(
        reverse("workspace:output_prove", args=[output.pk]), {"url": address}
    )

    kept = list(output.evidence.exclude(url="").values_list("url", flat=True))
    assert all(url.startswith(("http://", "https://")) and "\n" not in url for url in kept)
    assert answer.status_code in (302, 422)


RUNNING = {
    "page.html": b"<!doctype html><script>alert(1)</script>",
    "page.txt": b"  <html><script>alert(1)</script></html>",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "drawing.txt": b"<?xml version='1.0'?><svg onload='alert(1)'/>",
    "page.xhtml": b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "setup.exe": b"MZ\x90\x00",
    "anh.jpg": b"MZ\x90\x00",
    "run.sh": b"#!/bin/sh\n",
    "archive.zip": b"PK\x05\x06" + b"\x00" * 18,
}


@pytest.mark.parametrize("name", RUNNING)
def test_what_can_run_is_no_proof(staffed, name):
    output, before = staffed.office.output, StoredFile.objects.count()
    upload = SimpleUploadedFile(name, RUNNING[name])

    answer = staffed.client("O").post(
        reverse("workspace:output_prove", args=[output.pk]), {"file": upload}
    )

    assert (answer.status_code, StoredFile.objects.count()) == (422, before)


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.txt", "..\\..\\x.txt", "/etc/cron.d/x.txt", "a\r\nSet-Cookie: x=1.txt",
     "a\x00b.txt", 'a";filename="b.html.txt', "\u202etxt.exe.txt", "." * 300 + ".txt", "x" * 400,
     "CON.txt", "a.html\x00.txt", ".htaccess"],
)  # fmt: skip
@pytest.mark.parametrize("content", [b"chu thuong", b"GIF89a<script>alert(1)</script>"])
def test_no_name_and_no_disguise_makes_a_download_run(staffed, name, content):
    client, output = staffed.client("O"), staffed.office.output
    upload = SimpleUploadedFile("x", content)
    upload.name = name  # as a hostile client sends it

    client.post(reverse("workspace:output_prove", args=[output.pk]), {"file": upload})
    stored = output.evidence.exclude(file=None).last().file
    answer = client.get(reverse("workspace:file_download", args=[stored.pk]))

    b"".join(answer)
    disk = Path(stored.content.path).resolve()
    assert disk.is_relative_to(Path(settings.MEDIA_ROOT).resolve())
    assert disk.name.startswith(stored.sha256)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Type"] in ("text/plain", "image/gif")
    assert len(re.findall(r"[\r\n]|filename", answer["Content-Disposition"])) == 1


@pytest.mark.parametrize("name", ["load_new", "output_prove"])
def test_forty_megabytes_are_refused_in_one_sentence(staffed, name):
    letter = "F" if name == "load_new" else "O"
    before = StoredFile.objects.count()
    upload = SimpleUploadedFile("to.pdf", b"%PDF-1.4\n" + b"0" * (40 * 2**20))

    answer = staffed.client(letter).post(staffed.address(name), {"file": upload})

    assert (answer.status_code, StoredFile.objects.count()) == (422, before)
    assert "30 MB" in answer.content.decode()


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types>wordprocessingml.document.main</Types>")
        package.writestr("word/document.xml", b"<w:t>" + b"0" * (60 * 2**20))
    return kept.getvalue()


SWELLING = "".join(
    f'<!ENTITY {to} "{10 * f"&{of};"}">' for of, to in zip("abcdefgh", "bcdefghi", strict=True)
)
ENTITIES = (
    f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">{SWELLING}'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&i;&x;</w:document>'
)


def entities() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("[Content_Types].xml", "<Types>wordprocessingml.document.main</Types>")
        package.writestr("_rels/.rels", "<Relationships/>")
        package.writestr("word/document.xml", ENTITIES)
    return kept.getvalue()


@pytest.mark.parametrize("name", ["load_new", "output_prove"])
@pytest.mark.parametrize("content", [bomb(), entities()], ids=["bomb", "entities"])
def test_a_package_that_swells_hurts_nobody(staffed, name, content):
    client = staffed.client("F" if name == "load_new" else "O", raise_request_exception=False)

    answer = client.post(staffed.address(name), {"file": SimpleUploadedFile("a.docx", content)})

    assert answer.status_code in (302, 422)
    assert "root:" not in client.get(staffed.address("output_page")).content.decode()


def long_plan(rows: int) -> bytes:
    document, kept = Document(), io.BytesIO()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=2, cols=3)
    printed = (("STT", "Nội dung", "Chủ trì"), ("1", "Viết bài", "Sở A"))
    for row, words in zip(table.rows, printed, strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    last = table.rows[1]._tr
    for _ in range(rows):
        last.addnext(deepcopy(last))
    document.save(kept)
    return kept.getvalue()


def test_a_plan_longer_than_anybody_can_look_through_is_refused_and_not_kept(staffed):
    before = StoredFile.objects.count()
    upload = SimpleUploadedFile("dai.docx", long_plan(MOST_ROWS + 1))

    answer = staffed.client("F").post(reverse("workspace:load_new"), {"file": upload})

    assert (answer.status_code, StoredFile.objects.count()) == (422, before)
    assert f"quá mức {MOST_ROWS} dòng" in answer.content.decode()
