"""A file under a secrecy stamp, by whichever door: refused in one sentence, nothing of it kept."""

import io
import logging
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from nhipcau.cli import main
from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.organisations.models import Role
from tests.factories.organisations import make_user
from tests.security.test_stamps_everywhere import MARK, places_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STAMPED_PLAN = f"TỐI MẬT\n\nKẾ HOẠCH\nCông tác {MARK} năm 2024\n".encode()


def word(*paragraphs: str, title: str = "") -> bytes:
    document, kept = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.title = title
    document.save(kept)
    return kept.getvalue()


def moved(content: bytes, old: str, new: str) -> bytes:
    """The package with one part under another name, everywhere."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(kept, "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(old.encode(), new.encode())
            target.writestr(name.replace(old, new), part)
    return kept.getvalue()


STAMPED = {
    "text": STAMPED_PLAN,
    "utf-16": STAMPED_PLAN.decode().encode("utf-16"),
    "word": word("MẬT", MARK),
    "word, in its title": word(MARK, title="TUYỆT MẬT"),
    "word, in a folder of its own": moved(word("MẬT", MARK), "word/document.xml", "x/a.xml"),
}
NAMES = ("MẬT.txt", "TUYỆT MẬT.txt", "KH_2024_MẬT.txt", "Kế hoạch (TỐI MẬT).txt",
         "C:\\thư mục\\MẬT.txt", "Độ mật: Mật.txt")  # fmt: skip
OPEN_NAMES = ("Bảo mật thông tin.txt", "BẢO MẬT.txt", "KH_BẢO_MẬT.txt", "Luật BÍ-MẬT nhà nước.txt",
              "Mật ong.txt")  # fmt: skip


def files_on_disk() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.parametrize("content", STAMPED.values(), ids=STAMPED)
@pytest.mark.parametrize("door", ["plan", "new output", "proof"])
def test_no_page_takes_a_stamped_file_or_keeps_anything_of_it(staffed, caplog, door, content):
    caplog.set_level(logging.DEBUG)
    before = files_on_disk()
    upload = SimpleUploadedFile(f"{MARK}.bin", content)
    output = staffed.office.output.pk
    letter, address, told = {
        "plan": ("F", reverse("workspace:load_new"), {}),
        "new output": (
            "O",
            reverse("workspace:output_new"),
            {"title": "Mới", "kind": "article", "happened_on": "01/02/2024",
             "units": [staffed.office.unit.pk]},
        ),
        "proof": ("O", reverse("workspace:output_prove", args=[output]), {}),
    }[door]  # fmt: skip

    answer = staffed.client(letter).post(address, told | {"file": upload})

    said = [r.getMessage() for r in caplog.records if r.name != "django.db.backends"]
    assert (answer.status_code, "có dấu độ mật" in answer.content.decode()) == (422, True)
    assert (places_of(MARK), files_on_disk() - before) == (set(), set())
    assert not any(MARK in sentence for sentence in said)


@pytest.mark.parametrize("name", NAMES)
def test_a_stamp_in_the_name_of_a_file_is_a_stamp(name):
    before = StoredFile.objects.count()

    with pytest.raises(ValidationError) as refused:
        store_file(b"noi dung", name=name, by=make_user())

    assert (refused.value.code, StoredFile.objects.count()) == ("secret", before)


@pytest.mark.parametrize("name", OPEN_NAMES)
def test_a_name_that_speaks_of_secrecy_is_none(name):
    assert store_file(b"noi dung", name=name, by=make_user()).pk


@pytest.mark.parametrize("command", [["read"], ["read", "--json"], ["load", "--accept"]])
def test_no_command_prints_or_loads_a_stamped_plan(tmp_path, capsys, command):
    make_user(role=Role.FOCAL)
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes(STAMPED_PLAN)

    code = main(["plan", command[0], str(file), *command[1:]])

    printed = capsys.readouterr()
    assert (code, printed.out, "có dấu độ mật" in printed.err) == (1, "", True)
    assert MARK not in printed.err
    assert places_of(MARK) == set()
