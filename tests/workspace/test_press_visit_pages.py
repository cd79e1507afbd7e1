"""Foreign press on the staff's side: the card, its moves with letters, changes, prints, figures."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Role
from nhipcau.registries.models import ContactAccess, Member, ProgrammeItem
from nhipcau.registries.press_visits import handling
from nhipcau.registries.press_visits.changing import ask_change
from tests.factories.organisations import make_unit, make_user
from tests.factories.press_visits import ARRIVES, make_permitted, make_request
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
SLUG = "phong-vien-nuoc-ngoai"


def drawn() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (2, 2)).save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, "officer", unit)


@pytest.fixture
def permitted(unit):
    return make_permitted(by=make_user(role=Role.OFFICER, unit=unit))


def test_the_crew_stands_on_the_card_for_those_who_keep_it_and_the_look_is_written_down(
    officer, unit
):
    visit = make_request(unit=unit)

    shown = text(officer.get(page("entry_page", visit.pk)))

    assert ("Second Person" in shown, visit.request_code in shown) == (True, True)
    access = ContactAccess.objects.get()
    assert (access.act, "Person" in access.where) == ("list", False)


def test_other_units_see_the_visit_but_nobody_of_the_crew(officer):
    visit = make_request()

    shown = text(officer.get(page("entry_page", visit.pk)))

    assert ("Sample Broadcasting" in shown, "Second Person" in shown) == (True, False)
    assert "crew@outlet.example" not in shown
    assert officer.get(page("pressrequest_print", visit.pk)).status_code == 403


def test_a_move_on_the_card_writes_to_who_asked(officer, unit, settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    visit = make_request(unit=unit)

    officer.post(page("entry_move", visit.pk, "forwarded"), {"forwarded_on": "04/06/2024"})

    visit.refresh_from_db()
    assert (visit.state, [one.to for one in mailoutbox]) == (
        "forwarded",
        [["crew@outlet.example"]] * 2,
    )


def test_the_permit_needs_its_number_on_the_page(officer, unit):
    visit = make_request(unit=unit)

    answer = officer.post(page("entry_move", visit.pk, "permitted"), {"answered_on": "12/06/2024"})

    visit.refresh_from_db()
    assert (answer.status_code, visit.state) == (422, "asked")


def test_a_new_point_is_only_asked_for_and_a_member_is_kept_for_a_time(officer, unit):
    visit = make_request(unit=unit)
    point = {"on": "01/07/2024", "what": "Xem làm gốm"}

    officer.post(page("entry_part_new", visit.pk, "chuong-trinh"), point)
    officer.post(
        page("entry_part_new", visit.pk, "nguoi"), {"role": "crew", "name": "Third Person"}
    )

    assert ProgrammeItem.objects.get().is_approved is False
    assert Member.objects.last().keep_until > date(2024, 7, 5)


def test_a_change_is_answered_in_writing(officer, permitted):
    change = ask_change(permitted, what="Đổi", on=date(2024, 6, 20), by=permitted.guide)
    told = {"is_approved": "yes", "answered_on": "21/06/2024"}

    refused = officer.post(page("pressrequest_change", change.pk), told)
    done = officer.post(page("pressrequest_change", change.pk), told | {"document": "9/UBND"})

    change.refresh_from_db()
    assert (refused.status_code, done.status_code, change.is_approved) == (422, 302, True)
    assert "Ghi số văn bản trả lời" in text(refused)
    assert officer.get(page("pressrequest_change", change.pk)).status_code == 404


def test_a_letter_without_a_server_is_sent_by_hand(officer, unit, settings):
    settings.NHIPCAU_MAIL = False
    letter = make_request(unit=unit).mails.get()

    officer.post(page("pressrequest_letter", letter.pk))

    letter.refresh_from_db()
    assert letter.state == "sent"


def test_the_page_for_the_report_names_no_reporter(officer, permitted):
    visit = handling.move(
        permitted, to="took_place", values={"is_counted": False}, by=permitted.guide
    )

    shown = text(officer.get(page("pressrequest_report", visit.pk)))

    assert ("Xem làm gốm" in shown, "Nhật Bản: 2" in shown, "Second Person" in shown) == (
        True,
        True,
        False,
    )


def test_the_printed_request_has_the_crew_and_the_look_is_written_down(officer, unit):
    visit = make_request(unit=unit)

    shown = text(officer.get(page("pressrequest_print", visit.pk)))

    assert ("Second Person" in shown, ContactAccess.objects.get().act) == (True, "export")


def test_figures_are_told_for_the_days_asked_for(officer, permitted):
    handling.move(permitted, to="took_place", values={"is_counted": False}, by=permitted.guide)
    window = {"first": f"{ARRIVES:%d/%m/%Y}", "last": f"{ARRIVES:%d/%m/%Y}"}

    inside = text(officer.get(page("pressrequest_figures"), window))
    empty = text(officer.get(page("pressrequest_figures"), {"first": "1/1/2001", "last": "x"}))

    assert ("1 đoàn, 2 người" in inside, "Nhật Bản" in inside) == (True, True)
    assert "Chưa có đoàn nào" in empty


def test_the_list_asks_the_database_as_often_for_many_visits_as_for_one(officer, unit):
    make_request(unit=unit)
    address = page("entry_list", SLUG)
    few = queries_of(officer, address)

    for at in range(10):
        make_request(unit=unit, outlet_name=f"Outlet {at}")

    assert queries_of(officer, address) == few


def test_an_upload_called_a_passport_is_refused_on_the_page_and_no_file_is_kept(officer, unit):

    visit = make_request(unit=unit)
    scan = SimpleUploadedFile("ho-chieu.png", drawn(), "image/png")

    answer = officer.post(
        page("entry_part_new", visit.pk, "giay-to"), {"kind": "other", "file": scan}
    )

    assert (answer.status_code, StoredFile.objects.count()) == (422, 0)
    assert "không giữ bản chụp hộ chiếu" in text(answer)
