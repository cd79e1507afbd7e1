"""The public asks, looks where a question stands, has it erased; machines are held off."""

import re

import pytest
from django.conf import settings as project
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from nhipcau.inquiries.models import Inquiry
from nhipcau.portal.holding_off import OPENED, UNSEEN, opened_now
from tests.factories.editorial import make_home
from tests.factories.inquiries import make_inquiry

pytestmark = pytest.mark.django_db

ASK = "/vi/hoi-dap/"
LOOK = "/vi/hoi-dap/tra-cuu/"
CODES = sorted(code for code, _name in project.LANGUAGES)


@pytest.fixture(autouse=True)
def unhurried(settings):
    """Tests send at once; nothing of another test has been counted."""
    settings.NHIPCAU_FORM_SECONDS = (0, 3600)
    caches["attempts"].clear()


def filled(**told: str) -> dict[str, str]:
    usual = {
        "audience": "visitor",
        "topic": "tourism",
        "subject": "Giờ mở cửa",
        "text": "Tháp đôi mở cửa đến mấy giờ, có bán vé không?",
        "name": "Trần Văn Hỏi",
        "email": "hoi@example.org",
        OPENED: opened_now(),
    }
    return usual | told


def said(answer) -> str:
    return answer.content.decode()


def test_a_question_is_kept_and_its_number_told(client):
    answer = client.post(ASK, filled(), follow=True)

    inquiry = Inquiry.objects.get()
    assert (answer.status_code, inquiry.reference in said(answer)) == (200, True)
    assert (inquiry.language, inquiry.name) == ("vi", "Trần Văn Hỏi")


def test_the_receipt_goes_out_at_once(client, settings, mailoutbox):
    settings.NHIPCAU_MAIL = True

    client.post(ASK, filled())

    assert [(mail.to, Inquiry.objects.get().reference in mail.subject) for mail in mailoutbox] == [
        (["hoi@example.org"], True)
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_form_stands_in_every_language_with_its_own_lang(client, code):
    answer = client.get(reverse("portal:ask", args=[code]))

    assert answer.status_code == 200
    assert f'<html lang="{answer["Content-Language"]}">' in said(answer)


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [("?toi=investor", True), ("?toi=xau", False), ("?toi=%00", False), ("", False)],
)
def test_who_asks_is_chosen_on_the_way_here(client, asked, chosen):
    shown = said(client.get(ASK + asked))

    assert ('<option value="investor" selected>' in shown) == chosen


@pytest.mark.parametrize(
    ("trang", "kept"),
    [
        ("/vi/du-lich/", "/vi/du-lich/"),
        ("https://xau.example/", ""),
        ("//xau.example/", ""),
        ("/" + "a" * 600, ""),
    ],
)
def test_the_page_one_came_from_is_kept_where_it_is_ours(client, trang, kept):
    client.post(ASK, filled(page=trang))

    assert Inquiry.objects.get().page == kept


def test_nothing_is_ticked_beforehand_and_purpose_basis_and_time_are_told(client):
    shown = said(client.get(ASK))

    assert ("checked" in shown, 'type="checkbox"' in shown) == (False, False)
    wanted = ("Dùng để làm gì", "Căn cứ", "24 tháng", "20 ngày")
    assert [words for words in wanted if words not in shown] == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "khong"}, "Địa chỉ thư chưa đúng"),
        ({"text": ""}, "Ô này cần được điền"),
        ({"text": "Độ mật: Tối mật, việc riêng"}, "dấu độ mật"),
        ({"audience": "xau"}, "Hãy chọn một mục"),
        ({UNSEEN: "x"}, "Ô ẩn"),
        ({OPENED: "gia"}, "mở quá lâu"),
        ({"subject": "a" * 200}, "dài quá"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(client, wrong, words):
    answer = client.post(ASK, filled(**wrong))

    shown = said(answer)
    assert (answer.status_code, Inquiry.objects.count()) == (422, 0)
    assert (words in shown, 'value="Trần Văn Hỏi"' in shown) == (True, True)


@pytest.mark.parametrize("code", CODES)
def test_errors_speak_the_readers_language(client, code):
    shown = said(client.post(reverse("portal:ask", args=[code]), filled(email="x", audience="")))

    assert "This field" not in shown
    assert ("Địa chỉ thư chưa đúng" in shown, "Hãy chọn" in shown) == (code == "vi", code == "vi")


def test_a_form_sent_too_fast_is_taken_a_moment_later_with_the_same_token(client, settings):
    settings.NHIPCAU_FORM_SECONDS = (3, 3600)
    told = filled()

    shown = said(client.post(ASK, told))

    assert ("nhanh quá" in shown, f'value="{told[OPENED]}"' in shown) == (True, True)
    settings.NHIPCAU_FORM_SECONDS = (0, 3600)
    assert client.post(ASK, told).status_code == 302


def test_a_page_open_too_long_gets_a_new_token_and_loses_nothing(client, settings):
    settings.NHIPCAU_FORM_SECONDS = (0, -1)

    answer = client.post(ASK, filled(text="Câu hỏi viết rất lâu mới xong"))

    shown = said(answer)
    assert ("mở quá lâu" in shown, "Câu hỏi viết rất lâu" in shown) == (True, True)


def test_one_place_asks_only_so_often_within_an_hour(client, settings):
    settings.NHIPCAU_QUESTIONS_AN_HOUR = 2

    codes = [
        client.post(ASK, filled(text=f"Câu hỏi thứ {n} của tôi")).status_code for n in range(3)
    ]

    assert codes == [302, 302, 429]
    assert client.post(ASK, filled(), REMOTE_ADDR="9.9.9.9").status_code == 302


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"REMOTE_ADDR": "2001:db8::1"}, {"REMOTE_ADDR": "2001:db8::2"}, True),
        ({"REMOTE_ADDR": "2001:db8::1"}, {"REMOTE_ADDR": "2001:db8:1::1"}, False),
        (
            {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.2.3.4, 9.9.9.1"},
            {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.2"},
            False,
        ),
        (
            {"REMOTE_ADDR": "9.9.9.1", "HTTP_X_FORWARDED_FOR": "1.2.3.4"},
            {"REMOTE_ADDR": "9.9.9.1", "HTTP_X_FORWARDED_FOR": "5.6.7.8"},
            True,
        ),
    ],
)
def test_places_are_told_apart_by_network_and_never_by_what_a_stranger_claims(
    client, settings, first, second, same
):
    settings.NHIPCAU_QUESTIONS_AN_HOUR = 1

    client.post(ASK, filled(), **first)
    answer = client.post(ASK, filled(text="Một câu hỏi khác hẳn"), **second)

    assert (answer.status_code == 429) == same


def test_no_address_of_a_visitor_is_kept_in_the_cache_to_be_read(client):
    client.post(ASK, filled(), REMOTE_ADDR="9.9.9.77")

    assert "9.9.9.77" not in repr(list(caches["attempts"]._cache))


def test_without_the_cookie_the_form_comes_back_filled_with_a_sentence():
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(ASK, filled())

    shown = said(answer)
    assert (answer.status_code, Inquiry.objects.count()) == (422, 0)
    assert ("cookie" in shown, 'value="Trần Văn Hỏi"' in shown) == (True, True)


def test_with_the_cookie_of_the_form_alone_it_is_taken():
    strict = Client(enforce_csrf_checks=True)
    shown = said(strict.get(ASK))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)[1]

    answer = strict.post(ASK, filled(csrfmiddlewaretoken=token))

    assert (answer.status_code, list(strict.cookies)) == (302, ["csrftoken"])


def test_a_button_clicked_twice_leaves_one_question(client):
    told = filled()

    places = [client.post(ASK, told).url for _click in range(2)]

    assert (places[0] == places[1], Inquiry.objects.count()) == (True, 1)


@pytest.mark.parametrize("so", ["", "2024-0001", "2024-0001:gia"])
def test_thanks_are_not_made_up(client, so):
    assert client.get(f"{ASK}da-nhan/", {"so": so}).status_code == 302


def test_where_a_question_stands_is_told_to_whoever_has_number_and_address(client):
    make_inquiry("answered", email="lan@example.org")

    shown = said(client.post(LOOK, {"reference": "2024-0001", "email": "lan@example.org",
                                    OPENED: opened_now()}))  # fmt: skip

    assert "Đã trả lời ngày" in shown
    assert "Tháp mở đến 17 giờ" not in shown


def test_a_wrong_address_and_a_number_that_is_not_there_are_answered_alike(client):
    make_inquiry(email="lan@example.org")

    pages = []
    for reference, email in (("2024-0001", "khac@example.org"), ("2024-0009", "lan@example.org")):
        told = {"reference": reference, "email": email, OPENED: opened_now()}
        shown = said(client.post(LOOK, told)).replace(reference, "").replace(email, "")
        pages.append(re.sub(r'value="[^"]*"', "", shown))

    assert pages[0] == pages[1]
    assert "Không tìm thấy" in pages[0]


@pytest.mark.parametrize("email", ["khac@example.org", "lan@example.org"])
def test_asking_to_be_erased_is_answered_alike_and_held_where_it_is_right(client, email):
    make_inquiry(email="lan@example.org")

    told = {"reference": "2024-0001", "email": email, "erase": "1", OPENED: opened_now()}
    shown = said(client.post(LOOK, told))

    assert "Đã ghi đề nghị" in shown
    assert (Inquiry.objects.get().erasure_asked_on is not None) == (email == "lan@example.org")


def test_looking_is_counted_too(client):
    told = {"reference": "2024-0001", "email": "a@example.org", OPENED: opened_now()}

    codes = {client.post(LOOK, told).status_code for _try in range(21)}

    assert codes == {200, 429}


def test_the_switch_of_languages_leads_to_the_same_form(client):
    for code in ("en", "ja"):
        make_home(code)

    shown = said(client.get(ASK))

    assert "/ngon-ngu/ja/?toi=/ja/hoi-dap/" in shown


def test_pages_with_forms_are_never_kept(client):
    answers = [client.get(address) for address in (ASK, LOOK, "/vi/danh-gia/")]

    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}
