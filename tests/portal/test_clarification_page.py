"""The public page of a clarification: what was claimed, what is so, who says it, earlier texts."""

import json
import re

import pytest

from nhipcau.editorial import releasing, withdrawing
from nhipcau.editorial.told import mark_of
from tests.factories.clarification_pages import APPEARANCE, make_clarification_page
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_public,
)

pytestmark = pytest.mark.django_db

BASE = "http://localhost:8000"
HERE = "/vi/cang/"


@pytest.fixture
def page():
    page = make_clarification_page(summary="Cảng vẫn đón tàu.")
    make_public(edition_of(page))
    return page


def words_of(client, address=HERE):
    answer = client.get(address)
    shown = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def corrected(page, claim, note):
    """Another text was signed, checked and released with a note."""
    page.claim = claim
    page.signed_digest = mark_of(page.told())
    page.save_revision(user=make_editor())
    make_cleared(edition_of(page))
    releasing.release(edition_of(page), by=make_editor(), correction=note)


def test_it_tells_claim_place_fact_source_and_issuer(client, page):
    words = words_of(client)

    for told in (
        *("Làm rõ thông tin", "Cảng đã đóng cửa.", "Báo Mẫu", "12/03/2024"),
        *("Cảng vẫn đón tàu mỗi ngày.", "Báo cáo của cảng vụ", "15/BC-CV"),
        *("Sở Du lịch", "12/SDL-TT", "14/03/2024"),
    ):
        assert told in words


def test_a_link_to_the_outlet_lends_it_no_weight(client, page):
    shown = client.get(HERE).content.decode()

    assert f'<a href="{APPEARANCE["address"]}" rel="nofollow noopener" lang="vi"' in shown


def test_an_address_that_is_no_page_is_no_link(client):
    bad = APPEARANCE | {"address": "javascript:alert(1)"}
    make_public(edition_of(make_clarification_page(appearances=[bad])))

    assert "javascript:" not in client.get(HERE).content.decode().split("</head>")[1]


def test_machines_read_a_claim_review_without_a_rating(client, page):
    release = edition_of(page).releases.get()
    shown = client.get(HERE).content.decode()

    (told,) = [
        json.loads(one)
        for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown)
        if "ClaimReview" in one
    ]

    assert told == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "name": "Cảng vẫn hoạt động",
        "description": "Cảng vẫn đón tàu.",
        "url": f"{BASE}{HERE}",
        "inLanguage": "vi",
        "claimReviewed": "Cảng đã đóng cửa.",
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [
                {
                    "@type": "CreativeWork",
                    "headline": "Cảng đóng cửa",
                    "url": "https://bao.example/cang",
                    "datePublished": "2024-03-12",
                    "inLanguage": "vi",
                    "publisher": {"@type": "Organization", "name": "Báo Mẫu"},
                }
            ],
        },
        "author": {"@type": "GovernmentOrganization", "name": "Sở Du lịch"},
        "publisher": {"@type": "GovernmentOrganization", "name": release.unit.name},
        "datePublished": release.shown_on.isoformat(),
        "dateModified": release.public_from.isoformat(),
        "reviewBody": "Cảng vẫn đón tàu mỗi ngày.",
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Báo cáo của cảng vụ",
                "identifier": "15/BC-CV",
                "url": "https://cang.example/bc",
            }
        ],
        "mainEntityOfPage": f"{BASE}{HERE}",
    }


def test_a_correction_is_public_and_the_earlier_text_stays_to_be_read(client, page):
    corrected(page, "Cảng đóng cửa hai ngày.", "Ghi đúng lời báo.")

    words = words_of(client)

    assert "Đính chính: Ghi đúng lời báo." in words
    assert "Đọc bản này Nội dung sai đã đăng: Cảng đã đóng cửa." in words


def test_a_text_that_was_withdrawn_is_not_shown_again(client, page):
    withdrawing.withdraw(edition_of(page), reason="Có lỗi.", by=make_editor())
    corrected(page, "Cảng đóng cửa hai ngày.", "Ghi đúng lời báo.")

    words = words_of(client)

    assert ("Các bản đã đăng" in words, "Cảng đã đóng cửa." in words) == (True, False)


def test_withdrawn_it_says_why(client, page):
    withdrawing.withdraw(edition_of(page), reason="Chờ số liệu mới.", by=make_editor())

    answer = client.get(HERE)

    assert (answer.status_code, "Chờ số liệu mới." in answer.content.decode()) == (410, True)


def test_other_programs_read_the_same(client, page):
    told = client.get(f"/api/v1/page{HERE}").json()

    source = {"label": "Báo cáo của cảng vụ", "number": "15/BC-CV"}
    assert (told["kind"], told["clarification"]["facts"]) == (
        "clarification",
        [
            {
                "statement": "Cảng vẫn đón tàu mỗi ngày.",
                "sources": [source | {"url": "https://cang.example/bc"}],
            }
        ],
    )


@pytest.mark.parametrize("address", ["/vi/atom.xml", "/vi/feed.json", "/sitemap-vi-1.xml"])
def test_feeds_and_maps_know_it(client, page, address):
    assert f"{BASE}{HERE}" in client.get(address).content.decode()


def test_a_search_finds_its_facts_and_names_its_kind(client, page):
    words = words_of(client, "/vi/tim-kiem/?q=don+tau+moi+ngay")

    assert "Cảng vẫn hoạt động" in words
    assert "Làm rõ thông tin 1" in words


def test_a_draft_is_drawn_for_its_writer(client):
    from nhipcau.portal.showing import show_draft

    draft = make_clarification_page()

    assert "Cảng đã đóng cửa." in show_draft(None, draft).content.decode()
