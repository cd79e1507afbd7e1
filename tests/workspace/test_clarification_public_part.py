"""The card of a clarification: its public page is prepared, told of, brought up to date."""

import pytest
from django.urls import reverse

from nhipcau.editorial.models import SectionPage
from nhipcau.organisations.models import Role
from nhipcau.press.clarifying import publishing, sending
from tests.factories.clarifications import DAY, make_signed
from tests.factories.editorial import make_cleared, make_editor, make_public, make_public_page
from tests.factories.organisations import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def section():
    return make_public_page(SectionPage, slug="bao-chi", title="Báo chí", layout="press")


@pytest.fixture
def row():
    return make_signed()


@pytest.fixture
def officer(client, row):
    officer = make_user(role=Role.OFFICER, unit=row.unit)
    client.force_login(officer)
    return officer


def at(name, row):
    return reverse(f"workspace:clarification_page{name}", args=[row.pk])


def card(client, row):
    return client.get(at("", row)).content.decode()


def test_a_page_is_prepared_under_the_section_chosen(client, officer, section, row):
    offered = "Soạn trang công khai" in card(client, row)

    client.post(at("_new", row), {"under": section.pk})

    row.refresh_from_db()
    edition = publishing.page_of_clarification(row)
    assert (offered, edition.page.get_parent().pk) == (True, section.pk)
    assert reverse("workspace:work_page", args=[row.work_id]) in card(client, row)


def test_without_a_section_nothing_is_prepared(client, officer, section, row):
    answer = client.post(at("_new", row), {"under": ""})

    row.refresh_from_db()
    assert (answer.status_code, row.work) == (422, None)


def test_where_the_portal_has_no_section_the_card_says_so(client, officer, row):
    assert "hãy đăng chuyên mục trước" in card(client, row)


def test_an_outcome_asks_for_a_new_text_which_is_made_once(client, officer, section, row):
    make_public(publishing.prepare_page(row, under=section, by=make_editor()))
    sending.record_sending(row, way="press", receiver="Họp báo", sent_on=DAY, by=officer)
    sending.record_outcome(row, outcome="corrected", outcome_on=DAY, by=officer)
    before = "Soạn bản mới của trang" in card(client, row)

    client.post(at("_update", row))

    words = card(client, row)
    assert (before, "Soạn bản mới của trang" in words) == (True, False)
    assert "/vi/bao-chi/tin-sai-ve-cang/" in words


def test_the_desk_notes_what_it_lets_out(client, section, row):
    editor = make_editor()
    edition = publishing.prepare_page(row, under=section, by=make_user())
    make_cleared(edition)
    client.force_login(editor)

    client.post(reverse("workspace:edition_release", args=[edition.pk]))

    assert [one.way for one in row.sendings.all()] == ["portal"]
