"""Profiles of outlets: learnt, checked, dropped when the layout changes, edited by officers."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.reading.extracting.cascade import Unrelated, Unsure
from nhipcau.press.reading.extracting.learning import learn
from nhipcau.press.reading.extracting.profiles import Profile, read_by, validate_selector
from nhipcau.press.reading.extracting.standing import (
    ProfileStanding,
    check,
    checked,
    is_to_check,
)
from nhipcau.press.reading.shapes import Article, Raw
from tests.press.extracting.pages import NOW, ZONE, raw

SUBJECTS = ("cảng", "rừng", "trường học", "chợ đêm", "đường sắt", "bảo tàng", "nghề muối", "lúa")
PROFILE = Profile("div.noi-dung", 0.97, NOW.date(), 6, leave_out=("div.quang-cao",))


def story(number: int) -> list[str]:
    subject = SUBJECTS[number % len(SUBJECTS)]
    return [
        f"Đợt khảo sát {subject} số {number}{part} kéo dài {part + 2} tuần và thu về nhiều số liệu "
        f"về {subject} mà các nhóm nghiên cứu {number * 7 + part} trước đây chưa có điều kiện đo."
        for part in range(5)
    ]


def old_layout(number: int) -> Raw:
    text = "".join(f"<p>{line}</p>" for line in story(number))
    advert = f'<div class="hop-phu"><p>Đặt mua báo giấy năm {number}</p></div>'
    return raw(
        f"<html><body><ul class='menu'><li><a href='/'>Trang chủ</a></li></ul><div id='khung'>"
        f"<h1 class='ten-bai'>Chuyện số {number}</h1>"
        f"<span class='ngay-dang'>0{number % 9 + 1}/11/2026 08:30</span>"
        f"<div class='noi-dung'>{text}{advert}</div></div></body></html>",
        f"https://bao.example/{number}",
    )


def new_layout(number: int) -> Raw:
    text = "".join(f"<p>{line}</p>" for line in story(number))
    return raw(
        f"<html><body><main><h1>Chuyện số {number}</h1><section class='bai-moi'>{text}</section>"
        "</main><div class='noi-dung'>Liên hệ quảng cáo</div></body></html>",
        f"https://bao.example/{number}",
    )


def test_the_element_of_the_article_is_learnt_with_title_date_and_what_is_none() -> None:
    profile = learn([old_layout(number) for number in range(8)], now=NOW, zone=ZONE)

    assert profile is not None
    assert profile.is_used
    assert (profile.text, profile.title, profile.date) == (
        *("div.noi-dung", "h1.ten-bai"),
        "span.ngay-dang",
    )
    assert (profile.pages, profile.learned_on) == (8, NOW.date())


def test_a_learnt_profile_reads_a_page_that_it_never_saw() -> None:
    profile = learn([old_layout(number) for number in range(6)], now=NOW, zone=ZONE)

    assert profile is not None
    read = read_by(profile, old_layout(77).body.decode())
    assert read.text.split("\n")[:5] == story(77)
    assert (read.title, read.date) == ("Chuyện số 77", "06/11/2026 08:30")


def test_fewer_than_five_articles_teach_nothing() -> None:
    empty = [raw("<p>Trang này trống</p>") for _ in range(9)]

    assert learn([*(old_layout(number) for number in range(4)), *empty], now=NOW, zone=ZONE) is None


def test_two_layouts_in_one_outlet_teach_no_profile_that_is_used() -> None:
    pages = [layout(number) for number in range(4) for layout in (old_layout, new_layout)]

    profile = learn(pages, now=NOW, zone=ZONE)

    assert profile is None or not profile.is_used or all(check(profile, page) for page in pages)


def test_a_change_of_layout_is_seen_by_the_check() -> None:
    fits = [check(PROFILE, old_layout(3)), check(PROFILE, new_layout(3))]

    assert fits[0] is not None
    assert fits[1] is not None
    assert fits[0] > 0.85
    assert fits[1] < 0.1


def test_a_profile_is_dropped_after_three_short_results_in_a_row() -> None:
    short, worked = Article("", "x", by="fast"), Article("", "x", by="profile")
    standing = ProfileStanding()
    for outcome in (short, short, worked, Unrelated("bytes"), short, Unrelated("cheap")):
        standing = standing.after(outcome)

    assert standing == ProfileStanding(worked=1, short_in_a_row=2)
    assert standing.after(Unsure("short", "fast")).dropped == "short"
    assert standing.after(Unsure("status")) == standing


def test_a_profile_is_dropped_after_two_poor_checks_in_a_row() -> None:
    standing = ProfileStanding()
    for fit in (0.3, 0.9, None, 0.2):
        standing = standing.after_check(fit)

    assert standing == ProfileStanding(checked=3, poor_in_a_row=1)
    assert standing.after_check(0.1).dropped == "poor"
    assert standing.after_check(0.1).after_check(0.99).is_dropped


def test_two_pages_in_a_hundred_are_checked_always_the_same() -> None:
    addresses = [f"https://bao.example/tin-{number}.html" for number in range(20_000)]

    chosen = [address for address in addresses if is_to_check(address)]

    assert 300 < len(chosen) < 500
    assert checked(PROFILE, replace(old_layout(1), address=chosen[0])) is not None
    assert checked(PROFILE, replace(old_layout(1), address=_not_chosen(addresses))) is None


def _not_chosen(addresses: list[str]) -> str:
    return next(address for address in addresses if not is_to_check(address))


def test_a_profile_goes_through_json_unchanged() -> None:
    assert Profile.from_json(json.loads(json.dumps(PROFILE.as_json()))) == PROFILE


def test_an_officer_may_edit_the_selector() -> None:
    assert PROFILE.edited(" td.bai ") == replace(PROFILE, text="td.bai", fit=1.0)
    with pytest.raises(ValueError, match="một bộ chọn"):
        PROFILE.edited("td, p")


@pytest.mark.parametrize(
    ("selector", "begins"),
    [
        ("div.noi-dung > p", ""),
        ("td[class=bai]", ""),
        ("", "Hãy ghi bộ chọn"),
        ("body", "Bộ chọn này lấy cả trang"),
        ("div..", "Bộ chọn không đúng"),
        ("div[", "Bộ chọn không đúng"),
        ("a, b", "Chỉ ghi một bộ chọn"),
        ("a" * 301, "Bộ chọn dài quá 300"),
    ],
)
def test_a_wrong_selector_is_answered_with_a_sentence(selector: str, begins: str) -> None:
    sentence = validate_selector(selector)

    assert sentence.startswith(begins)
    assert bool(sentence) == bool(begins)


@given(st.text(max_size=40))
def test_any_selector_is_judged_without_failing(selector: str) -> None:
    assert isinstance(validate_selector(selector), str)
    assert isinstance(read_by(replace(PROFILE, text=selector), "<p>x</p>").text, str)


def with_notice(number: int) -> Raw:
    """The outlet says the same before and after each of its articles, in paragraphs like theirs."""
    notice = "Báo Biển là cơ quan ngôn luận của những người yêu biển, ra hằng ngày từ năm 1990."
    body = old_layout(number).body.decode()
    body = body.replace("<div class='noi-dung'>", f"<div class='noi-dung'><p>{notice}</p>")
    return raw(body, f"https://bao.example/{number}")


def test_lines_that_an_outlet_repeats_in_its_articles_are_left_out() -> None:
    profile = learn([with_notice(number) for number in range(8)], now=NOW, zone=ZONE)

    assert profile is not None
    assert [line[:8] for line in profile.repeated] == ["Báo Biển"]
    assert read_by(profile, with_notice(9).body.decode()).text.split("\n")[:5] == story(9)
    assert check(profile, with_notice(9)) == 1.0
    assert Profile.from_json(json.loads(json.dumps(profile.as_json()))) == profile


def test_a_proven_profile_is_checked_less_often_until_a_check_is_poor() -> None:
    standing = ProfileStanding(checked=1).after_check(0.95)
    addresses = [f"https://bao.example/{number}" for number in range(20_000)]

    often, seldom = (
        sum(is_to_check(address, is_proven=proven) for address in addresses)
        for proven in (False, True)
    )

    assert (standing.is_proven, standing.after_check(0.2).is_proven) == (True, False)
    assert 300 < often < 500
    assert 60 < seldom < 140
