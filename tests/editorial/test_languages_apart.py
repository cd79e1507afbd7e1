"""What is done to one language leaves the rows of every other as they were, byte by byte."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.utils import timezone
from wagtail.models import Page, Revision

from nhipcau.editorial import checking, clock, emergency, releasing, sets, withdrawing
from nhipcau.editorial.models import Edition, Release
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_answers,
    make_cleared,
    make_editor,
    make_page,
    make_public,
    make_translation,
)
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def rows_of(edition):
    """Every row that belongs to an edition alone, as text."""
    page = Page.objects.get(pk=edition.page_id)
    mine = [
        Edition.objects.filter(pk=edition.pk),
        Page.objects.filter(pk=page.pk),
        type(page.specific).objects.filter(pk=page.pk),
        Revision.objects.filter(object_id=str(page.pk)),
        Release.objects.filter(edition=edition),
        *(getattr(edition, name).all() for name in ("checks", "steps", "former_addresses")),
    ]
    return [serializers.serialize("json", rows.order_by("pk")) for rows in mine]


def save(edition):
    page = edition.page.specific
    page.title += "."
    page.save_revision(user=make_editor())
    checking.void_if_changed(edition, by=make_editor())


def move(edition):
    page = edition.page.specific
    page.slug += "-moi"
    page.save_revision(user=make_editor())
    make_public(edition)


def send_back(edition):
    check = checking.submit(edition, by=make_editor())
    checking.send_back(check, reason="Sửa tên.", by=make_editor())


def check_and_take_back(edition):
    writer = make_editor()
    checking.take_back(checking.submit(edition, by=writer), by=writer)


def clear(edition):
    check = checking.submit(edition, by=make_editor())
    checking.clear(check, answers=make_answers(check), by=make_editor())


def release_when_due(edition):
    make_cleared(edition)
    releasing.schedule(edition, go_at=timezone.now() + timedelta(hours=1), by=make_editor())
    clock.go_round(timezone.now() + timedelta(hours=2))


def schedule_and_not(edition):
    make_cleared(edition)
    releasing.schedule(edition, go_at=timezone.now() + timedelta(hours=1), by=make_editor())
    releasing.unschedule(edition, by=make_editor())


def release_in_a_set(edition):
    make_cleared(edition)
    release_set = sets.open_set(name="Đợt", by=make_editor())
    sets.add(release_set, edition, by=make_editor())
    sets.release_all(release_set, by=make_editor())


def release_unchecked(edition):
    save(edition)
    emergency.release(edition, reason="Bão.", by=make_user(role=Role.LEADER))


def withdraw(edition):
    make_public(edition)
    withdrawing.withdraw(edition, reason="Đã cũ.", by=make_editor())


VERBS = [
    *(save, move, send_back, check_and_take_back, clear, release_when_due, schedule_and_not),
    *(release_in_a_set, release_unchecked, withdraw),
]


def touched_by(verb, language):
    """Languages whose rows are not what they were after a verb on an edition of `language`."""
    page = make_page(title=verb.__name__)
    editions = [edition_of(page), *(edition_of(make_translation(page, c)) for c in ("en", "lo"))]
    make_public(editions[1])
    before = {edition.language: rows_of(edition) for edition in editions}

    verb(next(edition for edition in editions if edition.language == language))

    return {e.language for e in editions if rows_of(e) != before[e.language]}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_verb_on_one_language_touches_no_other(language):
    touched = {verb.__name__: touched_by(verb, language) for verb in VERBS}

    assert touched == {verb.__name__: {language} for verb in VERBS}


def test_clearing_one_language_lets_no_other_out():
    page = make_page()
    english = edition_of(make_translation(page, "en"))
    make_cleared(edition_of(page))

    with pytest.raises(Exception, match="không làm được việc này"):
        releasing.release(english, by=make_editor())
