"""Letters to those who registered: once, in their language, with the way to the ticket."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping
from nhipcau.registries.events.calendars import as_calendar
from nhipcau.registries.events.mailing import deliver
from nhipcau.registries.events.telling import call_off, tell_change
from nhipcau.registries.events.tickets import door_address, ticket_svg
from nhipcau.registries.events.wording import when_words
from tests.factories.events import come, make_event, open_event
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    settings.NHIPCAU_BASE_URL = "https://cong.example.vn"
    return mailoutbox


def test_the_ticket_goes_once_with_what_when_where(server):
    one = come(open_event(title="Hội nghị gốm", venue="Hội trường A"), email="an@example.org")

    runs = [deliver().sent, deliver().sent]

    (mail,) = server
    wanted = ("Hội nghị gốm", "24/05/2024", "Hội trường A", f"/vi/dang-ky/ve/{one.key}/")
    assert (runs, mail.to, [w for w in wanted if w not in mail.body]) == (
        [1, 0],
        ["an@example.org"],
        [],
    )
    assert one.steps.last().act == "mail"


def test_an_english_letter_tells_the_english_name_and_days_nobody_misreads(server):
    event = open_event(english_title="Pottery conference")
    come(event, language="en")

    deliver()

    wanted = ("Pottery conference", "2024-05-24", "/en/dang-ky/ve/")
    assert [w for w in wanted if w not in server[0].subject + server[0].body] == []


def test_the_code_on_the_ticket_is_not_the_key_of_the_persons_page():
    one = come(open_event())

    address = door_address(one, base_url="https://cong.example.vn")

    assert (one.code in address, one.key in address) == (True, False)
    assert ticket_svg(one, base_url="https://cong.example.vn", title="Vé").startswith("<svg")


@pytest.mark.parametrize(
    ("values", "vi", "en"),
    [
        ({}, "24/05/2024", "2024-05-24"),
        ({"starts_at": "08:00", "ends_at": "11:30"}, "08:00 - 11:30, 24/05/2024",
         "08:00 - 11:30, 2024-05-24"),
        ({"ends_on": "2024-05-26"}, "24/05/2024 - 26/05/2024", "2024-05-24 - 2024-05-26"),
        ({"starts_on": None}, "", ""),
    ],
)  # fmt: skip
def test_days_and_hours_are_told_in_both_languages(values, vi, en):
    event = make_event(**values)
    event.refresh_from_db()

    assert (when_words(event, "vi"), when_words(event, "en")) == (vi, en)


def test_a_calendar_tells_hours_where_there_are_some_and_nothing_of_the_inside():
    event = make_event(summary="Chỉ trong cơ quan", starts_at="08:00", venue="Quy Nhơn")
    event.refresh_from_db()

    told = as_calendar(event, language="vi", url="https://cong.example.vn/x/").decode()

    assert ("DTSTART:20240524T010000Z" in told, "LOCATION:Quy Nhơn" in told) == (True, True)
    assert "trong cơ quan" not in told


def test_a_calendar_of_whole_days_ends_on_the_day_after():
    told = as_calendar(make_event(), language="vi", url="https://cong.example.vn/x/").decode()

    assert "DTEND;VALUE=DATE:20240525" in told


def test_an_event_that_is_called_off_tells_everybody_on_its_list(server):
    event, by = open_event(seats=1), make_user()
    for name in ("An", "Bình"):
        come(event, name, email=f"{len(name)}@example.org")
    deliver()

    call_off(event, to="cancelled", reason="Bão.", by=by)
    sent = deliver().sent

    assert (sent, "Không tổ chức" in server[-1].subject) == (2, True)


def test_a_new_day_is_told_to_all_and_their_data_are_kept_as_long_after_it(server):
    event, by = open_event(seats=1), make_user()
    people = [come(event, name, email=f"{len(name)}@example.org") for name in ("An", "Bình")]
    event = keeping.revise(event, values={"starts_on": date(2024, 6, 7)}, by=by)

    count = tell_change(event, by=by)

    for one in people:
        one.refresh_from_db()
    told = [(one.mails.last().kind, one.keep_until) for one in people]
    assert (count, told) == (2, [("changed", date(2024, 12, 7))] * 2)


def test_what_is_over_has_no_change_to_tell():
    by = make_user()
    held = keeping.move(make_event(attended=9, by=by), to="held", by=by)

    with pytest.raises(ValidationError) as refused:
        tell_change(held, by=by)

    assert codes_of(refused) == {"state"}
