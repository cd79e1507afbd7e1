"""From a page to its article: names count in the text of the article only."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.press.reading.extracting.cascade import Outcome, Unrelated, Unsure, extract
from nhipcau.press.reading.extracting.profiles import Profile
from nhipcau.press.reading.shapes import Article, Found, Published, Raw, Told
from tests.press.extracting.pages import NOW, OURS, PLAIN, PREFILTER, ZONE, mentions, page, raw

PROFILE = Profile("div.noi-dung", 0.99, NOW.date(), 6)
ELSEWHERE = Profile("div.moi-doi", 0.99, NOW.date(), 6)
PROVINCES = ("An Giang", "Bình Định", "Cà Mau", "Đà Nẵng", "Gia Lai", "Huế", "Khánh Hòa")
MENU = "".join(f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(PROVINCES))
TEASERS = "".join(
    f'<div class="card"><a href="/{at}"><img src="/{at}.jpg"></a>'
    f'<h3><a href="/{at}">{title}</a></h3><p>{text}</p></div>'
    for at, (title, text) in enumerate((("Cảng đón tàu", OURS), *(("Tin khác", t) for t in PLAIN)))
)
ROWS = "".join(
    f'<tr><td><img src="b.gif"></td><td><a href="/{at}">Tin {at}</a> (5/11/2026)<br>'
    f"{text}</td></tr>"
    for at, text in enumerate((*PLAIN, OURS))
)
BESIDE = {
    "menu": f"<ul>{MENU}</ul>",
    "menu without list": "<div>" + MENU.replace("li>", "span>") + "</div>",
    "select": "<select><option>Bình Định</option></select>",
    "title of a link": '<a href="/x" title="Quy Nhơn hôm nay">Xem</a>',
    "script": '<script>var t = "Quy Nhơn đón khách";</script>',
    "related": f'<div class="tin-lien-quan"><b>Tin liên quan</b><ul><li>{OURS}</li></ul></div>',
    "label": f"<p>Các tin khác</p><ul><li><a href='/a'>Tin</a> {OURS}</li></ul>",
    "teasers": f'<div class="stream">{TEASERS}</div>',
    "table of teasers": f"<table>{ROWS}</table>",
    "comments": f'<div id="comments"><div class="c"><p>{OURS}</p></div></div>',
    "comments by label": f'<div class="binh-luan-item"><p>{OURS}</p></div>',
    "xem thêm": '<p>Xem thêm: <a href="/y">Quy Nhơn đón đoàn khách tàu biển</a></p>',
    "box": f'<div class="box-xem-them"><strong>{OURS}</strong></div>',
    "footer": "<footer><p>Trụ sở: phường Quy Nhơn</p></footer>",
    "aside": f"<aside><p>{OURS}</p></aside>",
}


def outcome(given: Raw, profile: Profile | None = None, found: Found | None = None) -> Outcome:
    return extract(
        given,
        profile=profile,
        mentions=mentions,
        prefilter=PREFILTER,
        now=NOW,
        zone=ZONE,
        found=found,
    )


@pytest.mark.parametrize("profile", [None, PROFILE, ELSEWHERE])
def test_an_article_about_us_is_read_whole(profile: Profile | None) -> None:
    article = outcome(raw(page(*PLAIN, OURS)), profile)

    by = "profile" if profile is PROFILE else "fast"
    lines = (*PLAIN, OURS)
    assert isinstance(article, Article)
    assert (article.text.removeprefix("Tin trong ngày\n"), article.by) == ("\n".join(lines), by)


@pytest.mark.parametrize("profile", [None, PROFILE, ELSEWHERE])
@pytest.mark.parametrize("where", BESIDE)
def test_a_name_beside_the_article_does_not_count(where: str, profile: Profile | None) -> None:
    before, after = (
        outcome(raw(page(*PLAIN, before=BESIDE[where])), profile),
        outcome(raw(page(*PLAIN, after=BESIDE[where])), profile),
    )

    assert [type(before), type(after)] == [Unrelated, Unrelated]


@pytest.mark.parametrize("where", BESIDE)
def test_boxes_beside_do_not_hide_an_article_about_us(where: str) -> None:
    article = outcome(raw(page(*PLAIN, OURS, before=BESIDE[where], after=BESIDE[where])))

    assert isinstance(article, Article)
    assert article.text.count("Quy Nhơn") == 1


@pytest.mark.parametrize(
    "sentence",
    [
        'Đoàn rời <a href="/t/binh-dinh">Bình Định</a> vào chiều cùng ngày để về thủ đô.',
        '<a href="/t/quy-nhon">Quy Nhơn</a> là điểm dừng chân cuối cùng của đoàn khảo sát này.',
        "Đoàn tới <b>Quy</b> <b>Nhơn</b> vào buổi chiều, muộn hơn dự kiến gần hai giờ đồng hồ.",
        "Đoàn tới Quy&nbsp;Nhơn vào buổi chiều, muộn hơn dự kiến gần hai giờ đồng hồ.",
    ],
)
@pytest.mark.parametrize("profile", [None, PROFILE])
def test_one_mention_within_a_sentence_is_enough(sentence: str, profile: Profile | None) -> None:
    assert isinstance(outcome(raw(page(*PLAIN, sentence)), profile), Article)


def test_a_page_without_a_name_is_not_even_parsed() -> None:
    assert outcome(raw(page(*PLAIN))) == Unrelated("bytes")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": 404}, "status"),
        ({"body": b" "}, "empty"),
        ({"headers": (("content-type", "application/pdf"),)}, "kind"),
    ],
)
def test_what_is_no_page_is_left_unsure(change: dict[str, object], why: str) -> None:
    assert outcome(replace(raw(page(OURS)), **change)) == Unsure(why)


def test_the_line_of_the_feed_beats_the_page() -> None:
    published = Published(NOW, Told.FEED)

    article = outcome(
        raw(page(*PLAIN, OURS)),
        found=Found("https://bao.example/1", "Tên trong nguồn tin", published),
    )

    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Tên trong nguồn tin", published)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 700))
def test_pages_cut_or_mixed_with_garbage_never_fail(noise: bytes, cut: int) -> None:
    body = page(*PLAIN, OURS).encode()

    for given_body in (body[:cut] + noise + "Quy Nhơn".encode(), noise + body[cut:]):
        for profile in (None, PROFILE):
            assert isinstance(outcome(raw(given_body), profile), Article | Unrelated | Unsure)


def test_a_page_nested_very_deep_is_read() -> None:
    deep = "<div>" * 3000 + f"<p>{OURS}</p>"

    assert outcome(raw(page(*PLAIN, after=deep)), PROFILE) == Unrelated("profile")
