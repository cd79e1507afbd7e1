"""The pages that all registers share: lists, cards, entering, moving, parts, calendar."""

import pytest

from nhipcau.organisations.models import Role
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import ContactAccess, Delegation, Entry, Gift, Member, Register
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_entry, make_partner
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
SLUG = "doan-ra-doan-vao"


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, "officer", unit)


def test_an_entry_is_written_into_the_register_by_its_form(officer, unit):
    make_partner(name="Thành phố Izumisano")
    told = {
        "title": "Đoàn Izumisano",
        "way": "in",
        "countries": "Nhật",
        "partners": "izumi",
        "starts_on": "06/05/2024",
        "is_counted": "on",
    }

    officer.post(page("entry_new", SLUG), told)

    row = Delegation.objects.get()
    assert (row.title, row.countries, row.unit, [p.name for p in row.partners.all()]) == (
        "Đoàn Izumisano",
        ["JP"],
        unit,
        ["Thành phố Izumisano"],
    )


def test_a_partner_that_nobody_knows_is_asked_for_at_its_field(officer):
    told = {"title": "Đoàn", "way": "in", "partners": "Nơi không có"}

    answer = officer.post(page("entry_new", SLUG), told)

    assert answer.status_code == 422
    assert "Chưa có đối tác “Nơi không có”" in text(answer)


def test_the_card_hides_the_inside_from_other_units(client, unit):
    row = make_entry(unit=unit, internal_note="Xe đón lúc 6 giờ")
    parts.add(row, Gift, values={"way": "given", "what": "Tranh gốm"}, by=make_user())

    other = text(signed_in(client, "officer").get(page("entry_page", row.pk)))
    own = text(signed_in(client, "officer", unit).get(page("entry_page", row.pk)))

    assert ("Xe đón" in other, "Tranh gốm" in other) == (False, False)
    assert ("Xe đón" in own, "Tranh gốm" in own) == (True, True)


def test_another_unit_does_not_change_an_entry(client, unit):
    row = make_entry(unit=unit)

    answer = signed_in(client, "officer").post(page("entry_strike", row.pk), {"reason": "?"})

    assert answer.status_code == 403
    assert Entry.objects.standing().count() == 1


def test_a_unit_that_takes_part_keeps_the_entry_too(client, unit):
    row = make_entry(taking_part=[unit])

    answer = signed_in(client, "officer", unit).get(page("entry_revise", row.pk))

    assert answer.status_code == 200


def test_going_back_without_a_reason_is_refused_on_its_page(officer, unit):
    row = make_entry(unit=unit)
    keeping.move(row, to="cancelled", reason="Bạn hoãn.", by=make_user())

    answer = officer.post(page("entry_move", row.pk, "planned"), {"reason": ""})

    assert (answer.status_code, "Nêu lý do." in text(answer)) == (422, True)


def test_a_paper_is_added_and_taken_off_with_a_reason(officer, unit):
    row = make_entry(unit=unit)
    officer.post(page("entry_part_new", row.pk, "giay-to"), {"kind": "decision", "number": "5/QĐ"})
    paper = row.papers.get()

    officer.post(page("entry_part_off", row.pk, "giay-to", paper.pk), {"reason": "Nhầm mục"})

    paper.refresh_from_db()
    assert (paper.number, paper.taken_off_reason) == ("5/QĐ", "Nhầm mục")
    assert [step.act for step in row.steps.all()] == ["enter", "add_paper", "take_off_paper"]


@pytest.mark.parametrize("register", sorted(Register.values))
def test_every_register_opens_empty_full_and_as_a_form(client, register):
    from nhipcau.workspace.registers.every import BY_CODE

    signed_in(client, Role.FOCAL)
    slug = BY_CODE[register].slug
    empty = client.get(page("entry_list", slug)).status_code
    row = make_entry(register)

    codes = [
        client.get(address, follow=True).status_code
        for address in (
            page("entry_list", slug),
            page("entry_new", slug),
            page("entry_page", row.pk),
            page("entry_revise", row.pk),
        )
    ]
    assert [empty, *codes] == [200] * 5


def test_a_list_costs_the_same_queries_for_thirty_as_for_one(officer, unit):
    make_entry(unit=unit)
    one = queries_of(officer, page("entry_list", SLUG))
    for _ in range(10):
        make_entry(unit=unit, partners=[make_partner()])

    assert queries_of(officer, page("entry_list", SLUG)) == one


def test_the_list_is_narrowed_by_country_words_and_days(officer, unit):
    make_entry(unit=unit, title="Đoàn Champasak", countries=["LA"])
    make_entry(unit=unit, title="Đoàn Izumisano", countries=["JP"])

    asked = {"country": "lào", "q": "doan", "first": "01/05/2024", "last": "31/05/2024"}
    answer = text(officer.get(page("entry_list", SLUG), asked))

    assert ("Đoàn Champasak" in answer, "Đoàn Izumisano" in answer) == (True, False)


def test_what_counts_for_no_task_stands_on_a_list_of_its_own(officer, unit):
    make_entry(unit=unit, title="Đoàn chưa gắn")
    make_entry(title="Đoàn của đơn vị khác")

    answer = text(officer.get(page("entry_loose")))

    assert ("Đoàn chưa gắn" in answer, "Đoàn của đơn vị khác" in answer) == (True, False)


def test_the_calendar_shows_each_day_of_an_entry_and_its_last_days(officer, unit):
    row = make_entry(unit=unit, title="Đoàn Izumisano")
    keeping.move(row, to="approved", values={"decision_number": "1/QĐ"}, by=make_user())

    may = text(officer.get(page("entry_calendar"), {"thang": "15/05/2024"}))

    assert may.count("Đoàn Izumisano") >= 4 + 1
    assert "24/05/2024" in may


def test_the_calendar_file_holds_whole_days(officer, unit, settings):
    from datetime import timedelta

    from django.utils import timezone

    day = timezone.localdate() + timedelta(days=3)
    make_entry(unit=unit, title="Đoàn sắp tới", starts_on=day, ends_on=None)

    answer = text(officer.get(page("entry_calendar_file")))

    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in answer.replace("\r\n ", "")


def test_the_way_in_names_every_register_and_what_is_due(officer, unit):
    row = make_entry(unit=unit)
    keeping.move(row, to="approved", values={"decision_number": "1/QĐ"}, by=make_user())

    answer = text(officer.get(page("register_home")))

    assert [label in answer for label in Register.labels] == [True] * len(Register.labels)
    assert "Báo cáo kết quả đoàn" in answer


def test_a_card_that_names_people_notes_who_looked(officer, unit):
    row = make_entry(unit=unit)
    parts.add(row, Member, values={"name": "Người mẫu A", "role": "head"}, by=make_user())

    officer.get(page("entry_page", row.pk))

    (noted,) = ContactAccess.objects.all()
    assert (noted.act, noted.count, noted.where) == ("list", 1, f"Thẻ của mục số {row.pk}")
