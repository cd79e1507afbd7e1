"""Editions that go out together, or none of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.editorial import checking, sets
from nhipcau.editorial.models import Edition, Release, SectionPage
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_page,
    make_public,
    make_translation,
)

pytestmark = pytest.mark.django_db


def make_set(*editions):
    release_set = sets.open_set(name="Ra mắt chuyên mục", by=make_editor())
    for edition in editions:
        sets.add(release_set, edition, by=make_editor())
    return release_set


def public(*editions):
    return Release.objects.current().filter(edition__in=editions).count()


@pytest.fixture
def pair():
    """One work in two languages, both cleared."""
    page = make_page(slug="le-hoi")
    editions = [edition_of(page), edition_of(make_translation(page, "en"))]
    for edition in editions:
        make_cleared(edition)
    return editions


def test_source_and_translation_go_out_together(pair):
    sets.release_all(make_set(*pair), by=make_editor())

    assert public(*pair) == 2


def test_pages_above_go_out_before_pages_below():
    section = make_page(SectionPage, title="Tin tức", slug="tin-tuc")
    make_public(edition_of(section))
    below = make_page(SectionPage, title="Biển", slug="bien", parent=section)
    page = make_page(slug="le-hoi", parent=below)
    for edition in (edition_of(page), edition_of(below)):
        make_cleared(edition)

    releases = sets.release_all(make_set(edition_of(page), edition_of(below)), by=make_editor())

    assert [release.path for release in releases] == ["tin-tuc/bien/", "tin-tuc/bien/le-hoi/"]


def test_with_one_uncleared_none_goes_out_and_each_reason_is_told(pair):
    unchecked = edition_of(make_page(title="Chưa kiểm tra"))
    release_set = make_set(*pair, unchecked)

    with pytest.raises(ValidationError, match="Chưa kiểm tra"):
        sets.release_all(release_set, by=make_editor())

    assert public(*pair, unchecked) == 0


def test_one_edited_after_it_was_put_in_holds_all_back(pair):
    release_set = make_set(*pair)
    pair[0].page.specific.save_revision(user=make_editor())

    with pytest.raises(ValidationError, match="đã đổi sau khi gửi kiểm tra"):
        sets.release_all(release_set, by=make_editor())

    assert public(*pair) == 0


def test_a_scheduled_set_takes_nothing_that_is_not_cleared(pair):
    release_set = make_set(*pair)
    sets.schedule(release_set, go_at=timezone.now() + timedelta(hours=1), by=make_editor())
    unchecked = edition_of(make_page())

    with pytest.raises(ValidationError, match="Chưa được đăng"):
        sets.add(release_set, unchecked, by=make_editor())


def test_a_set_with_something_uncleared_is_not_scheduled():
    release_set = make_set(edition_of(make_page()))

    with pytest.raises(ValidationError, match="Chưa được đăng"):
        sets.schedule(release_set, go_at=timezone.now() + timedelta(hours=1), by=make_editor())


def test_an_edition_is_in_one_set_at_a_time(pair):
    make_set(pair[0])
    other = sets.open_set(name="Đợt khác", by=make_editor())

    with pytest.raises(ValidationError, match="đợt đăng khác"):
        sets.add(other, pair[0], by=make_editor())


def test_what_holds_each_edition_back_is_told_before(pair):
    waiting = edition_of(make_page())
    checking.submit(waiting, by=make_editor())
    release_set = make_set(pair[0], waiting)

    told = sets.problems(release_set)

    assert told == {pair[0]: "", waiting: "Chưa được đăng: chờ kiểm tra."}


def test_a_set_given_up_lets_its_editions_go(pair):
    release_set = make_set(*pair)

    sets.discard(release_set, by=make_editor(), reason="Hoãn.")

    assert sets.add(sets.open_set(name="Sau", by=make_editor()), pair[0], by=make_editor())
    assert Edition.objects.get(pk=pair[0].pk).stage == "cleared"
