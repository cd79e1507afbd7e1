"""Appearances and stories of a window, by language, country, tone and topic."""

from datetime import date

import pytest

from nhipcau.press.figures import DAY, MONTH, WEEK, Both, PressFigures, figures_between, timeline
from nhipcau.press.models import Clipping, ClippingTag, Story
from tests.factories.organisations import make_user
from tests.factories.press import make_clipping, make_outlet, make_topic

pytestmark = pytest.mark.django_db


def confirmed(**values: object):
    return make_clipping(state="confirmed", decided_by=make_user(), **values)


@pytest.fixture
def written():
    """A story in two languages, a text of its own, one too late and one that waits."""
    topic, day = make_topic(), date(2024, 3, 12)
    story = Story.objects.create(title="Cảng mới", first_on=day, last_on=day)
    first = confirmed(story=story, tone="good")
    second = confirmed(story=story, outlet=make_outlet(country="JP"), language="ja")
    alone = confirmed(
        published_on=date(2024, 3, 31), outlet=first.outlet, copy=None, exemption="In"
    )
    confirmed(published_on=date(2024, 4, 1))
    make_clipping()
    ClippingTag.objects.create(clipping=first, topic=topic, weight=9)
    ClippingTag.objects.create(clipping=alone, topic=topic, weight=9, is_off=True)
    return first, second, topic


def test_reprints_are_one_story_and_several_appearances(written, django_assert_num_queries):
    first, second, topic = written

    with django_assert_num_queries(7):
        told = figures_between(date(2024, 1, 1), date(2024, 3, 31))

    assert told == PressFigures(
        appearances=3,
        stories=2,
        foreign=1,
        bare=2,
        untagged=Both(2, 2),
        by_language={"vi": Both(2, 2), "ja": Both(1, 1)},
        by_country={"VN": Both(2, 2), "JP": Both(1, 1)},
        by_tone={"": Both(2, 2), "good": Both(1, 1)},
        by_outlet={first.outlet_id: Both(2, 2), second.outlet_id: Both(1, 1)},
        by_topic={topic.pk: Both(1, 1)},
    )


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (DAY, {date(2024, 3, 12): Both(2, 1), date(2024, 3, 31): Both(1, 1)}),
        (WEEK, {date(2024, 3, 11): Both(2, 1), date(2024, 3, 25): Both(1, 1)}),
        (MONTH, {date(2024, 3, 1): Both(3, 2)}),
    ],
)
def test_time_is_told_by_day_week_and_month(written, step, told):
    rows = Clipping.objects.confirmed().between(date(2024, 3, 1), date(2024, 3, 31))

    assert timeline(rows, step) == told
