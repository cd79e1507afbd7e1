"""What happens around a page: it is entered, loses its check, may or may not go."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from nhipcau.editorial import checking
from nhipcau.editorial.models import Edition, SectionPage, Work
from nhipcau.room.doors import POLICY
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def editor(client):
    editor = make_editor()
    make_home(by=editor)
    client.force_login(editor)
    return editor


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def copied(client, page, parent):
    words = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": parent.pk}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), words)


def test_a_copy_is_a_work_of_its_own(client, editor):
    page = make_page(by=editor)

    copied(client, page, page.get_parent())

    copy = Page.objects.get(slug="ban-sao")
    assert edition_of(copy).work != edition_of(page).work
    assert edition_of(copy).stage == Edition.Stage.WRITING


def test_a_page_is_not_copied_into_another_language(client, editor):
    page, english = make_page(by=editor), make_home("en", by=editor)

    answer = copied(client, page, english)

    assert "Dịch trang này" in said(answer)
    assert not Page.objects.filter(slug="ban-sao").exists()


def test_a_page_does_not_begin_beside_the_first_pages(client, editor):
    foot = Page.get_first_root_node()
    address = reverse("wagtailadmin_pages:add", args=["editorial", "articlepage", foot.pk])

    answer = client.get(address)

    assert (answer.status_code, "dưới trang chủ" in said(answer)) == (302, True)


def test_a_move_takes_the_worth_of_a_clearing(client, editor):
    section = make_page(SectionPage, title="Khác", slug="khac", by=editor)
    page = make_page(by=editor)
    make_cleared(edition_of(page), by=editor)

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, section.pk]))

    assert edition_of(page).stage == Edition.Stage.WRITING


def test_a_draft_that_nobody_was_shown_may_be_deleted(client, editor):
    page = make_page(by=editor)
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert "disabled" not in client.get(address).content.decode()

    client.post(address)

    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Work.objects.filter(key=page.translation_key).exists()


def test_what_was_sent_to_be_checked_stays(client, editor):
    page = make_page(by=editor)
    checking.submit(edition_of(page), by=editor)

    answer = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert answer.status_code == 403
    assert Page.objects.filter(pk=page.pk).exists()


def test_above_a_form_stand_where_the_page_is_and_what_was_asked(client, editor):
    page = make_page(by=editor)
    check = checking.submit(edition_of(page), by=editor)
    checking.send_back(check, reason="Thiếu nguồn số liệu.", by=make_editor())

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "Trả lại sửa" in html
    assert "Thiếu nguồn số liệu." in html


@pytest.mark.parametrize("many", [1, 30])
def test_the_first_page_asks_as_often_for_one_text_as_for_thirty(
    client, editor, many, django_assert_max_num_queries
):
    for number in range(many):
        make_page(by=editor, slug=f"bai-{number}")
    client.get(reverse("wagtailadmin_home"))

    with django_assert_max_num_queries(16):
        answer = client.get(reverse("wagtailadmin_home"))

    first_page = 1  # of the language, made by the same editor
    shown = answer.content.decode().count("room-board__title")
    assert shown == min(many, 12) + first_page


def test_pages_of_the_room_load_our_own_files_alone(client, editor):
    answer = client.get(reverse("wagtailadmin_home"))

    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "script-src" not in POLICY.replace("script-src-attr", "")
    assert "http" not in POLICY


def test_registers_of_the_office_are_no_place_where_a_page_is_used():
    followed = {model._meta.label for model in ReferenceIndex.tracked_models}

    ours = {label for label in followed if not label.startswith(("wagtail", "editorial"))}
    assert ours == set()
