"""The whole trail once, in a browser: paper plan, outputs, reports, Word file, and back again."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.decree30.checking.figures import marked_figures
from nhipcau.plans.models import Plan, Task
from nhipcau.reports.models import Figure, ReportRound, State, UnitReport
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).parent.parent / "samples" / "ke-hoach-ttdn-binh-dinh-2024.txt"


def test_from_the_paper_plan_to_a_number_and_back(office: Office):
    load_the_plan(office)
    record_an_output(office)
    open_a_round(office)
    write_send_back_and_accept(office)
    lock_the_round(office)
    file = draft_the_consolidated_report(office)
    follow_a_number(office, file)


def load_the_plan(office: Office) -> None:
    office.sits("daumoi")
    office.open("/lam-viec/ke-hoach/nap/")
    office.picture(office.page, "nap-ke-hoach")
    office.page.locator("input[type=file]").set_input_files(SAMPLE)
    office.presses("Đọc kế hoạch")
    office.shows("trước khi đưa vào sổ")
    office.picture(office.page, "kiem-tra-ke-hoach")

    seen = re.compile("^Đã xem")
    while office.page.locator("article.doubt").count():
        before = office.page.locator("article.doubt").count()
        office.page.get_by_role("button", name=seen).first.click()
        expect(office.page.locator("article.doubt")).to_have_count(before - 1)
    assert not Plan.objects.exists()

    office.presses("Đưa vào sổ")
    office.page.locator("dialog, [popover]").get_by_role("button", name="Đưa vào sổ").click()
    office.page.wait_for_url(re.compile(r"/lam-viec/ke-hoach/\d+/$"))
    assert Task.objects.in_force().count() == 53
    office.picture(office.page, "ke-hoach")


def record_an_output(office: Office) -> None:
    office.sits("canbo.ngoaivu")
    task = Task.objects.get(group__code="I", number="14")
    office.open(f"/lam-viec/ket-qua/ghi/?task={task.pk}")
    page = office.page
    page.get_by_label("Tên kết quả").fill("Bản tin đối ngoại số 01/2024")
    page.get_by_label("Loại kết quả").select_option("newsletter")
    page.get_by_label("Ngày", exact=True).fill("13/03/2024")
    page.get_by_label(re.compile("Số lượng")).fill("1.000")
    page.get_by_label(re.compile("Đơn vị tính")).fill("bản")
    page.locator("input[type=file]").set_input_files(SAMPLE)
    office.picture(page, "ghi-ket-qua")
    office.presses("Ghi nhận")
    office.shows("SHA-256")
    office.picture(page, "ket-qua")


def open_a_round(office: Office) -> None:
    office.sits("daumoi")
    office.open("/lam-viec/bao-cao/dot/moi/")
    page = office.page
    page.get_by_label("Loại kỳ").select_option("quarter")
    page.locator("[name=index]").select_option("1")
    page.locator("[name=year]").fill("2024")
    office.presses("Điền ngày mặc định")
    office.picture(page, "mo-dot")
    page.get_by_role("button", name=re.compile("ở đợt báo cáo$")).click()
    page.wait_for_url(re.compile(r"/bao-cao/dot/\d+/"))
    assert ReportRound.objects.get().title == "Quý I năm 2024"


def write_send_back_and_accept(office: Office) -> None:
    report = UnitReport.objects.get(unit__code="so-ngv")
    office.sits("canbo.ngoaivu")
    office.picture(office.page, "hom-nay-can-bo")
    write(office, report, "Đã phát hành số 01 của Bản tin đối ngoại.")

    office.sits("daumoi")
    office.open(f"/lam-viec/bao-cao/{report.pk}/")
    office.page.get_by_text("Trả lại đơn vị", exact=True).click()
    office.page.get_by_label("Lý do trả lại").fill("Ghi rõ số lượng bản in.")
    office.presses("Trả lại")
    report.refresh_from_db()
    assert report.state == State.RETURNED

    office.sits("canbo.ngoaivu")
    office.shows("Ghi rõ số lượng bản in.")
    write(office, report, "Đã phát hành số 01 của Bản tin đối ngoại, 1.000 bản.")

    office.sits("daumoi")
    office.open(f"/lam-viec/bao-cao/{report.pk}/")
    office.picture(office.page, "duyet-bao-cao")
    office.presses("Duyệt báo cáo")
    report.refresh_from_db()
    assert (report.state, report.version) == (State.ACCEPTED, 2)


def write(office: Office, report: UnitReport, words: str) -> None:
    """The newsletter in words, everything else as not having happened."""
    office.open(f"/lam-viec/bao-cao/{report.pk}/soan/")
    for section in office.page.locator("fieldset.report-section[id]").all():
        if not section.is_visible():
            continue
        if section.locator("legend").inner_text().startswith("I.14"):
            section.get_by_label("Nội dung báo cáo").fill(words)
        elif section.get_by_label("Chưa phát sinh trong kỳ").count():
            section.get_by_label("Chưa phát sinh trong kỳ").check()
            section.get_by_label("Lý do chưa phát sinh").fill("Thực hiện từ quý II.")
    office.picture(office.page, "soan-bao-cao")
    office.presses("Lưu và nộp")
    office.shows("Đã nộp")


def lock_the_round(office: Office) -> None:
    round = ReportRound.objects.get()
    office.open(f"/lam-viec/bao-cao/dot/{round.pk}/")
    office.picture(office.page, "dot-bao-cao")
    office.page.get_by_text("Khóa số liệu của đợt").click()
    for reason in office.page.locator(".lock-reasons :is(input, textarea)").all():
        reason.fill("Đơn vị chưa gửi, đã đôn đốc.")
    office.presses("Khóa số liệu")
    office.page.wait_for_load_state()
    round.refresh_from_db()
    assert round.is_locked


def draft_the_consolidated_report(office: Office) -> bytes:
    office.presses("Lập báo cáo tổng hợp")
    office.page.wait_for_url(re.compile(r"/tong-hop/\d+/"))
    office.shows("Đúng quy định")
    office.picture(office.page, "bao-cao-tong-hop")
    with office.page.expect_download() as coming:
        office.page.get_by_role("link", name="Tải tệp Word").click()
    return Path(coming.value.path()).read_bytes()


def follow_a_number(office: Office, file: bytes) -> None:
    assert "Phụ lục" in "\n".join(p.text for p in Document(io.BytesIO(file)).paragraphs)
    assert check(file).is_clean
    marked = {(figure.id, figure.text) for figure in marked_figures(file)}
    total = Figure.objects.get(key="total")
    assert (f"so-lieu.{total.consolidation_id}.{total.pk}", "1") in marked

    office.open(f"/lam-viec/so-lieu/{total.pk}/")
    office.shows("Bản tin đối ngoại số 01/2024")
    office.picture(office.page, "so-lieu")


@pytest.mark.once
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_the_printed_plan_opens_in_another_office(office: Office, tmp_path: Path):
    load_the_plan(office)
    with office.page.expect_download() as coming:
        office.page.get_by_role("link", name="In lại kế hoạch (.docx)").click()
    word = tmp_path / "ke-hoach.docx"
    word.write_bytes(Path(coming.value.path()).read_bytes())

    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    assert (tmp_path / "ke-hoach.pdf").read_bytes().startswith(b"%PDF")
