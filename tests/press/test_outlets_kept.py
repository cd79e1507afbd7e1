"""Outlets and feeds: entered off, switched on by people, taken in from OPML, told when silent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.press import minding, outlets
from nhipcau.press.fetching.pacing import History, after_answer
from nhipcau.press.models import Feed, FeedVisit, Outlet
from nhipcau.press.reading.opml import Subscription
from tests.factories.organisations import make_user
from tests.factories.press import make_outlet
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_well_known_outlets_ship_switched_off_and_load_once():
    made = outlets.load_outlets(by=None)

    assert (made >= 50, outlets.load_outlets(by=None)) == (True, 0)
    assert (Outlet.objects.on().count(), Feed.objects.exclude(due_at=None).count()) == (0, 0)
    assert Outlet.objects.exclude(country="VN").count() >= 25


def test_an_outlet_is_followed_from_the_moment_it_is_switched_on():
    by = make_user()
    outlet = outlets.enter_outlet(values={"name": "Báo Đảo", "languages": ["vi"]}, by=by)
    feed = outlets.add_feed(outlet, address="https://dao.example/rss", by=by)

    outlets.switch(outlet, on=True, by=by)

    feed.refresh_from_db()
    assert (outlet.code, feed.due_at is not None) == ("bao-dao", True)
    assert list(outlet.steps.values_list("act", flat=True)) == ["enter", "add_feed", "switch_on"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"zone": "Giờ Hà Nội"}, {"zone": ["zone"]}),
        ({"country": "XX"}, {"country": ["country"]}),
        ({"site": "https://facebook.com/bao"}, {"site": ["private_page"]}),
    ],
)
def test_what_is_wrong_with_an_outlet_is_told_at_its_field(values, codes):
    with pytest.raises(ValidationError) as refusal:
        outlets.revise_outlet(make_outlet(), values=values, by=make_user())

    assert codes_by_field(refusal) == codes


def test_an_opml_file_comes_in_once_and_what_cannot_is_named():
    told = (
        Subscription(
            title="Báo Đảo", address="https://dao.example/rss", site="https://dao.example/"
        ),
        Subscription(title="Trang riêng", address="https://x.com/ai/rss", site=""),
    )
    by = make_user()

    first, second = outlets.take_in(told, by=by), outlets.take_in(told, by=by)

    assert (first[:2], second[:2], len(first[2]), len(second[2])) == ((1, 1), (0, 0), 1, 2)
    assert (Outlet.objects.count(), Feed.objects.count()) == (1, 1)


def silent_feed(outlet: Outlet, *, last: datetime) -> Feed:
    news = tuple(last - timedelta(hours=6 * n) for n in range(40))
    history = after_answer(History(began_at=last - timedelta(days=30)), now=NOW, news=news)
    address = f"https://dao.example/{outlet.feeds.count()}"
    return Feed.objects.create(outlet=outlet, address=address, history=history.state())


def test_an_outlet_that_fell_silent_is_told_once_to_the_focal_officer():
    focal, outlet = make_user(role=Role.FOCAL), make_outlet()
    silent_feed(outlet, last=NOW - timedelta(days=10))

    told = [minding.tell_silent(now=NOW), minding.tell_silent(now=NOW + timedelta(hours=1))]

    assert told == [1, 0]
    assert Notice.objects.filter(user=focal, kind="press").count() == 1


def test_one_feed_that_speaks_is_enough():
    outlet = make_outlet()
    silent_feed(outlet, last=NOW - timedelta(days=10))
    silent_feed(outlet, last=NOW - timedelta(hours=3))

    assert minding.tell_silent(now=NOW) == 0


def test_old_visits_go_after_ninety_days():
    feed = silent_feed(make_outlet(), last=NOW)
    for days in (91, 89):
        FeedVisit.objects.create(feed=feed, at=NOW - timedelta(days=days), outcome="read")

    assert (minding.let_old_go(now=NOW), FeedVisit.objects.count()) == (1, 1)
