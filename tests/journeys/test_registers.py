"""Registers as offices live them: entered once, counted by themselves, found in the report."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import expect

from nhipcau.demo import clock
from nhipcau.drafting.reporting import draft_report
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Plan
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import (
    Delegation,
    Investor,
    Partner,
    PressVisit,
    Printing,
    Publication,
    Register,
    StockMove,
)
from nhipcau.registries.partners.entering import enter_partner
from nhipcau.registries.reviewing.questions import load_questions
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.reports import make_round
from tests.journeys.office import Office

pytestmark = [pytest.mark.journey, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def foreign(office: Office) -> Unit:
    return User.objects.get(username="canbo.ngoaivu").appointments.get().unit


@pytest.fixture
def plan(foreign: Unit) -> Plan:
    """A plan of this year with one task that the unit leads."""
    plan = make_plan(year=timezone.localdate().year)
    make_task(plan=plan, group=make_section(plan, code="III"), title="Đón đoàn", leads=(foreign,))
    return plan


def partner(unit: Unit, name: str, kind: str = "enterprise", country: str = "JP") -> Partner:
    values = {"name": name, "kind": kind, "country": country}
    return enter_partner(values=values, unit=unit, by=User.objects.get(username="canbo.ngoaivu"))


def fill(office: Office, **told: str) -> None:
    """Fields by their names."""
    for name, words in told.items():
        office.page.locator(f"main [name={name}]").fill(words)


def test_a_delegation_from_decision_to_the_report_of_its_quarter(office, foreign, plan):
    partner(foreign, "Thành phố Izumisano", "locality")
    today = timezone.localdate()
    office.sits("canbo.ngoaivu")
    office.open("/lam-viec/so/doan-ra-doan-vao/moi/")
    fill(office, title="Đoàn Izumisano thăm tỉnh", countries="Nhật", partners="izumi")
    fill(office, starts_on=f"{today:%d/%m/%Y}")
    office.page.locator("[name=way]").select_option("in")
    office.page.locator("[name=tasks]").first.check()
    office.presses("Ghi vào sổ")
    decide_and_receive(office, today)

    row = Delegation.objects.get()
    office.page.get_by_role("link", name="Ghi đã báo cáo kết quả").click()
    fill(office, reported_on=f"{today:%d/%m/%Y}", result="Hai bên thống nhất giao lưu.")
    office.presses("Ghi đã báo cáo kết quả")
    office.shows("Đã báo cáo kết quả")
    office.picture(office.page, "so-doan")

    index = (today.month + 2) // 3
    focal = User.objects.get(username="daumoi")
    drafted = draft_report(make_round(plan=plan, year=plan.year, index=index), by=focal, day=today)
    with drafted.document.file.content.open() as file:
        words = told_in(file.read())
    assert {"Đoàn Izumisano thăm tỉnh", "8 người"} <= words
    office.sits("daumoi")
    figure = drafted.consolidation.figures.get(key="kind.delegation")
    office.open(f"/lam-viec/so-lieu/{figure.pk}/")
    office.page.get_by_role("link", name="Đoàn Izumisano thăm tỉnh").click()
    office.page.get_by_role("link", name=row.title).first.click()
    expect(office.page).to_have_url(f"{office.address}/lam-viec/so/muc/{row.pk}/")


def decide_and_receive(office: Office, today: date) -> None:
    office.page.get_by_role("link", name="Ghi đã có quyết định").click()
    fill(office, decision_number="12/QĐ-UBND", decided_on=f"{today:%d/%m/%Y}")
    office.presses("Ghi đã có quyết định")
    office.page.get_by_role("link", name="Ghi đã diễn ra").click()
    fill(office, people="8")
    office.presses("Ghi đã diễn ra")
    office.shows("Đã tự ghi thành kết quả")


def told_in(content: bytes) -> set[str]:
    """Every cell of every table of a Word file."""
    tables = Document(BytesIO(content)).tables
    return {cell.text for table in tables for row in table.rows for cell in row.cells}


def test_two_hundred_investors_come_in_with_twelve_near_doubles(office, foreign):
    first = ("Biển Xanh", "Núi Cao", "Sông Côn", "Đồi Cát", "Gió Mới", "Trăng Khuya", "Nắng Sớm")
    last = ("Hàng Hải", "Điện Tử", "Nông Sản", "Đồ Gỗ", "May Mặc", "Du Lịch", "Thép", "Dược")
    names = [f"Công ty TNHH {first[n % 7]} {last[n // 7 % 8]} {n}" for n in range(188)]
    for name in names[:6]:
        partner(foreign, name.replace("Công ty TNHH", "Công ty cổ phần"))
    twins = [name.replace("Công ty TNHH", "Công ty CP") for name in names[6:12]]
    book = Workbook()
    book.active.append(["Tên", "Nước", "Lĩnh vực quan tâm"])
    for name in names + twins + [f"Hội mẫu {n}" for n in range(6)]:
        book.active.append([name, "Nhật Bản", "Du lịch, nghỉ dưỡng"])
    out = BytesIO()
    book.save(out)

    office.sits("canbo.ngoaivu")
    office.open("/lam-viec/bang/nha-dau-tu/nhap/")
    file = {"name": "nha-dau-tu.xlsx", "mimeType": "", "buffer": out.getvalue()}
    office.page.get_by_label("Tệp .xlsx hoặc .csv").set_input_files(file)
    office.presses("Xem trước")
    office.shows("200 dòng")
    office.shows("còn 12 dòng chờ chọn")
    office.picture(office.page, "so-nhap-xem-truoc")
    office.page.get_by_label("Mọi dòng có thể đã có").select_option("skip")
    office.presses("Nhập vào sổ")

    office.shows("thêm mới 188")
    assert Investor.objects.count() == 188
    office.open("/lam-viec/so/nha-dau-tu/?q=bien+xanh&country=nhat")
    office.shows("có “bien xanh”")


def test_a_leaflet_in_four_languages_goes_to_nine_companies(office, foreign):
    by = User.objects.get(username="canbo.ngoaivu")
    load_questions()
    leaflet = keeping.enter(
        Register.PUBLICATION,
        values={"title": "Tờ gấp mời gọi đầu tư", "form": "leaflet"},
        unit=foreign,
        by=by,
    )
    for language in ("vi", "en", "ja", "ko"):
        values = {"language": language, "title": "Tờ gấp", "made": "print", "print_run": 100}
        parts.add(leaflet, Printing, values=values, by=by)
    for number in range(9):
        partner(foreign, f"Công ty mẫu số {number + 1}", country="KR")
    office.sits("canbo.ngoaivu")
    take_in(office, leaflet)

    office.open(f"/lam-viec/so/muc/{leaflet.pk}/kho/phat/")
    for field in office.page.locator("input[name^=copies_]").all():
        field.fill("5")
    fill(office, words="cong ty mau")
    office.presses("Tìm đối tác")
    for number in range(9):
        office.page.get_by_label(f"Công ty mẫu số {number + 1}").check()
    office.presses("Phát và ghi sổ")

    given = StockMove.objects.given_out()
    assert (given.count(), sum(move.quantity for move in given)) == (36, -180)
    office.picture(office.page, "so-kho-an-pham")


def take_in(office: Office, leaflet: Publication) -> None:
    for printing in leaflet.printings.all():
        office.open(f"/lam-viec/so/muc/{leaflet.pk}/kho/ghi/")
        office.page.locator("[name=printing]").select_option(str(printing.pk))
        office.page.locator("input[name=kind][value=printed]").check()
        fill(office, quantity="100")
        office.page.locator("form button[type=submit]").last.click()


def test_a_foreign_crew_asks_and_what_it_published_proves_the_visit(office, foreign):
    begins = timezone.localdate() + timedelta(days=30)
    ask_from_outside(office, begins)
    visit = PressVisit.objects.get()
    office.shows(visit.request_code)

    with clock.at(clock.local(begins + timedelta(days=5), 9)):
        office.sits("daumoi")
        forwarded = {"forwarded_on": begins - timedelta(days=25)}
        step(office, visit, "chuyen/forwarded", "Ghi đã chuyển đi", forwarded)
        point = {"on": begins, "what": "Quay ở làng gốm", "place": "Làng gốm"}
        step(office, visit, "chuong-trinh/them", "Thêm", point)
        permit = {"answered_on": begins - timedelta(days=12), "permit_number": "07/GP-BC"}
        permit |= {"permit_from": begins, "permit_until": begins + timedelta(days=4)}
        step(office, visit, "chuyen/permitted", "Ghi được phép", permit)
        office.open(f"/lam-viec/so/muc/{visit.pk}/chuyen/took_place/")
        office.page.locator("[name=guide]").select_option(index=1)
        office.presses("Ghi đã hoạt động")
        film = {"title": "Pottery by the sea", "outlet": "Sample Television"}
        film |= {"published_on": begins + timedelta(days=4), "url": "https://tv.example/pottery"}
        step(office, visit, "bai/them", "Thêm", film)
        office.shows("Pottery by the sea")
        office.picture(office.page, "so-phong-vien")

    visit.refresh_from_db()
    proofs = set(visit.output.evidence.values_list("url", flat=True))
    assert (visit.output.kind, "https://tv.example/pottery" in proofs) == ("press_visit", True)


def step(office: Office, visit: PressVisit, at: str, button: str, told: dict[str, object]) -> None:
    """A page of the visit filled in, days as people write them, and its button."""
    office.open(f"/lam-viec/so/muc/{visit.pk}/{at}/")
    words = {k: f"{v:%d/%m/%Y}" if isinstance(v, date) else str(v) for k, v in told.items()}
    fill(office, **words)
    office.presses(button)
    expect(office.page).to_have_url(re.compile(rf"/so/muc/{visit.pk}/(#.*)?$"))


def ask_from_outside(office: Office, begins: date) -> None:
    office.open("/en/foreign-press/")
    page = office.page
    page.locator("[name=kind]").select_option(index=1)
    page.locator("[name=outlet_name]").fill("Sample Television")
    page.locator("[name=country]").select_option("FR")
    page.locator("[name=starts_on]").fill(f"{begins:%Y-%m-%d}")
    page.locator("[name=ends_on]").fill(f"{begins + timedelta(days=3):%Y-%m-%d}")
    page.locator("[name=places]").fill("A pottery village")
    page.locator("[name=purpose]").fill("A film about potters")
    page.locator("[name=person-0-name]").fill("Sample Reporter")
    page.locator("[name=person-0-nationality]").select_option("FR")
    page.locator("[name=name]").fill("Sample Person")
    page.locator("[name=email]").fill("desk@tv.example")
    page.wait_for_timeout(3500)  # the form does not take an answer quicker than a person writes
    page.locator("main form button[type=submit]").last.click()
