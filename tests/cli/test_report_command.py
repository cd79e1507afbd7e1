"""`nhipcau report draft` and `nhipcau docx check`."""

import json
from pathlib import Path

import pytest

from nhipcau.cli import main
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round


@pytest.fixture
def drafted(db: None, tmp_path: Path) -> Path:
    make_user(username="daumoi", role="focal")
    plan = make_task(plan=make_plan(place="Quảng Trị"), leads=(make_unit(),)).plan
    make_round(plan=plan)
    path = tmp_path / "bao-cao.docx"
    assert main(["report", "draft", "--round", "2024-quy-1", "-o", str(path)]) == 0
    return path


def test_a_drafted_report_passes_the_checker(drafted: Path, capsys: pytest.CaptureFixture[str]):
    capsys.readouterr()

    code = main(["docx", "check", str(drafted), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["is_clean"]) == (0, True)


def test_a_round_that_is_not_there_names_those_that_are(
    drafted: Path, capsys: pytest.CaptureFixture[str]
):
    code = main(["report", "draft", "--round", "2024-quy-4", "-o", str(drafted)])

    assert code == 2
    assert "Quý I năm 2024" in capsys.readouterr().err


def test_what_is_no_document_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "anh.docx"
    path.write_bytes(b"not a document")

    code = main(["docx", "check", str(path)])

    assert code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.django_db
def test_a_report_is_not_written_into_a_folder(tmp_path: Path):
    assert main(["report", "draft", "--round", "1", "-o", str(tmp_path)]) == 2
