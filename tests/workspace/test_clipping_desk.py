"""The queue of clippings: what it shows, how it is narrowed, deciding of one and of several."""

from datetime import date, timedelta

import pytest

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.press import correcting, searching
from nhipcau.press.models import Clipping, Story
from nhipcau.workspace.clipping.queue import cursor_of, place_of
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_confirmed, make_outlet, make_topic
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 12)


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Sở Du lịch", short_name="Sở DL")


@pytest.fixture
def officer(client, unit) -> User:
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


@pytest.fixture
def focal(client) -> User:
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def shown(client, **asked: object) -> list[Clipping]:
    """The clippings of the page, in its order."""
    answer = client.get(page("clipping_list"), asked)
    assert answer.status_code == 200
    return [line["row"].clipping for line in answer.context["lines"]]


def test_the_queue_says_how_many_wait_and_since_when_and_shows_the_newest_day_first(client, focal):
    old = make_clipping(published_on=date(2024, 3, 1))
    new = make_clipping(published_on=DAY)
    make_confirmed()

    answer = client.get(page("clipping_list"))

    assert [line["row"].clipping for line in answer.context["lines"]] == [new, old]
    assert "2 tin chờ xem, tin cũ nhất đăng ngày 01/03/2024." in text(answer)


def test_an_empty_queue_says_what_will_stand_there(client, focal):
    assert "Không có tin nào chờ xem." in text(client.get(page("clipping_list")))


@pytest.mark.parametrize(
    ("asked", "count"),
    [({}, 3), ({"state": "confirmed"}, 1), ({"state": "all"}, 4), ({"state": "xau"}, 3),
     ({"language": "ja"}, 1), ({"country": "JP"}, 1), ({"foreign": "on"}, 1),
     ({"first": "12/03/2024"}, 2), ({"last": "11/03/2024"}, 1), ({"first": "32/03/2024"}, 3),
     ({"state": "all", "tone": "bad"}, 1), ({"state": "all", "bare": "on"}, 3),
     ({"outlet": "9" * 30}, 3), ({"before": "x", "after": "20241399-1"}, 3)],
)  # fmt: skip
def test_the_queue_is_narrowed(client, focal, asked, count):
    make_clipping(outlet=make_outlet(country="JP"), language="ja")
    make_clipping()
    make_clipping(published_on=DAY - timedelta(days=3))
    make_confirmed(tone="bad")

    assert len(shown(client, **asked)) == count


def test_the_queue_is_narrowed_by_topic_outlet_and_unit(client, focal):
    topic, confirmed = make_topic(), make_confirmed()
    tagged, off = make_clipping(), make_clipping()
    correcting.tag(tagged, topic=topic, by=focal)
    correcting.tag(off, topic=topic, by=focal)
    correcting.untag(off, topic=topic, by=focal)

    found = [
        shown(client, topic=topic.pk),
        shown(client, outlet=off.outlet_id),
        shown(client, state="all", unit=confirmed.unit_id),
    ]

    assert found == [[tagged], [off], [confirmed]]


@pytest.mark.parametrize(("words", "count"), [("song con", 1), ("tau ngam", 0), ("-song", 1)])
def test_words_are_found_without_marks(client, focal, words, count):
    for title in ("Sông Côn mùa lũ", "Chợ nổi"):
        searching.keep(make_clipping(title=title))

    assert len(shown(client, q=words)) == count


def test_pages_go_down_and_up_by_day_and_number(client, focal):
    rows = [make_clipping(published_on=DAY - timedelta(days=n // 7)) for n in range(60)]
    rows.sort(key=lambda row: (row.published_on, row.pk), reverse=True)
    first = client.get(page("clipping_list"))

    second = client.get(page("clipping_list") + first.context["older"])
    again = client.get(page("clipping_list") + second.context["newer"])

    seen = [
        [line["row"].clipping for line in one.context["lines"]] for one in (first, second, again)
    ]
    assert seen == [rows[:50], rows[50:], rows[:50]]
    assert (first.context["newer"], second.context["older"], again.context["newer"]) == ("", "", "")


def test_a_cursor_is_read_as_it_was_written():
    row = make_clipping()

    assert place_of(cursor_of(row)) == (DAY, row.pk)
    assert [place_of(odd) for odd in ("", "20240230-1", "20240312-", "x")] == [None] * 4


def test_a_line_tells_how_many_other_outlets_printed_the_story(client, focal):
    story = Story.objects.create(title="Tin", first_on=DAY, last_on=DAY)
    outlet = make_outlet()
    for one in (outlet, outlet, make_outlet(), make_outlet()):
        make_clipping(outlet=one, story=story)

    answer = client.get(page("clipping_list"))

    assert {line["row"].others for line in answer.context["lines"]} == {2}


@pytest.mark.parametrize("asked", ["", "?state=all&q=tin"])
def test_the_queue_costs_as_much_for_thirty_as_for_one(client, focal, asked):
    def lay() -> None:
        story = Story.objects.create(title="Tin", first_on=DAY, last_on=DAY)
        row = make_clipping(story=story)
        correcting.tag(row, topic=make_topic(), by=focal)
        searching.keep(row)

    lay()
    one = queries_of(client, page("clipping_list") + asked)
    for _n in range(29):
        lay()

    assert queries_of(client, page("clipping_list") + asked) == one


def test_one_is_confirmed_for_ones_own_unit_and_the_next_line_follows(client, officer, unit):
    below = make_clipping(published_on=DAY - timedelta(days=1))
    row = make_clipping()
    told = {"one": f"confirm-{row.pk}", "back": "language=vi"}

    answer = client.post(page("clipping_decide"), told)

    row.refresh_from_db()
    assert (row.state, row.unit, row.decided_by) == ("confirmed", unit, officer)
    assert answer.url == f"{page('clipping_list')}?language=vi#tin-{below.pk}"


def test_one_is_rejected_without_a_word(client, officer):
    row = make_clipping()

    answer = client.post(page("clipping_decide"), {"one": f"reject-{row.pk}"}, follow=True)

    row.refresh_from_db()
    assert row.state == "rejected"
    assert f"Đã bỏ “{row.title}”." in text(answer)


def test_staff_of_a_unit_choose_no_other_unit(client, officer):
    row = make_clipping()

    client.post(page("clipping_decide"), {"one": f"confirm-{row.pk}", "unit": make_unit().pk})

    row.refresh_from_db()
    assert row.state == "new"


def test_the_desk_confirms_for_any_unit_and_the_choice_stays(client, focal, unit):
    row = make_clipping()

    answer = client.post(page("clipping_decide"), {"one": f"confirm-{row.pk}", "unit": unit.pk})

    row.refresh_from_db()
    assert row.unit == unit
    assert f"cho={unit.pk}" in answer.url


def test_of_several_one_that_is_refused_stops_no_other(client, officer):
    rows = [make_clipping(), make_clipping()]
    foreign = make_confirmed(title="Của đơn vị khác")
    told = {"several": "reject", "rows": [row.pk for row in (*rows, foreign)]}

    answer = client.post(page("clipping_decide"), told, follow=True)

    assert Clipping.objects.filter(state="rejected").count() == 2
    said = text(answer)
    assert "Đã bỏ 2 tin." in said
    assert "“Của đơn vị khác”: Tin này do đơn vị khác theo dõi" in said


@pytest.mark.parametrize("told", [{}, {"several": "confirm"}, {"one": "confirm-999999"},
                                  {"several": "xoa", "rows": "1"}, {"rows": "9" * 40}])  # fmt: skip
def test_nothing_chosen_changes_nothing(client, officer, told):
    make_clipping()

    answer = client.post(page("clipping_decide"), told, follow=True)

    assert answer.status_code == 200
    assert Clipping.objects.waiting().count() == 1


def test_leaders_read_and_are_offered_no_decision(client):
    client.force_login(make_user(role=Role.LEADER))
    row = make_clipping()

    answer = client.get(page("clipping_list"))

    assert row.title in text(answer)
    assert b'name="one"' not in answer.content
    assert client.post(page("clipping_decide"), {"one": f"reject-{row.pk}"}).status_code == 403


@pytest.mark.parametrize(
    ("role", "said"), [(Role.EDITOR, True), (Role.FOCAL, True), (Role.HEAD, False)]
)
def test_the_first_page_tells_the_desk_how_many_wait(client, role, said):
    client.force_login(make_user(role=role))
    make_clipping()

    assert ("1 tin báo chờ xem" in text(client.get(page("today")))) is said
