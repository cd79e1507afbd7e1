"""The look at a publication at the desk, its questions, and the card that tells how it stands."""

import pytest
from django.urls import reverse

from nhipcau.editorial import checking
from nhipcau.editorial.models import PublicationPage
from nhipcau.organisations.models import Role
from nhipcau.registries import keeping
from nhipcau.registries.models import Review, ReviewQuestion
from nhipcau.registries.reviewing import passing
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.reviewing.questions import add_question, load_questions
from tests.factories.editorial import edition_of, make_editor, make_page
from tests.factories.organisations import make_user
from tests.factories.publications import (
    READY,
    SMALL,
    look_at,
    make_issue,
    make_printing,
    make_publication,
)
from tests.factories.registries import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    user = make_user(role=Role.FOCAL)
    client.force_login(user)
    return user


@pytest.fixture
def leaflet():
    load_questions()
    row = make_publication()
    make_printing(row, **READY)
    return row


def answered(row, value="yes"):
    asked = passing.asks(row, day=DAY)
    return {"seen": digest_of(row), **{one.key: value for one in asked}}


def test_every_question_is_answered_and_the_card_says_that_it_passed(client, focal, leaflet):
    address = reverse("workspace:review_new", args=[leaflet.pk])

    answer = client.post(address, answered(leaflet), follow=True)

    page = answer.content.decode()
    assert ("Kiểm tra đạt." in page, Review.objects.get().is_passed) == (True, True)


def test_an_open_question_is_told_at_the_question(client, focal, leaflet):
    told = answered(leaflet)
    del told[next(iter(passing.asks(leaflet, day=DAY))).key]

    answer = client.post(reverse("workspace:review_new", args=[leaflet.pk]), told)

    assert (answer.status_code, answer.content.decode().count("Chọn câu trả lời.")) == (422, 2)


def test_whoever_entered_it_reads_why_not_they(client, leaflet):
    by = make_user(role=Role.FOCAL)
    keeping.revise(leaflet, values={"title": "Tên mới"}, by=by)
    client.force_login(by)
    address = reverse("workspace:review_new", args=[leaflet.pk])

    read, sent = client.get(address), client.post(address, answered(leaflet))

    assert "nhờ một người khác" in read.content.decode()
    assert (sent.status_code, Review.objects.count()) == (422, 0)


def test_a_change_after_the_look_is_told_on_the_card_and_beside_the_answers(client, focal, leaflet):
    review = look_at(leaflet)
    keeping.revise(leaflet, values={"rights": "Sở"}, by=make_user())

    card = client.get(reverse("workspace:entry_page", args=[leaflet.pk])).content.decode()
    page = client.get(reverse("workspace:review_page", args=[review.pk])).content.decode()

    sentence = "Đã sửa sau lần kiểm tra, cần kiểm tra lại"
    assert (sentence in card, sentence in page) == (True, True)


def test_the_card_of_an_issue_says_how_far_its_year_has_come(client, focal):
    row = make_issue()
    make_printing(row, **SMALL)

    page = client.get(reverse("workspace:entry_page", args=[row.pk])).content.decode()

    assert "Năm 2024 đã ra 0 số." in page


def test_an_edition_is_added_on_its_form(client, focal, leaflet):
    address = reverse("workspace:entry_part_new", args=[leaflet.pk, "ban"])
    told = {"language": "en", "made": "audio_visual", "minutes": "3,5"}

    answer = client.post(address, told)

    assert answer.status_code == 302
    assert leaflet.printings.get(language="en").minutes == 3.5


def test_an_edition_out_without_its_papers_is_refused_at_its_fields(client, focal, leaflet):
    address = reverse("workspace:entry_part_new", args=[leaflet.pk, "ban"])
    told = {"language": "en", "made": "print", "released_on": "06/05/2024"}

    answer = client.post(address, told)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ghi số giấy phép xuất bản trước khi phát hành." in page
    assert "Ghi ngày nộp lưu chiểu trước khi phát hành." in page


def test_the_list_of_questions_begins_with_those_that_came_along(client, focal):
    client.post(reverse("workspace:reviewquestion_load"))

    page = client.get(reverse("workspace:reviewquestion_list")).content.decode()

    assert "quần đảo Hoàng Sa" in page


def test_a_question_is_added_reworded_ended_and_asked_again(client, focal):
    told = {"words": "Có mã QR?", "applies_to": ["leaflet"], "from_day": "02/01/2024"}
    client.post(reverse("workspace:reviewquestion_new"), told)
    old = ReviewQuestion.objects.get()
    client.post(reverse("workspace:reviewquestion_revise", args=[old.pk]), {"words": "Mã QR rõ?"})
    new = ReviewQuestion.objects.exclude(pk=old.pk).get()
    client.post(reverse("workspace:reviewquestion_end", args=[new.pk]))
    client.post(reverse("workspace:reviewquestion_again", args=[new.pk]))

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.valid_to is None, new.words, new.forms, new.valid_to) == (
        False,
        "Mã QR rõ?",
        ["leaflet"],
        None,
    )


def test_ending_twice_is_told_above_the_list(client, focal):
    row = add_question("Có mã QR?", from_day=DAY, by=focal)
    address = reverse("workspace:reviewquestion_end", args=[row.pk])
    client.post(address)

    answer = client.post(address, follow=True)

    assert "Câu hỏi này đã thôi dùng." in answer.content.decode()


def test_who_checks_the_page_of_a_publication_sees_how_its_own_look_stands(client, focal):
    edition = edition_of(make_page(PublicationPage, title="Trang tờ gấp"))
    row = make_publication(title="Tờ gấp hè")
    make_printing(row, page=edition)
    check = checking.submit(edition, by=make_editor())

    page = client.get(reverse("workspace:check_page", args=[check.pk])).content.decode()

    assert ("Tờ gấp hè" in page, "Chưa kiểm tra" in page) == (True, True)
