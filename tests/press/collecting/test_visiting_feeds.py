"""A feed visited: new lines become pages once; the host is asked politely; faults are told."""

from datetime import datetime, timedelta

import pytest

from nhipcau.press.collecting.claims import HostIsBusy, asking, claim
from nhipcau.press.collecting.visiting import visit as visits
from nhipcau.press.fetching.client import Client
from nhipcau.press.models import Feed, FeedVisit, FoundPage, Host
from tests.press.fetching.outlets import page

pytestmark = pytest.mark.django_db


def visit(feed: Feed, *, client: Client, now: datetime) -> FeedVisit | None:
    """Without the rest between two requests, which takes real seconds."""
    return visits(feed, client=client, now=now, rest=lambda _origin: None)


def test_each_line_of_a_feed_becomes_one_page_to_read(feed, newspaper, client, clock):
    newspaper.tells("/a.html", "Cảng mới", "Một.")
    newspaper.tells("/b.html", "Lụa làng", "Hai.")

    first = visit(feed, client=client, now=clock())
    clock.passes(hours=1)
    newspaper.tells("/c.html", "Thêm một tin", "Ba.")
    second = visit(Feed.objects.get(), client=client, now=clock())

    assert [(one.found, one.fresh) for one in (first, second)] == [(2, 2), (3, 1)]
    told = [(row.told["title"], row.told["published"]["at"]) for row in FoundPage.objects.all()]
    assert told[0] == ("Cảng mới", "2026-11-22T00:00:00+00:00")
    assert [title for title, _at in told] == ["Cảng mới", "Lụa làng", "Thêm một tin"]


def test_an_unchanged_feed_is_not_read_again(feed, newspaper, client, clock):
    newspaper.tells("/a.html", "Cảng mới", "Một.")
    visit(feed, client=client, now=clock())
    clock.passes(hours=1)

    again = visit(Feed.objects.get(), client=client, now=clock())

    assert (again.outcome, again.fresh, FoundPage.objects.count()) == ("unchanged", 0, 1)


def test_a_fault_is_told_in_a_sentence_and_makes_the_next_visit_later(
    feed, newspaper, client, clock
):
    newspaper.site.answers["/rss"] = page(b"", status="503 Service Unavailable")

    told = visit(feed, client=client, now=clock())

    feed.refresh_from_db()
    assert (told.outcome, told.status, feed.faults > 0) == ("failed", 503, True)
    assert feed.problem == told.problem != ""
    assert feed.due_at >= clock() + timedelta(minutes=10)


def test_a_page_that_is_no_feed_is_told_and_harms_nothing(feed, newspaper, client, clock):
    newspaper.site.answers["/rss"] = page(
        b"<html><body>Hi</body></html>", "Content-Type: text/html"
    )

    told = visit(feed, client=client, now=clock())

    assert (told.found, told.problem != "", FoundPage.objects.count()) == (0, True, 0)


def test_one_host_is_asked_by_one_at_a_time_with_a_pause(feed, clock):
    address = feed.address

    with asking(address, now=clock()), pytest.raises(HostIsBusy), asking(address, now=clock()):
        pass
    with pytest.raises(HostIsBusy), asking(address, now=clock()):
        pass
    clock.passes(seconds=10)
    with asking(address, now=clock()):
        pass

    assert Host.objects.count() == 1


def test_a_visit_waits_while_its_host_is_asked_by_another(feed, client, clock):
    with asking(feed.address, now=clock()):
        assert visit(feed, client=client, now=clock()) is None

    feed.refresh_from_db()
    assert feed.due_at > clock()


def test_a_job_is_one_workers_alone_until_its_lease_is_over(feed, clock):
    rows = Feed.objects.all()

    mine, yours = claim(rows, now=clock()), claim(rows, now=clock())
    clock.passes(minutes=6)

    assert (mine, yours, claim(rows, now=clock())) == (feed, None, feed)
