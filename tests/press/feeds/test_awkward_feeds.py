"""Feeds as outlets really send them: title, address and date come out right, every time."""

import pytest

from nhipcau.press.reading.shapes import Published
from tests.press.feeds.made_feeds import DAY, HALF_PAST_TWO, atom, entry, item, read, rss

TITLE = "Quy Nhơn đón khách"
ADDRESS = "https://bao.example/1.html"
DECLARED = '<?xml version="1.0" encoding="{}"?>'
MEDIA = ' xmlns:media="http://search.yahoo.com/mrss/"'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{}" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>B</title></channel>'
    f'<item rdf:about="x"><title>{TITLE}</title><link>{ADDRESS}</link>'
    "<dc:date>2026-11-05T14:30:00+07:00</dc:date></item></rdf:RDF>"
)
NESTED = '<div xmlns="http://www.w3.org/1999/xhtml">Quy <b>Nhơn</b> đón khách</div>'

SAME = {
    "a no-break space by its name": rss(item("Quy&nbsp;Nhơn đón khách")),
    "escaped once": rss(item("Quy Nh&#417;n đón khách")),
    "escaped twice": rss(item("Quy&amp;nbsp;Nhơn đón khách")),
    "markup in CDATA": rss(item("<![CDATA[<b>Quy Nhơn</b> đón&nbsp;khách]]>")),
    "markup escaped": rss(item("&lt;strong&gt;Quy Nhơn&lt;/strong&gt; đón khách")),
    "markup escaped twice": rss(item("&amp;lt;b&amp;gt;Quy Nhơn&amp;lt;/b&amp;gt; đón khách")),
    "markup as elements": rss(item("<b>Quy Nhơn</b> đón khách")),
    "a control sign in the middle": rss(item("Quy Nh\x08ơn đón khách")),
    "a vertical tab for a blank": rss(item("Quy\x0bNhơn đón khách")),
    "a control sign by its number": rss(item("Quy Nhơn&#8; đón khách")),
    "a zero and a surrogate by number": rss(item("Quy Nhơn&#0;&#xD800; đón khách")),
    "lines and blanks": rss(item("\n  Quy Nhơn\r\n\tđón   khách ")),
    "letters in parts (NFD)": rss(item("Quy Nho\u031bn đo\u0301n kha\u0301ch")),
    "blanks before the declaration": "\n \n" + DECLARED.format("UTF-8") + rss(item()),
    "a byte order mark": "\ufeff" + DECLARED.format("utf-8") + rss(item()),
    "UTF-16": (DECLARED.format("utf-16") + rss(item())).encode("utf-16"),
    "UTF-16 without a mark": rss(item()).encode("utf-16-le"),
    "UTF-8 that calls itself UTF-16": DECLARED.format("utf-16") + rss(item()),
    "UTF-8 that calls itself Latin": DECLARED.format("iso-8859-1") + rss(item()),
    "an encoding that nobody knows": DECLARED.format("x-bao") + rss(item()),
    "windows-1258": (DECLARED.format("windows-1258") + rss(item())).encode(
        "cp1258", "xmlcharrefreplace"
    ),
    "a warning of the server before": "<br />\n<b>Warning</b>: x &\n" + rss(item()),
    "a script after": rss(item()) + "<script>var a = 1 && 2</script>",
    "an old document type": '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x/rss.dtd">'
    + rss(item("Quy&nbsp;Nhơn đón khách")),
    "a document type that only declares signs": '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>'
    + rss(item("Quy&nbsp;Nhơn đón khách")),
    "a prefix that nobody declared": rss(item(more="<media:title>x</media:title>")),
    "names in capitals": rss(item()).replace("item>", "ITEM>").replace("pubDate", "PubDate"),
    "RSS without a version": rss(item()).replace(' version="2.0"', ""),
    "items beside the channel": "<rss><channel><title>B</title></channel>" + item() + "</rss>",
    "RSS 1.0": RDF.format("http://purl.org/rss/1.0/"),
    "RSS 0.90": RDF.format("http://my.netscape.com/rdf/simple/0.9/"),
    "RSS with a namespace of its own": rss(item(), head=' xmlns="http://bao.example/rss"'),
    "Atom with markup as elements": atom(entry(f'<title type="xhtml">{NESTED}</title>')),
    "Atom with markup escaped": atom(
        entry('<title type="html">Quy &lt;b&gt;Nhơn&lt;/b&gt; đón&amp;nbsp;khách</title>')
    ),
    "Atom with a prefix": atom(entry(f"<title>{TITLE}</title>"))
    .replace("xmlns=", "xmlns:a=")
    .replace("<", "<a:")
    .replace("<a:/", "</a:"),
    "Atom 0.3": atom(entry(f"<title>{TITLE}</title>"))
    .replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
    .replace("published", "issued"),
    "a date of day, month and year": rss(item(date="05/11/2026 14:30")),
    "a date in words": rss(item(date="Thứ năm, 05/11/2026, 14:30 (GMT+7)")),
    "a date with the hour of Hà Nội in short": rss(item(date="Thu, 05 Nov 2026 14:30:00 GMT+7")),
    "a date without a zone": rss(item(date="2026-11-05 14:30:00")),
    "a date in CDATA": rss(item(date="<![CDATA[ Thu, 05 Nov 2026 07:30:00 GMT ]]>")),
    "an address in CDATA between lines": rss(item(link=f"<![CDATA[\n{ADDRESS}\n]]>")),
    "an address from the root": rss(item(link="/1.html")),
    "an address from here": rss(item(link="../1.html")),
    "an address of the same scheme": rss(item(link="//bao.example/1.html")),
    "only a permanent guid": rss(item(link="", more=f"<guid>{ADDRESS}</guid>")),
    "a way through another counter": rss(
        item(
            link="https://dem.example/~r/bao/~3/x",
            more=f"<feedburner:origLink>{ADDRESS}</feedburner:origLink>",
        )
    ),
    "tags that do not fit each other": rss(item(more="<description>a<br>b</p></description>")),
}


@pytest.mark.parametrize("body", SAME.values(), ids=SAME.keys())
def test_title_address_and_date_are_right_in_a_feed_with(body: str | bytes) -> None:
    (found,) = read(body, kind="text/html; charset=iso-8859-1").found

    assert (found.title, found.address, found.published) == (TITLE, ADDRESS, HALF_PAST_TWO)


TITLES = {
    "Sở TT&TT": "Sở TT&TT",
    "Sở TT&amp;TT": "Sở TT&TT",
    "Sở TT&amp;amp;TT": "Sở TT&TT",
    "Giá < 5 và > 3": "Giá < 5 và > 3",
    "Thẻ &amp;lt;b&amp;gt; là gì": "Thẻ <b> là gì",
    "&lt;Nhịp sống&gt; tuần này": "<Nhịp sống> tuần này",
    "&lt;Video&gt; Tin": "<Video> Tin",
    "R&copy và A&not": "R&copy và A&not",
    "Tin &khongco; ở đây": "Tin &khongco; ở đây",
    "&#150; Tin &#147;nóng&#148;": "– Tin “nóng”",
    "ບິ່ງດິ່ງ 归仁 クイニョン 뀌년": "ບິ່ງດິ່ງ 归仁 クイニョン 뀌년",
    "": "",
}


@pytest.mark.parametrize(("told", "title"), TITLES.items())
def test_no_sign_that_a_reader_would_see_is_lost_from_a_title(told: str, title: str) -> None:
    assert read(rss(item(told))).found[0].title == title


DATES: dict[str, Published | None] = {
    "05/11/2026": DAY,
    "Thu, ": None,
    "Thu, 05 Nov": None,
    "": None,
    "Tue, 01 Jan 2030 00:00:00 GMT": None,
    "0000-00-00 00:00:00": None,
}


@pytest.mark.parametrize(("told", "published"), DATES.items())
def test_a_date_is_never_invented(told: str, published: Published | None) -> None:
    assert read(rss(item(date=told))).found[0].published == published


def test_of_two_dates_the_first_that_is_one_counts() -> None:
    more = "<dc:date>2026-11-05T14:30:00+07:00</dc:date>"

    assert read(rss(item(date="chưa rõ", more=more))).found[0].published == HALF_PAST_TWO


def test_a_feed_that_ends_in_a_date_keeps_the_entry_without_a_date() -> None:
    whole = rss(item("A"), item("B", "https://bao.example/2.html"))
    cut = read(whole[: whole.rindex("05 Nov")])

    assert [(f.title, f.published) for f in cut.found] == [("A", HALF_PAST_TWO), ("B", None)]
    assert "bị cắt giữa chừng" in cut.problems[0]


def test_a_feed_that_ends_in_a_title_leaves_that_entry_for_the_next_visit() -> None:
    whole = rss(item("A"), item("Quy Nhơn", "https://bao.example/2.html"))
    cut = read(whole.encode()[: whole.encode().rindex("ơn".encode()) + 1])

    assert [found.title for found in cut.found] == ["A"]


def test_one_broken_letter_damages_no_other_title() -> None:
    body = rss(item("Quy Nhơn"), item("Bình Định")).encode().replace("Đ".encode(), b"\xc4", 1)
    told = read(body)

    assert [found.title for found in told.found] == ["Quy Nhơn", "Bình \ufffdịnh"]
    assert "bị hỏng từ nơi phát" in told.problems[0]
