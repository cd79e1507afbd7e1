"""Printed by LibreOffice: the file opens, page 1 bears no number, each annex counts from 1."""

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from gold_plan import gold_plan

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.drafting.plan_pdf import plan_pdf

SOFFICE = shutil.which("soffice")


def top_lines(pdf: Path) -> list[str]:
    """What stands in the top margin of each page."""
    with pdfplumber.open(pdf) as file:
        return [page.crop((0, 0, page.width, 54)).extract_text().strip() for page in file.pages]


def assert_numbered(tops: list[str]) -> None:
    annex = tops.index("", 1)
    assert tops[:annex] == ["", *(str(n) for n in range(2, annex + 1))]
    assert tops[annex:] == ["", *(str(n) for n in range(2, len(tops) - annex + 1))]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is NOT installed: not printed")
def test_word_pages_are_numbered_as_the_decree_says(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(build(plan_document(gold_plan())))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert_numbered(top_lines(file.with_suffix(".pdf")))


def test_pdf_pages_are_numbered_as_the_decree_says(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.pdf"
    file.write_bytes(plan_pdf(gold_plan()))

    assert_numbered(top_lines(file))
