"""Each kind of feed, read whole."""

import gzip
import json

from nhipcau.press.reading.feeds import child_sitemaps, discover_feeds
from nhipcau.press.reading.shapes import FeedRead, Found
from tests.press.feeds.made_feeds import DAY, HALF_PAST_TWO, atom, entry, item, raw, read, rss

MEDIA = ' xmlns:media="http://search.yahoo.com/mrss/"'
MAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = (
    f'<urlset {MAPS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
    "<loc>https://bao.example/1.html</loc><lastmod>2026-11-09</lastmod><news:news>"
    "<news:publication><news:name>Báo</news:name><news:language>vie</news:language>"
    "</news:publication><news:publication_date>2026-11-05T14:30:00+07:00"
    "</news:publication_date><news:title>Tin &amp;quot;mới&amp;quot;</news:title></news:news>"
    "<image:image><image:loc>/a.jpg</image:loc></image:image></url></urlset>"
)


def test_an_rss_feed_is_read_whole() -> None:
    more = (
        "<guid isPermaLink='false'>bao-1</guid><description>&lt;p&gt;Tóm &lt;b&gt;tắt&lt;/b&gt;"
        "&lt;/p&gt;&lt;p&gt;hai&lt;/p&gt;</description><dc:language>en-US</dc:language>"
        "<enclosure url='/a.jpg' type='image/jpeg' length='1'/>"
    )
    head = "<language>vi-VN</language><ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>"

    assert read(rss(item("Tin", more=more), more=head)) == FeedRead(
        "rss",
        "Báo",
        "vi",
        (
            Found(
                "https://bao.example/1.html",
                "Tin",
                HALF_PAST_TWO,
                "Tóm tắt hai",
                "en",
                "https://bao.example/a.jpg",
                "bao-1",
            ),
        ),
        pause_minutes=60,
    )


def test_an_atom_feed_follows_its_bases_and_its_best_link() -> None:
    body = atom(
        '<entry xml:base="11/"><title>Tin</title><id>tag:bao,2026:1</id>'
        '<link rel="self" href="1.atom"/><link rel="enclosure" type="image/png" href="1.png"/>'
        '<link href="1.html"/><updated>2026-11-05T07:30:00Z</updated><summary>Ngắn</summary>'
        "</entry>",
        head=' xml:base="https://bao.example/2026/" xml:lang="vi"',
    )
    place = "https://bao.example/2026/11/"

    assert read(body) == FeedRead(
        "atom",
        "B",
        "vi",
        (
            Found(
                f"{place}1.html",
                "Tin",
                HALF_PAST_TWO,
                "Ngắn",
                picture=f"{place}1.png",
                key="tag:bao,2026:1",
            ),
        ),
    )


def test_what_came_out_counts_before_what_was_changed() -> None:
    changed = entry("<title>T</title>", "<updated>2026-11-20T00:00:00Z</updated>")

    assert read(atom(changed)).found[0].published == HALF_PAST_TWO


def test_a_json_feed_is_read_whole_whatever_it_is_called() -> None:
    line = {
        "id": 7,
        "url": "/1.html",
        "title": "Tin A&amp;B\ud800",
        "language": "lo",
        "content_html": "<p>Một</p><img src='/a.jpg'>",
        "date_published": "2026-11-05",
    }
    body = json.dumps({"version": "1", "title": "Báo", "language": "vi", "items": [line, 5, {}]})
    address = "https://bao.example/1.html"

    assert read("\ufeff" + body, kind="text/xml") == FeedRead(
        "json",
        "Báo",
        "vi",
        (Found(address, "Tin A&B", DAY, "Một", "lo", "https://bao.example/a.jpg", "7"),),
    )


def test_a_news_sitemap_tells_title_date_and_language() -> None:
    address = "https://bao.example/1.html"

    assert read(gzip.compress(NEWS.encode())) == FeedRead(
        "news_sitemap",
        found=(
            Found(
                address,
                'Tin "mới"',
                HALF_PAST_TWO,
                "",
                "vi",
                "https://bao.example/a.jpg",
                address,
            ),
        ),
    )


def test_a_plain_sitemap_tells_addresses_and_their_last_change() -> None:
    body = f"<urlset {MAPS}><url><loc>https://bao.example/1</loc><lastmod>2026-11-05</lastmod>"
    told = read(body + "</url><url><loc>javascript:x</loc></url></urlset>")

    assert (told.kind, told.found) == (
        "sitemap",
        (Found("https://bao.example/1", "", DAY, key="https://bao.example/1"),),
    )


def test_an_index_of_sitemaps_gives_its_children_each_once() -> None:
    one, two = "<sitemap><loc>/a.xml</loc></sitemap>", "<sitemap><loc>b.xml.gz?a&b</loc></sitemap>"
    body = f"<sitemapindex {MAPS}>{one}{two}{one}</sitemapindex>"

    assert read(body).kind == "sitemap_index"
    assert child_sitemaps(raw(body)) == (
        "https://bao.example/a.xml",
        "https://bao.example/rss/b.xml.gz?a&b",
    )
    assert child_sitemaps(raw(rss(item()))) == child_sitemaps(raw(b"")) == ()


def test_the_widest_picture_is_taken_then_one_in_the_words() -> None:
    wide = (
        "<media:group><media:content url='/n.jpg' medium='image' width='90'/>"
        "<media:content url='/w.jpg' type='image/jpeg' width='900'/>"
        "<media:content url='/w.mp4' type='video/mp4' width='1900'/></media:group>"
    )
    inside = "<description>&lt;img class='x' src='/c.jpg'&gt;Chữ</description>"
    told = read(rss(item(more=wide + inside), item(more=inside), head=MEDIA)).found

    assert [found.picture for found in told] == [
        "https://bao.example/w.jpg",
        "https://bao.example/c.jpg",
    ]


def test_relative_addresses_of_a_feed_at_another_host_are_of_the_outlet() -> None:
    body = rss(item(link="/1.html"), more="<link>https://bao.example/</link>")

    assert read(body, "https://feeds.example/bao").found[0].address == "https://bao.example/1.html"


def test_a_guid_that_is_no_address_and_dangerous_links_are_no_addresses() -> None:
    told = read(
        rss(
            item(link="javascript:alert(1)"),
            item(link="", more="<guid isPermaLink='false'>https://bao.example/1</guid>"),
        )
    )

    assert [found.address for found in told.found] == ["", ""]


def test_a_long_summary_is_cut_between_words() -> None:
    body = rss(item(more=f"<description>{'chữ và ' * 5000}</description>"))
    summary = read(body).found[0].summary

    assert len(summary) <= 1001
    assert summary.endswith((" chữ…", " và…"))


def test_a_page_names_its_feeds_but_not_those_of_comments() -> None:
    page = (
        '<html><head><base href="/vi/"><link rel="alternate" type="application/rss+xml" '
        'href="tin.rss"><link rel=ALTERNATE type="application/atom+xml; x" href="/a.atom">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" '
        'type="application/rss+xml" href="tin.rss"></head>'
    )

    assert discover_feeds(raw(page)) == (
        "https://bao.example/vi/tin.rss",
        "https://bao.example/a.atom",
    )
    assert "https://bao.example/vi/tin.rss" in read(page).problems[0]
