"""From a draft to the public: two people, one text, frozen."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.editorial import checking, releasing, withdrawing
from nhipcau.editorial.models import Edition, Release
from nhipcau.outputs.models import Output
from tests.factories.editorial import (
    edition_of,
    make_answers,
    make_cleared,
    make_editor,
    make_page,
    make_public,
)

pytestmark = pytest.mark.django_db


def test_a_text_that_two_people_have_seen_is_public_at_its_address():
    page = make_page(slug="le-hoi")
    edition = edition_of(page)

    release = make_public(edition)

    edition.refresh_from_db()
    assert (edition.stage, edition.standing, release.address) == (
        Edition.Stage.RELEASED,
        Edition.Standing.PUBLIC,
        "/vi/le-hoi/",
    )


def test_a_writer_does_not_check_the_own_text():
    writer = make_editor()
    edition = edition_of(make_page(by=writer))
    check = checking.submit(edition, by=make_editor())

    with pytest.raises(ValidationError, match="không tự kiểm tra"):
        checking.clear(check, answers=make_answers(check), by=writer)


def test_wagtail_alone_publishes_nothing():
    page = make_page()

    with pytest.raises(PermissionDenied, match="bàn đăng bài"):
        page.get_latest_revision().publish()

    assert not Release.objects.filter(edition__page=page.pk).exists()


def test_a_text_changed_after_clearing_does_not_go_out():
    page = make_page()
    edition = edition_of(page)
    make_cleared(edition)
    page.title = "Lễ hội mùa thu"
    page.save_revision(user=make_editor())

    with pytest.raises(ValidationError, match="đã đổi sau khi"):
        releasing.release(edition, by=make_editor())


def test_what_is_public_stays_as_it_was_cleared_while_the_next_text_is_written():
    page = make_page(title="Lễ hội mùa xuân")
    release = make_public(edition_of(page))
    page.title = "Lễ hội mùa thu"
    page.save()
    page.save_revision(user=make_editor())

    assert Release.objects.current().get(pk=release.pk).title == "Lễ hội mùa xuân"


def test_a_released_work_is_one_output_of_its_unit():
    edition = edition_of(make_page(title="Lễ hội mùa xuân"))

    release = make_public(edition)

    output = Output.objects.get(portal_work__editions=edition)
    assert (output.title, output.languages, output.evidence.get().url[-13:]) == (
        "Lễ hội mùa xuân",
        ["vi"],
        release.address[-13:],
    )


def test_a_withdrawn_page_is_public_no_longer_and_says_why():
    edition = edition_of(make_page())
    make_public(edition)

    edition = withdrawing.withdraw(edition, reason="Thông tin đã cũ.", by=make_editor())

    assert (
        edition.standing,
        edition.withdrawn_reason,
        Release.objects.current().filter(edition=edition).exists(),
    ) == (Edition.Standing.WITHDRAWN, "Thông tin đã cũ.", False)
