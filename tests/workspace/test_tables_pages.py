"""Files of registers at the desk: taken away as the list shows, looked at, brought in."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from nhipcau.registries.models import Partner, TableImport
from tests.factories.organisations import make_unit
from tests.factories.registries import make_entry, make_partner
from tests.workspace.pages import page, signed_in, text

pytestmark = pytest.mark.django_db
SLUG = "doan-ra-doan-vao"


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, "officer", unit)


def sent(officer, lines, slug="doi-tac"):
    content = "\n".join(["Tên;Loại;Nước", *lines]).encode()
    file = SimpleUploadedFile("bang.csv", content)
    return officer.post(page("table_upload", slug), {"file": file}, follow=True)


def test_a_file_says_what_the_list_says(officer):
    make_entry(title="Đoàn Champasak", countries=["LA"])
    make_entry(title="Đoàn Izumisano", countries=["JP"])

    answer = officer.get(page("table_export", SLUG, "xlsx"), {"country": "Lào"})

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Đoàn Champasak"]


def test_the_inside_of_an_entry_is_in_no_file(officer):
    make_entry(internal_note="Xe đón lúc 6 giờ", purpose="Thăm")

    answer = text(officer.get(page("table_export", SLUG, "csv")))

    assert ("Thăm" in answer, "Xe đón" in answer) == (True, False)


def test_lines_are_decided_and_brought_in(officer, unit):
    make_partner(name="Công ty Ánh Dương", kind="enterprise")
    sent(officer, ["Công ty cổ phần Ánh Dương;Doanh nghiệp;Nhật", "Hội Hữu nghị;Hội, hiệp hội;Lào"])
    found = TableImport.objects.get()

    officer.post(page("table_page", found.pk), {"moi-perhaps": "skip", "apply": "1"})

    names = set(Partner.objects.values_list("name", flat=True))
    assert names == {"Công ty Ánh Dương", "Hội Hữu nghị"}
    assert Partner.objects.get(name="Hội Hữu nghị").unit == unit


def test_a_line_nobody_decided_stops_the_import_with_a_sentence(officer):
    make_partner(name="Công ty Ánh Dương", kind="enterprise")
    sent(officer, ["Công ty cổ phần Ánh Dương;Doanh nghiệp;Nhật"])
    found = TableImport.objects.get()

    answer = officer.post(page("table_page", found.pk), {"apply": "1"}, follow=True)

    assert "Còn 1 dòng chưa chọn (dòng 2)." in text(answer)
    assert Partner.objects.count() == 1


def test_a_file_that_is_no_table_is_refused_at_its_field(officer):
    file = SimpleUploadedFile("bang.pdf", b"%PDF-1.4")

    answer = officer.post(page("table_upload", SLUG), {"file": file})

    assert answer.status_code == 422
    assert "Chỉ nhập được từ tệp .xlsx hoặc .csv." in text(answer)


def test_another_unit_does_not_see_what_was_uploaded(client, officer):
    sent(officer, ["Hội Hữu nghị;Hội, hiệp hội;Lào"])
    found = TableImport.objects.get()

    assert signed_in(client, "officer").get(page("table_page", found.pk)).status_code == 403
