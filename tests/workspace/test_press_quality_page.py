"""The machine's judgements as people saw them: each number leads to its clippings."""

import pytest

from nhipcau.press import clipping, correcting
from tests.factories.organisations import make_user
from tests.factories.press import make_clipping, make_confirmed, make_topic
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    return signed_in(client)


def rejected(**told: object) -> None:
    clipping.reject(make_clipping(**told), reason="Nơi khác cùng tên", by=make_user())


def test_numbers_lead_to_what_people_put_right(reader):
    make_confirmed(title="Tin đúng")
    rejected(title="Tin nhầm")

    answer = reader.get(page("pressquality"), {"loai": "about_us", "sai": "1"})

    first = answer.context["rows"][0]
    assert (first[1].looked_at, first[1].right, first[2]) == (2, 1, 50)
    shown = [(one.clipping.title, machine, person) for one, machine, person in _of(answer)]
    assert shown == [("Tin nhầm", "về ta", "không phải về ta")]


def _of(answer):
    return answer.context["shown"]


def test_a_topic_that_was_put_right_is_told_by_its_name(reader):
    topic = make_topic(name="Du lịch")
    correcting.tag(make_clipping(), topic=topic, by=make_user())

    shown = _of(reader.get(page("pressquality"), {"loai": "topic"}))

    assert [(machine, person) for _one, machine, person in shown] == [
        ("không có chủ đề “Du lịch”", "Du lịch")
    ]


def test_a_period_before_anybody_looked_is_empty(reader):
    rejected()

    answer = reader.get(page("pressquality"), {"first": "01/01/2000", "last": "31/12/2000"})

    assert {row[1].looked_at for row in answer.context["rows"]} == {0}


@pytest.mark.parametrize("asked", [{"first": "32/13/2024"}, {"loai": "x"}, {"last": "31/12/2200"}])
def test_an_odd_question_still_shows_the_page(reader, asked):
    assert "Máy đúng bao nhiêu" in text(reader.get(page("pressquality"), asked))


def test_the_page_costs_the_same_for_thirty_corrections(reader):
    address = f"{page('pressquality')}?loai=about_us"
    rejected()
    one = queries_of(reader, address)
    for _n in range(29):
        rejected()

    assert queries_of(reader, address) == one
