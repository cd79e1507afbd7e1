"""`nhipcau plan read` and `plan load`, as a script meets them."""

import json
from pathlib import Path

import pytest

from nhipcau.cli import main
from nhipcau.demo import people
from nhipcau.organisations.loading import load_directory
from nhipcau.plans.models import Plan
from tests.factories.organisations import make_user

SAMPLES = Path(__file__).parent.parent / "samples"
SAMPLE = SAMPLES / "ke-hoach-ttdn-binh-dinh-2024.txt"


def test_reading_prints_every_task_as_json(capsys: pytest.CaptureFixture[str]):
    code = main(["plan", "read", str(SAMPLE), "--json"])

    told = json.loads(capsys.readouterr().out)
    counts = {group["code"]: len(group["items"]) for group in told["groups"]}
    assert (code, counts) == (0, {"I": 19, "II": 15, "III": 11, "IV": 2, "V": 6})


def test_reading_for_a_person_lists_what_to_look_at(capsys: pytest.CaptureFixture[str]):
    code = main(["plan", "read", str(SAMPLE)])

    out = capsys.readouterr().out
    assert code == 0
    assert "Ủy ban nhân dân tỉnh Bình Định · 53 nhiệm vụ" in out
    assert "Cần xem lại" in out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trong.txt", b""),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("hong.docx", b"PK\x03\x04 broken"),
        ("hong.pdf", b"%PDF-1.7 broken"),
        ("bai-bao.txt", "Sáng nay trời nắng đẹp, du khách đông vui.".encode()),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_code_2(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / name
    path.write_bytes(content)

    code = main(["plan", "read", str(path), "--json"])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert len(said.err.strip().splitlines()) == 1
    assert said.err.strip().endswith(".")


def test_a_file_that_is_not_there_is_told_apart(capsys: pytest.CaptureFixture[str]):
    assert main(["plan", "read", "/khong/co/tep.docx"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.django_db
def test_loading_enters_the_plan_once(capsys: pytest.CaptureFixture[str]):
    units = Path(people.__file__).parent / "data" / "units.json"
    load_directory(json.loads(units.read_text(encoding="utf8")), by=None)
    make_user(username="daumoi", role="focal")

    first = main(["plan", "load", str(SAMPLE), "--accept", "--by", "daumoi"])
    again = main(["plan", "load", str(SAMPLE), "--accept", "--by", "daumoi"])

    said = capsys.readouterr()
    assert (first, again, Plan.objects.count()) == (0, 1, 1)
    assert "(53 nhiệm vụ)" in said.out
    assert "đã được đưa vào sổ" in said.err


@pytest.mark.django_db
def test_loading_needs_someone_who_answers_for_it(capsys: pytest.CaptureFixture[str]):
    make_user(username="xem", role="leader")

    code = main(["plan", "load", str(SAMPLE), "--accept", "--by", "xem"])

    assert (code, Plan.objects.count()) == (2, 0)
    assert "--by" in capsys.readouterr().err


@pytest.mark.django_db
def test_loading_without_accept_points_to_the_screen(capsys: pytest.CaptureFixture[str]):
    assert main(["plan", "load", str(SAMPLE)]) == 2
    assert "--accept" in capsys.readouterr().err
