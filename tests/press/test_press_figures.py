"""Appearances and stories of a window, by language, country, tone and topic."""

from datetime import date

import pytest

from nhipcau.press.figures import PressFigures, figures_between
from nhipcau.press.models import ClippingTag, Story
from tests.factories.organisations import make_user
from tests.factories.press import make_clipping, make_outlet, make_topic

pytestmark = pytest.mark.django_db


def confirmed(**values: object):
    return make_clipping(state="confirmed", decided_by=make_user(), **values)


def test_reprints_are_one_story_and_several_appearances(django_assert_num_queries):
    topic = make_topic(code="tourism")
    day = date(2024, 3, 12)
    story = Story.objects.create(title="Cảng mới", first_on=day, last_on=day)
    japanese = make_outlet(country="JP")
    first = confirmed(story=story, tone="good")
    confirmed(story=story, outlet=japanese, language="ja")
    confirmed(published_on=date(2024, 3, 31))
    confirmed(published_on=date(2024, 4, 1))
    make_clipping()
    ClippingTag.objects.create(clipping=first, topic=topic, weight=9)

    with django_assert_num_queries(5):
        told = figures_between(date(2024, 1, 1), date(2024, 3, 31))

    assert told == PressFigures(
        appearances=3,
        stories=2,
        foreign=1,
        by_language={"vi": 2, "ja": 1},
        by_country={"VN": 2, "JP": 1},
        by_tone={"good": 1},
        by_topic={"tourism": 1},
    )
