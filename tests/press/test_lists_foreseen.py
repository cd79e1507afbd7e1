"""What a list of feeds would bring is what it brings."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.press.models import Feed, Outlet
from nhipcau.press.outlets import take_in
from nhipcau.press.reading.opml import Subscription
from nhipcau.press.subscriptions import Fate, foreseen
from tests.factories.organisations import make_user
from tests.factories.press import make_outlet

pytestmark = pytest.mark.django_db

TITLES = ("", "Báo A", "Báo B", "x" * 300)
ADDRESSES = (
    *("https://a.example/rss", "https://a.example/2", "https://b.example/rss"),
    *("https://x.com/ai/rss", "không", "https://a.example/" + "y" * 600),
)
SITES = ("", "https://a.example/", "https://b.example/", "https://facebook.com/a", "sai")
LINES = st.builds(
    Subscription,
    title=st.sampled_from(TITLES),
    address=st.sampled_from(ADDRESSES),
    site=st.sampled_from(SITES),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(LINES, max_size=8))
def test_a_list_brings_what_was_foreseen(lines):
    Feed.objects.all().delete()
    for outlet in Outlet.objects.all():
        outlet.steps.all().delete()
    Outlet.objects.all().delete()
    outlet = make_outlet(name="Báo B", site="https://b.example/")
    Feed.objects.create(outlet=outlet, address="https://b.example/rss")

    fates = Counter(one.fate for one in foreseen(lines))
    outlets, feeds, left = take_in(lines, by=make_user())

    assert (outlets, feeds) == (fates[Fate.OUTLET], fates[Fate.OUTLET] + fates[Fate.FEED])
    assert len(left) == fates[Fate.KNOWN] + fates[Fate.REFUSED]
