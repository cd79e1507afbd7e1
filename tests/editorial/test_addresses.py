"""Where an address leads that was public once."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from nhipcau.editorial import addresses, releasing, withdrawing
from nhipcau.editorial.addresses import Gone, Moved
from nhipcau.editorial.models import Release, SectionPage
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_page,
    make_public,
    make_public_page,
)

pytestmark = pytest.mark.django_db


def rewrite(page, **fields):
    """A next text of a page, checked and released."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=make_editor())
    edition = edition_of(page)
    return make_public(edition)


def test_a_public_address_leads_to_its_release():
    release = make_public(edition_of(make_page(slug="le-hoi")))

    assert addresses.find("vi", "le-hoi/") == release


def test_an_address_that_never_was_public_leads_nowhere():
    make_page(slug="ban-nhap")

    assert addresses.find("vi", "ban-nhap/") is None


def test_after_a_release_under_another_address_the_old_one_leads_on():
    page = make_public_page(slug="le-hoi")

    release = rewrite(page, slug="le-hoi-xuan")

    assert addresses.find("vi", "le-hoi/") == Moved(release)
    assert release.address == "/vi/le-hoi-xuan/"


def test_a_withdrawn_page_says_why_and_since_when_at_every_address_it_had():
    page = make_public_page(slug="le-hoi")
    rewrite(page, slug="le-hoi-xuan")

    edition = withdrawing.withdraw(edition_of(page), reason="Đã hoãn.", by=make_editor())

    gone = Gone(edition, "Đã hoãn.", edition.withdrawn_at)
    assert [addresses.find("vi", path) for path in ("le-hoi/", "le-hoi-xuan/")] == [gone, gone]


def test_pages_below_a_section_move_with_it_and_their_old_addresses_lead_on():
    section = make_public_page(SectionPage, title="Tin tức", slug="tin-tuc")
    page = make_page(parent=section, slug="le-hoi")
    release = make_public(edition_of(page))

    rewrite(section, slug="tin")

    release.refresh_from_db()
    assert release.path == "tin/le-hoi/"
    assert addresses.find("vi", "tin-tuc/le-hoi/") == Moved(release)
    assert addresses.find("vi", "tin-tuc/").release.path == "tin/"


def test_a_page_that_was_moved_goes_out_again_under_its_new_section():
    first = make_public_page(SectionPage, title="Tin tức", slug="tin-tuc")
    second = make_public_page(SectionPage, title="Biển đảo", slug="bien-dao")
    page = make_page(parent=first, slug="le-hoi")
    make_public(edition_of(page))
    page.move(second, pos="last-child")

    release = rewrite(page, title="Lễ hội biển")

    assert (release.path, release.parent) == ("bien-dao/le-hoi/", edition_of(second))
    assert addresses.find("vi", "tin-tuc/le-hoi/") == Moved(release)


def test_a_cleared_text_that_was_moved_is_checked_again():
    section = make_public_page(SectionPage, title="Tin tức", slug="tin-tuc")
    page = make_page(slug="le-hoi")
    make_cleared(edition_of(page))
    page.move(section, pos="last-child")

    with pytest.raises(ValidationError, match="chỗ của trang"):
        releasing.release(edition_of(page), by=make_editor())


def test_a_second_release_ends_the_first():
    page = make_public_page(slug="le-hoi")

    second = rewrite(page, title="Lễ hội mùa thu")

    first = Release.objects.filter(edition=second.edition).exclude(pk=second.pk).get()
    assert first.public_until == second.public_from
    assert Release.objects.current().filter(edition=second.edition).get() == second
