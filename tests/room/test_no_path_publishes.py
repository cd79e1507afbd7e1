"""Nothing in the project makes a text public but the release of what a second person cleared."""

import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from nhipcau.editorial.models import ArticlePage, Edition, SectionPage
from nhipcau.organisations.models import Role
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(client):
    """An editor, a public section with a public page, a draft, a translation under way."""
    editor = make_editor()
    make_home("en", by=editor)
    section = make_page(SectionPage, title="Tin tức", slug="tin-tuc", by=editor)
    make_public(edition_of(section), by=editor)
    public = make_page(parent=section, title="Đã đăng", slug="da-dang", by=editor)
    make_public(edition_of(public), by=editor)
    draft = make_page(parent=section, title="Bản nháp", slug="ban-nhap", by=editor)
    client.force_login(editor)
    return SimpleNamespace(
        client=client, editor=editor, section=section, public=public, draft=draft
    )


def form_of(page, **more):
    """What the editor's form of a page posts."""
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "Đã sửa",
        "genre": "news",
        "body-count": "0",
        **more,
    }


def unchanged_after(room, step, capture):
    """Whether the public sees exactly what it saw, with nothing unchecked, after `step`."""
    before = public_now()
    with capture(execute=True):
        step()
    return public_now() == before and without_clearing() == set()


def test_no_address_of_the_project_publishes(room, django_capture_on_commit_callbacks):
    picture = make_picture()
    values = {
        "": "x",
        "int": room.draft.pk,
        "content_type_app_name": "editorial",
        "content_type_model_name": "articlepage",
        "app_label": "wagtailcore",
        "model_name": "page",
        "action": "publish",
        "action_name": "publish",
        "page_to_move_id": room.draft.pk,
        "destination_id": room.section.pk,
        "image_id": picture.pk,
        "language": "vi",
        "path": "tin-tuc/",
        "parent_page_id": room.section.pk,
        "revision_id": room.draft.latest_revision_id,
    }
    before = public_now()
    room.client.raise_request_exception = False

    broken = set()
    with django_capture_on_commit_callbacks(execute=True):
        for step in addresses(values):
            for posted in ({}, form_of(room.draft), {"action-publish": "1", "id": room.draft.pk}):
                if not step.address.startswith("/bien-tap/") and not posted:
                    continue
                answer = (room.client.post if posted else room.client.get)(step.address, posted)
                if answer.status_code >= 500:
                    broken.add((step.name, bool(posted)))

    assert (public_now(), without_clearing()) == (before, set())
    assert {one for one in broken if one[0].startswith("wagtail")} == set()
