"""The reporting year as units live it: files from a phone, reminders, a letter, a new province."""

import io
import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import expect

from nhipcau.cli import morning_work
from nhipcau.demo import people
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.letterheads import of_province
from nhipcau.drafting.reporting import compose, draft_report
from nhipcau.exchange.excel_layout import ITEM_SHEET
from nhipcau.exchange.filling import labels
from nhipcau.exchange.models import ReturnedForm
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.importing.accept import accept, settle_doubts
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import Plan
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import Consolidation, Reminder, ReportRound, State
from nhipcau.reports.rounds import open_round
from nhipcau.succession.loading import load_reorganisation
from nhipcau.succession.models import Reorganisation
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).parent.parent / "samples" / "ke-hoach-ttdn-binh-dinh-2024.txt"
CHANGES = Path(people.__file__).parent / "data" / "sap-xep-2025.json"
REPORTED = date(2024, 12, 20)
PHONE = {"width": 360, "height": 780}


@pytest.fixture
def plan(office: Office) -> Plan:
    focal = User.objects.get(username="daumoi")
    load = load_plan(SAMPLE.read_bytes(), name=SAMPLE.name, by=focal)
    settle_doubts(load, note="Đã đối chiếu.", by=focal)
    return accept(load, by=focal)


@pytest.fixture
def round(plan: Plan) -> ReportRound:
    focal = User.objects.get(username="daumoi")
    return open_round(plan, kind="quarter", year=2024, index=1, by=focal)


def test_a_unit_reports_by_workbook_from_a_phone(office: Office, round: ReportRound):
    report = round.reports.get(unit__code="so-ngv")
    office.page.set_viewport_size(PHONE)
    office.sits("canbo.ngoaivu")
    office.open(f"/lam-viec/bao-cao/{report.pk}/")
    office.page.get_by_role("link", name=re.compile("Excel")).first.click()
    book = load_workbook(io.BytesIO(downloaded(office, "Tải biểu mẫu Excel")))

    fill(book)
    faulty = with_three_faults(book)
    upload(office, saved(book))
    office.shows("Chỗ cần sửa")
    told = [problem["cell"] for problem in ReturnedForm.objects.get().problems]
    assert sorted(told) == sorted(faulty)
    office.picture(office.page, "tep-loi")

    office.page.set_viewport_size(PHONE)
    fill(book)
    office.page.get_by_role("link", name="Nộp tệp đã sửa").click()
    upload(office, saved(book))
    office.page.get_by_role("link", name="Xem lại và nộp báo cáo").click()
    office.presses("Lưu và nộp")
    office.shows("Đã nộp")
    report.refresh_from_db()
    assert report.state == State.SUBMITTED
    assert set(report.items.filter(is_required=True).values_list("words", flat=True)) == {DONE}


def test_the_focal_officer_presses_those_who_are_late(office: Office, round: ReportRound):
    list(morning_work.work())
    office.sits("daumoi")
    office.open(f"/lam-viec/bao-cao/dot/{round.pk}/")
    office.page.get_by_role("link", name=re.compile("^Đôn đốc")).first.click()
    office.shows("đơn vị quá hạn")
    office.page.get_by_label("Nhắc Sở Du lịch", exact=True).check()
    office.page.get_by_label("Lời nhắc").fill("Đề nghị gửi trước 16 giờ hôm nay.")
    office.presses("Nhắc ngay")
    office.shows("Đã nhắc")
    office.picture(office.page, "don-doc")

    office.page.locator("#cong-van ~ form, form[action$='cong-van/']").get_by_role(
        "button", name="Lập công văn đôn đốc"
    ).click()
    letter = linked(office, re.compile("Gửi .* đơn vị"))
    assert check(letter).is_clean
    assert "Sở Du lịch" in text_of(letter)

    office.sits("canbo.dulich")
    office.open("/lam-viec/thong-bao/")
    office.shows("Đề nghị gửi trước 16 giờ hôm nay.")
    office.picture(office.page, "thong-bao")
    assert Reminder.objects.filter(report__unit__code="so-dl").exists()


def test_offices_change_shape_and_last_year_stays_as_it_was(office: Office, plan: Plan):
    report = a_year_on_paper(plan)
    admin = User.objects.get(username="quantri")
    drafts = load_reorganisation(json.loads(CHANGES.read_text("utf8")), by=admin)
    office.sits("quantri")
    before = printed(office, report)

    for draft in drafts:
        office.open(f"/lam-viec/sap-xep/{draft.pk}/xem-truoc/")
        office.shows("Ai mất, ai có quyền")
        office.picture(office.page, f"sap-xep-{draft.effective_on}")
        office.presses("Áp dụng")
        office.presses("Áp dụng đợt sắp xếp")
        office.page.wait_for_url(re.compile(rf"/sap-xep/{draft.pk}/$"))
        draft.refresh_from_db()
        assert draft.state == Reorganisation.State.APPLIED

    assert printed(office, report) == before
    office.open(f"/lam-viec/don-vi/{Unit.objects.get(code='so-tttt').pk}/")
    office.picture(office.page, "don-vi-cu")


def a_year_on_paper(plan: Plan) -> Consolidation:
    """The year locked with every report missing, and its consolidated report drafted."""
    focal = User.objects.get(username="daumoi")
    year = open_round(plan, kind="year", year=2024, by=focal)
    lock_round(year, exceptions={r.pk: "Chưa nộp." for r in year.reports.all()}, by=focal)
    return draft_report(year, day=REPORTED, by=focal).consolidation


def printed(office: Office, report: Consolidation) -> list[str]:
    """sha256 of the report's file, of the report composed again, of the plan printed again."""
    office.open(f"/lam-viec/bao-cao/tong-hop/{report.pk}/")
    again = compose(report, of_province(report.round.plan, day=REPORTED), day=REPORTED)
    files = [linked(office, re.compile("^Tải tệp Word")), build(again)]
    office.open(f"/lam-viec/ke-hoach/{report.round.plan_id}/")
    files.append(linked(office, re.compile(r"In lại kế hoạch \(.docx\)")))
    return [sha256(file).hexdigest() for file in files]


def linked(office: Office, words: re.Pattern[str]) -> bytes:
    with office.page.expect_download() as coming:
        office.page.get_by_role("link", name=words).first.click()
    return Path(coming.value.path()).read_bytes()


def text_of(word: bytes) -> str:
    paper = Document(io.BytesIO(word))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


WORDS, STATUS, NIL = (labels()[name] for name in ("words", "status", "is_nil"))
DONE = "Đã thực hiện trong quý, có sản phẩm kèm theo."


def rows(book: Workbook) -> tuple[Worksheet, dict[str, int], list[int]]:
    """The sheet of tasks, its columns by heading, the rows that hold a task."""
    sheet = book[ITEM_SHEET]
    heading = next(r for r in range(1, 20) if sheet.cell(r, 2).value == "TT")
    columns = {str(c.value): c.column for c in sheet[heading] if c.value}
    tasks = [r for r in range(heading + 1, sheet.max_row + 1) if sheet.cell(r, 2).value]
    return sheet, columns, [r for r in tasks if "item" in str(sheet.cell(r, 1).value)]


def fill(book: Workbook) -> None:
    """What was done on every row, and nothing else."""
    sheet, columns, tasks = rows(book)
    for row in tasks:
        sheet.cell(row, columns[WORDS], DONE)
        sheet.cell(row, columns[STATUS], "Đang thực hiện")
        sheet.cell(row, columns[NIL], "Không")


def with_three_faults(book: Workbook) -> list[str]:
    """The addresses of the cells that are now wrong."""
    sheet, columns, tasks = rows(book)
    wrong = [
        sheet.cell(tasks[0], columns[STATUS], "Xong rồi"),
        sheet.cell(tasks[1], columns[NIL], "Hình như có"),
        sheet.cell(tasks[2], columns[STATUS], "99"),
    ]
    return [cell.coordinate for cell in wrong]


def saved(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def downloaded(office: Office, button: str) -> bytes:
    with office.page.expect_download() as coming:
        office.presses(button)
    return Path(coming.value.path()).read_bytes()


def upload(office: Office, content: bytes) -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "bao cao da sua ten.xlsx", "mimeType": sheet, "buffer": content}
    office.page.locator("input[type=file]").set_input_files(files=[file])
    office.presses("Nộp tệp")
    expect(office.page.locator("h1")).to_have_text(re.compile("bao cao"))
