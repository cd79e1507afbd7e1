"""Feeds of careless outlets: nested CDATA, wrong marks, many namespaces, JSON that ends early."""

import gzip
import json

import pytest

from tests.press.feeds.made_feeds import HALF_PAST_TWO, item, read, rss

TITLE, ADDRESS = "Quy Nhơn đón khách", "https://bao.example/1.html"
DECLARED = '<?xml version="1.0" encoding="{}"?>'
MEDIA = ' xmlns:media="http://search.yahoo.com/mrss/"'
DATED = "<updated>2026-11-05T14:30:00+07:00</updated>"
NAMED = f"<title>{TITLE}</title>"
LINK = f'<link href="{ADDRESS}"/>'


def atom(inner: str, head: str = ' xmlns="http://www.w3.org/2005/Atom"') -> str:
    return f"<feed{head}><entry>{inner}</entry></feed>"


MAPS = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml" '
    'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"'
)
URL = (
    f"<url><loc>{ADDRESS}</loc><xhtml:link rel='alternate' href='https://bao.example/en/1'/>"
    "<image:image><image:loc>https://bao.example/a.jpg</image:loc><image:title>Ảnh</image:title>"
    "</image:image><video:video><video:title>V</video:title><video:publication_date>2020-01-01"
    "</video:publication_date></video:video><news:news><news:publication><news:name>Báo"
    "</news:name></news:publication><news:publication_date>2026-11-05T14:30:00+07:00"
    f"</news:publication_date><news:title>{TITLE}</news:title></news:news>"
    "<lastmod>2026-11-06</lastmod></url>"
)
NEWS = f"<urlset {MAPS}>{URL}</urlset>"
LINE = {"id": 1, "url": ADDRESS, "title": TITLE, "date_published": "2026-11-05T14:30:00+07:00"}
FEED = {"version": "https://jsonfeed.org/version/1", "title": "B", "items": [LINE]}
TEXT = json.dumps(FEED, ensure_ascii=False)
TWO = json.dumps({**FEED, "items": [LINE, {"id": 2, "url": "x", "title": "Khác"}]})

SAME: dict[str, str | bytes] = {
    "CDATA in CDATA": rss(item(f"<![CDATA[<![CDATA[{TITLE}]]]]><![CDATA[>]]>")),
    "CDATA in CDATA, wrongly": rss(item(f"<![CDATA[<![CDATA[{TITLE}]]>]]>")),
    "CDATA escaped": rss(item(f"&lt;![CDATA[{TITLE}]]&gt;")),
    "UTF-16 with its mark": b"\xfe\xff" + rss(item()).encode("utf-16-be"),
    "UTF-16 that calls itself UTF-8": (DECLARED.format("utf-8") + rss(item())).encode("utf-16"),
    "UTF-32": rss(item()).encode("utf-32"),
    "two marks": "\ufeff\ufeff" + DECLARED.format("utf-8") + rss(item()),
    "UTF-8 that calls itself Windows": DECLARED.format("windows-1252") + rss(item()),
    "a feed packed by itself": gzip.compress(rss(item()).encode()),
    "two declarations": DECLARED.format("utf-8") * 2 + rss(item()),
    "XML of a version to come": '<?xml version="1.2" encoding="UTF-8"?>' + rss(item()),
    "a notice of the server before": "Notice: x\n" + DECLARED.format("utf-8") + rss(item()),
    "attributes without quotes": rss(item(more="<enclosure url=/a.jpg type=image/jpeg />")),
    "blanks of every width": rss(item("Quy&ensp;Nhơn&nbsp;&nbsp;đón&thinsp;khách&zwnj;")),
    "signs without a width": rss(item("Quy\u200b Nhơn đ\u200cón\u00ad khách\u200e")),
    "letters by name": rss(item("Quy Nhơn đ&oacute;n kh&aacute;ch")),
    "letters by name, escaped twice": rss(item("Quy Nhơn đ&amp;oacute;n kh&amp;aacute;ch")),
    "another title before": rss(
        item().replace("<item>", "<item><media:title>Khác</media:title>"), head=MEDIA
    ),
    "a line end within tags": rss(item()).replace("item>", "item\n>"),
    "a sign of comparison": rss(item(more="<description>1 < 2 và a<b ]]></description>")),
    "an item that is closed twice": rss(item() + "</item>"),
    "an end within CDATA": rss(item())[:-16] + "<item><title><![CDATA[Đang viết d",
    "an end within a tag": rss(item())[:-16] + "<item><titl",
    "an end within an entity": rss(item())[:-16] + "<item><title>A &am",
    "Atom without ids": atom(NAMED + LINK + DATED),
    "Atom with nothing but an id": atom(f"{NAMED}<id>{ADDRESS}</id>{DATED}"),
    "Atom without a namespace": atom(NAMED + LINK + DATED, head=""),
    "Atom with the source of an entry": atom(
        f"<source><title>Khác</title><link href='https://x.example/'/></source>{NAMED}{LINK}{DATED}"
    ),
    "Atom with many links": atom(
        f'{NAMED}<link rel="replies" href="/c"/><link rel="alternate" href="{ADDRESS}"/>{DATED}'
    ),
    "a news sitemap of many namespaces": NEWS,
    "a news sitemap with prefixes of its own": NEWS.replace("news:", "n:").replace(":news=", ":n="),
    "a news sitemap with a prefix nobody declared": f"<urlset>{URL}</urlset>",
    "a packed news sitemap": gzip.compress(NEWS.encode()),
    "JSON Feed 1 with numbers for ids": TEXT,
    "JSON with its mark": "\ufeff" + TEXT,
    "JSON in UTF-16": TEXT.encode("utf-16"),
    "JSON behind a guard": ")]}'\n" + TEXT,
    "JSON with a comma too many": TEXT[:-2] + ",]}",
    "JSON that ends in the middle": TWO[:-15],
    "JSON with lines that are none": json.dumps({**FEED, "items": [None, 5, LINE, {}]}),
}


@pytest.mark.parametrize("body", SAME.values(), ids=SAME.keys())
def test_title_address_and_date_are_right_in(body: str | bytes) -> None:
    (found,) = read(body, kind="text/xml").found

    assert (found.title, found.address, found.published) == (TITLE, ADDRESS, HALF_PAST_TWO)


def test_marks_that_part_words_of_lao_and_khmer_stay() -> None:
    title = "រដ្ឋបាល\u200bខេត្ត"

    assert read(rss(item(title))).found[0].title == title


def test_json_that_ends_early_says_so() -> None:
    assert "bị cắt giữa chừng" in read(TWO[:-15]).problems[0]
