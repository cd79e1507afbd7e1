"""Nothing in the project makes a text public but the release of what a second person cleared."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from nhipcau.editorial.models import Edition, SectionPage
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_page,
    make_picture,
    make_public,
)
from tests.room.room_walk import addresses, public_now, without_clearing

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]


@pytest.fixture
def room(client):
    """An editor; a public section with a public page and a draft; the section in English."""
    editor = make_editor()
    home = make_home("en", by=editor)
    section = make_page(SectionPage, title="Tin tức", slug="tin-tuc", by=editor)
    make_public(edition_of(section), by=editor)
    key = section.translation_key
    make_page(SectionPage, title="News", slug="news", parent=home, translation_key=key, by=editor)
    public = make_page(parent=section, title="Đã đăng", slug="da-dang", by=editor)
    make_public(edition_of(public), by=editor)
    draft = make_page(parent=section, title="Bản nháp", slug="ban-nhap", by=editor)
    client.force_login(editor)
    return SimpleNamespace(client=client, by=editor, section=section, public=public, draft=draft)


@pytest.fixture
def sees_the_same(room, django_capture_on_commit_callbacks):
    """Posts to an address of the room; says whether the public sees exactly what it saw."""

    def post(name, *arguments, **posted):
        before = public_now()
        with django_capture_on_commit_callbacks(execute=True):
            room.client.post(reverse(name, args=arguments), posted)
        return public_now() == before and without_clearing() == set()

    return post


def form_of(page, **more):
    """What the editor's form of a page posts."""
    words = {"title": page.title, "slug": page.slug, "summary": "Đã sửa", "genre": "news"}
    link = {"external-link-chooser-url": "https://example.org/"}
    return words | {"body-count": "0"} | link | more


def test_no_address_of_the_project_publishes(
    room, drawn_pictures, django_capture_on_commit_callbacks
):
    values = {
        "": "1",
        "int": room.draft.pk,
        "app_label": "wagtailcore",
        "model_name": "page",
        "content_type_app_name": "editorial",
        "content_type_model_name": "articlepage",
        "action": "publish",
        "action_name": "publish",
        "destination_id": room.section.pk,
        "parent_page_id": room.section.pk,
        "image_id": make_picture().pk,
        "revision_id": room.draft.latest_revision_id,
        "language": "vi",
        "path": "tin-tuc/",
    }
    before, broken = public_now(), set()
    room.client.raise_request_exception = False

    with django_capture_on_commit_callbacks(execute=True):
        for step in addresses(values):
            answers = [
                room.client.get(step.address),
                room.client.post(step.address, {"action-publish": "1", "id": room.draft.pk}),
                room.client.post(step.address, form_of(room.draft)),
            ]
            if max(answer.status_code for answer in answers) >= 500:
                broken.add(step)

    assert (public_now(), without_clearing()) == (before, set())
    assert {step.address for step in broken if step.address.startswith("/bien-tap/")} == set()


@pytest.mark.parametrize(
    "asked",
    [
        {"action-publish": "1"},
        {"action-submit": "1"},
        {"action": "publish"},
        {"go_live_at": "2020-01-01 08:00", "expire_at": "2030-01-01 08:00"},
        {"localize-convert-to-alias": "1"},
    ],
    ids=str,
)
def test_saving_a_page_publishes_nothing_whatever_is_asked(room, sees_the_same, asked):
    asked = form_of(room.draft) | asked

    assert sees_the_same("wagtailadmin_pages:edit", room.draft.pk, **asked)
    room.draft.refresh_from_db()
    assert (room.draft.live, room.draft.go_live_at) == (False, None)


def test_a_text_that_is_public_is_never_written_over(room, sees_the_same):
    shown = edition_of(room.public).releases.get().revision
    asked = form_of(room.public, title="Đổi lén", overwrite_revision_id=shown.pk)

    assert sees_the_same("wagtailadmin_pages:edit", room.public.pk, **asked)
    shown.refresh_from_db()
    assert shown.content["title"] == "Đã đăng"


def test_going_back_to_a_public_text_publishes_nothing(room, sees_the_same):
    shown = edition_of(room.public).releases.get().revision
    asked = form_of(room.public, revision=shown.pk)

    assert sees_the_same("wagtailadmin_pages:edit", room.public.pk, **asked)
    assert sees_the_same(
        "wagtailadmin_pages:revisions_revert", room.public.pk, shown.pk, **form_of(room.public)
    )


@pytest.mark.parametrize("asked", [{}, {"publish_copies": "on"}, {"alias": "on"}], ids=str)
def test_a_copy_is_a_draft(room, sees_the_same, asked):
    words = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": room.section.pk}

    assert sees_the_same("wagtailadmin_pages:copy", room.public.pk, **words, **asked)
    assert [one.live for one in Page.objects.filter(slug="ban-sao")] in ([], [False])
    assert not Page.objects.exclude(alias_of=None).exists()


def test_a_draft_moved_under_a_public_page_stays_a_draft(room, sees_the_same):
    assert sees_the_same("wagtailadmin_pages:move_confirm", room.draft.pk, room.public.pk)

    moved = Page.objects.get(pk=room.draft.pk)
    assert (moved.get_parent().pk, moved.live) == (room.public.pk, False)


def test_a_public_page_is_not_moved_and_not_deleted(room, sees_the_same):
    other = make_page(SectionPage, title="Khác", slug="khac", by=room.by)

    assert sees_the_same("wagtailadmin_pages:move_confirm", room.public.pk, other.pk)
    assert sees_the_same("wagtailadmin_pages:delete", room.public.pk)
    assert Page.objects.get(pk=room.public.pk).get_parent().pk == room.section.pk


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
@pytest.mark.parametrize("field", ["id", "all"])
def test_nothing_is_done_to_many_pages_at_once(room, sees_the_same, action, field):
    chosen = {field: room.public.pk, "include_descendants": "on"}

    assert sees_the_same("wagtail_bulk_action", "wagtailcore", "page", action, **chosen)
    assert Page.objects.filter(pk=room.public.pk, live=True).exists()


def test_a_translation_of_a_public_page_is_a_draft(room, sees_the_same):
    english = Locale.objects.get(language_code="en")
    assert sees_the_same(
        "wagtail_localize:submit_page_translation", room.public.pk, locales=english.pk
    )
    source = TranslationSource.objects.get(object_id=room.public.translation_key)
    translated = Translation.objects.get(source=source).get_target_instance()

    assert sees_the_same("wagtailadmin_pages:edit", translated.pk, action="publish")
    assert sees_the_same("wagtailadmin_pages:edit", translated.pk, **{"keep-translation": "1"})
    assert sees_the_same("wagtail_localize:update_translations", source.pk)
    assert sees_the_same(
        "wagtail_localize:update_translations", source.pk, publish_translations="on"
    )
    assert (translated.live, edition_of(translated).language) == (False, "en")


def test_the_editors_own_clock_publishes_nothing(room, django_capture_on_commit_callbacks):
    room.draft.save_revision(user=room.by, approved_go_live_at=timezone.now())
    before = public_now()

    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(PermissionDenied, match="bàn đăng bài"):
            call_command("publish_scheduled")
        call_command("sync_locale_trees")

    assert (public_now(), without_clearing()) == (before, set())
    assert not Page.objects.get(pk=room.draft.pk).live


def test_an_edit_takes_the_worth_of_a_clearing(room, sees_the_same):
    make_cleared(edition_of(room.draft), by=room.by)

    assert sees_the_same(
        "wagtailadmin_pages:edit", room.draft.pk, **form_of(room.draft, title="Sửa sau")
    )

    assert edition_of(room.draft).stage == Edition.Stage.WRITING
