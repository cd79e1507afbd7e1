"""The calendar of working days on its pages: a year, its days, its source."""

from datetime import date

import pytest

from nhipcau.organisations.models import Role, SpecialDay, WorkingYear
from nhipcau.organisations.working_days import enter_year, load_calendar, set_day
from tests.factories.organisations import make_user
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


@pytest.fixture
def year():
    return enter_year(2024, by=None)


def test_years_are_listed_with_what_they_hold(client, focal):
    load_calendar()

    years = client.get(page("calendar_list")).context["years"]

    assert [(y.year, y.off, y.worked) for y in years] == [
        (2026, 13, 2), (2025, 12, 1), (2024, 12, 1)
    ]  # fmt: skip


def test_an_empty_house_says_which_year_is_missing(client, focal):
    said = text(client.get(page("calendar_list")))

    assert "Chưa nhập lịch năm nào" in said
    assert "Chưa có lịch nghỉ năm" in said


def test_a_year_is_entered_once(client, focal):
    told = {"year": "2027", "source": "Thông báo 99"}

    first = client.post(page("calendar_list"), told)
    again = client.post(page("calendar_list"), told)

    assert first.url == page("calendar_page", WorkingYear.objects.get().pk)
    assert (again.status_code, "Lịch năm 2027 đã có" in text(again)) == (422, True)


def test_a_day_is_entered_changed_and_taken_out_with_its_history(client, focal, year):
    told = {"on": "18/04/2024", "kind": "off", "name": "Giỗ Tổ"}
    client.post(page("calendar_day", year.pk), told)
    client.post(page("calendar_day", year.pk), told | {"name": "Giỗ Tổ Hùng Vương"})
    day = SpecialDay.objects.get()

    answer = client.post(page("calendar_remove", year.pk, day.pk), follow=True)

    assert day.name == "Giỗ Tổ Hùng Vương"
    assert not SpecialDay.objects.exists()
    assert "18/04/2024: Nghỉ: Giỗ Tổ → Nghỉ: Giỗ Tổ Hùng Vương" in text(answer)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"on": "31/02/2024"}, "31/02/2024"),
        ({"on": "04/05/2024"}, "vốn đã nghỉ"),
        ({"on": "18/04/2025"}, "không thuộc năm 2024"),
        ({"name": ""}, "Ghi dịp nghỉ"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_its_words_kept(
    client, focal, year, changed, sentence
):
    told = {"on": "18/04/2024", "kind": "off", "name": "Giỗ Tổ"} | changed

    answer = client.post(page("calendar_day", year.pk), told)

    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert told["on"] in text(answer)


@pytest.mark.parametrize(
    ("asked", "filled"), [("2024-04-18", "18/04/2024"), ("2024-04-19", None), ("x", None)]
)
def test_a_day_can_be_taken_up_for_change(client, focal, year, asked, filled):
    set_day(year, on=date(2024, 4, 18), kind="off", name="Giỗ Tổ", by=focal)

    form = client.get(page("calendar_page", year.pk), {"ngay": asked}).context["form"]

    assert ((form["on"].value() or None) and f"{form['on'].value():%d/%m/%Y}") == filled


def test_the_source_is_named_and_verified(client, focal, year):
    refused = client.post(page("calendar_revise", year.pk), {"source": "", "is_verified": "on"})
    client.post(page("calendar_revise", year.pk), {"source": "TB 1", "is_verified": "on"})

    year.refresh_from_db()
    assert (refused.status_code, year.source, year.is_verified) == (422, "TB 1", True)


def test_a_day_of_another_year_is_not_taken_out_here(client, focal, year):
    other = enter_year(2025, by=None)
    day = set_day(other, on=date(2025, 1, 1), kind="off", name="Tết", by=focal)

    assert client.post(page("calendar_remove", year.pk, day.pk)).status_code == 404
    assert SpecialDay.objects.exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.LEADER, Role.EDITOR])
def test_only_who_keeps_the_registers_comes_in(client, year, role):
    client.force_login(make_user(role=role))

    assert client.get(page("calendar_list")).status_code == 403
    assert client.post(page("calendar_day", year.pk)).status_code == 403


def test_the_page_costs_the_same_with_one_and_thirty_days(client, focal, year):
    costs = []
    for days in (range(1, 2), range(2, 31)):
        for day in (date(2024, 4, n) for n in days):
            if day.weekday() < 5:
                set_day(year, on=day, kind="off", name="Nghỉ", by=focal)
        costs.append(queries_of(client, page("calendar_page", year.pk)))

    assert costs[0] == costs[1]
