"""Feeds that a site offers, sitemaps that an index names, feeds that have moved."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press.collecting.claims import asking
from nhipcau.press.collecting.discovering import OfferedFeed, offered_feeds
from nhipcau.press.collecting.visiting import visit
from nhipcau.press.models import Feed, FoundPage, OutletStep
from tests.factories.press import make_outlet
from tests.press.fetching.outlets import page, turn

pytestmark = pytest.mark.django_db
MAPS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"


def quietly(_origin: str) -> None:
    """No rest: it takes real seconds."""


def offered(newspaper, client, clock, **values):
    outlet = make_outlet(**{"site": newspaper.site.at("/")} | values)
    return offered_feeds(outlet, client=client, now=clock(), rest=quietly)


def visited(client, clock, *, hours: int = 1):
    told = visit(Feed.objects.get(), client=client, now=clock(), rest=quietly)
    clock.passes(hours=hours)
    return told


def urls(clock, *paths: str, days: int = 0) -> bytes:
    day = (clock() - timedelta(days=days)).isoformat()
    lines = "".join(f"<url><loc>{one}</loc><lastmod>{day}</lastmod></url>" for one in paths)
    return f"<urlset {MAPS}>{lines}</urlset>".encode()


def test_a_home_page_offers_its_feeds_the_list_of_them_and_its_sitemaps(newspaper, client, clock):
    site, at = newspaper.site.answers, newspaper.site.at
    head = b"<link rel=alternate type=application/rss+xml href=/rss title='Tin m&#7899;i'>"
    site["/"] = page(head + b"<a href=/rss.html>RSS</a>", "Content-Type: text/html")
    list_page = "<a href=/rss/du-lich.rss>Du lịch</a> <a href=//xa.example/a.rss>Xa</a>"
    site["/rss.html"] = page(list_page.encode(), "Content-Type: text/html; charset=utf-8")
    site["/robots.txt"] = page(f"Sitemap: {at('/tin.xml')}\nSitemap: http://xa.example/".encode())

    assert offered(newspaper, client, clock) == [
        OfferedFeed(at("/rss"), "Tin mới", "feed"),
        OfferedFeed(at("/rss/du-lich.rss"), "Du lịch", "feed"),
        OfferedFeed(at("/tin.xml"), "", "sitemap"),
    ]


def test_what_the_house_has_and_where_everybody_writes_is_not_offered(
    feed, newspaper, client, clock
):
    link = "<link rel=alternate type=application/rss+xml href='{}'>".format
    body = link("/rss") + link("https://www.facebook.com/a.rss")
    newspaper.site.answers["/"] = page(body.encode(), "Content-Type: text/html")

    assert offered(newspaper, client, clock) == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [(page(b"", status="503 Away"), "failed"), (turn("http://10.0.0.1/"), "failed")],
    ids=["away", "turned inside"],
)
def test_each_refusal_of_a_search_is_a_sentence(answer, code, newspaper, client, clock):
    newspaper.site.answers["/"] = answer

    with pytest.raises(ValidationError) as refused:
        offered(newspaper, client, clock)

    assert (refused.value.code, refused.value.messages[0][-1]) == (code, ".")


def test_without_a_home_page_or_while_its_host_is_asked_nothing_is_searched(
    newspaper, client, clock
):
    with pytest.raises(ValidationError, match="chưa có trang chủ"):
        offered(newspaper, client, clock, site="")
    wait = pytest.raises(ValidationError, match="vừa được hỏi")
    with asking(newspaper.site.at("/"), now=clock()), wait:
        offered(newspaper, client, clock)


def test_an_index_of_sitemaps_is_followed_to_its_newest_ones(feed, newspaper, client, clock):
    site, at = newspaper.site.answers, newspaper.site.at
    names = ("/tin-2026-8.xml", "/tin-2026-9.xml", "/tin-2026-10.xml", "/tin-2026-11.xml")
    children = "".join(f"<sitemap><loc>{at(name)}</loc></sitemap>" for name in names)
    children += "<sitemap><loc>http://xa.example/tin-2027.xml</loc></sitemap>"
    site["/rss"] = page(f"<sitemapindex {MAPS}>{children}</sitemapindex>".encode())
    site["/tin-2026-11.xml"] = page(urls(clock, at("/a.html"), at("/b.html")))
    site["/tin-2026-10.xml"] = page(urls(clock, at("/c.html"), days=40))
    site["/tin-2026-9.xml"] = page(b"", status="500 Broken")

    first = visited(client, clock)
    site["/tin-2026-11.xml"] = page(urls(clock, at("/a.html"), at("/d.html")))
    second = visited(client, clock)

    assert [(told.found, told.fresh, told.problem[-1:]) for told in (first, second)] == [
        (2, 2, "."),
        (2, 1, "."),
    ]
    asked = [request.path for request in newspaper.site.asked]
    assert asked.count("/tin-2026-11.xml") == 2
    assert "/tin-2026-8.xml" not in asked
    told = FoundPage.objects.values_list("address", flat=True)
    assert set(told) == {at("/a.html"), at("/b.html"), at("/d.html")}


def test_a_host_that_wants_long_pauses_is_not_asked_for_sitemap_after_sitemap(
    feed, newspaper, client, clock
):
    site = newspaper.site.answers
    site["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 60")
    child = f"<sitemap><loc>{newspaper.site.at('/tin.xml')}</loc></sitemap>"
    site["/rss"] = page(f"<sitemapindex {MAPS}>{child}</sitemapindex>".encode())

    told = visited(client, clock)

    assert (told.found, "nghỉ lâu" in told.problem) == (0, True)


def test_a_feed_that_moved_for_good_keeps_its_new_address_when_told_twice(
    feed, newspaper, client, clock
):
    old, new = feed.address, newspaper.site.at("/rss2")
    newspaper.tells("/a.html", "Cảng mới", "Một.")
    newspaper.site.answers["/rss2"] = newspaper.site.answers["/rss"]
    newspaper.site.answers["/rss"] = turn(new, "301 Moved")

    addresses = []
    for _ in range(3):
        visited(client, clock)
        addresses.append(Feed.objects.get().address)

    assert addresses == [old, new, new]
    step = OutletStep.objects.get(act="feed_moved")
    assert (step.changes, step.by) == ({"address": [old, new]}, None)


@pytest.mark.parametrize("status", ["301 To the home page", "302 For now"])
def test_a_feed_that_leads_elsewhere_for_now_or_to_a_page_stays(
    status, feed, newspaper, client, clock
):
    site = newspaper.site
    newspaper.tells("/a.html", "Cảng mới", "Một.")
    home = page(b"<html><body>Hi</body></html>", "Content-Type: text/html")
    site.answers["/rss2"] = site.answers["/rss"] if status.startswith("302") else home
    site.answers["/rss"] = turn(site.at("/rss2"), status)

    for _ in range(3):
        visited(client, clock)

    assert Feed.objects.get().address == site.at("/rss")


def test_two_different_new_addresses_prove_nothing(feed, newspaper, client, clock):
    site = newspaper.site
    newspaper.tells("/a.html", "Cảng mới", "Một.")
    whole = site.answers["/rss"]
    for name in ("/x", "/y", "/x"):
        site.answers[name] = whole
        site.answers["/rss"] = turn(site.at(name), "308 Moved")
        visited(client, clock)

    assert Feed.objects.get().address == site.at("/rss")
