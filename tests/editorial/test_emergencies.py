"""Unchecked in an emergency: one answers for it, another confirms it, both are counted."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.editorial import alarms, checking, emergency
from nhipcau.editorial.models import Edition
from nhipcau.editorial.questions import QUESTIONS
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_page,
    make_public,
)
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db

ANSWERS = {question.code: {"answer": "yes", "note": ""} for question in QUESTIONS}


@pytest.fixture
def leader():
    return make_user(role=Role.LEADER)


@pytest.fixture
def release(leader):
    return emergency.release(edition_of(make_page()), reason="Bão đổ bộ.", by=leader)


def test_it_is_public_at_once_and_waits_for_a_second_person(release, settings):
    edition = Edition.objects.get(pk=release.edition_id)

    hours = timedelta(hours=settings.NHIPCAU_EMERGENCY_HOURS)
    assert (edition.standing, release.clearance) == ("public", None)
    assert abs(release.confirm_by - release.public_from - hours) < timedelta(seconds=5)
    assert list(emergency.emergencies_of(release.public_from.year)) == [release]


def test_an_editor_releases_nothing_unchecked():
    with pytest.raises(ValidationError, match="Chỉ cán bộ đầu mối"):
        emergency.release(edition_of(make_page()), reason="Bão.", by=make_editor())


def test_it_needs_a_reason(leader):
    with pytest.raises(ValidationError, match="lý do phải đăng khẩn"):
        emergency.release(edition_of(make_page()), reason=" ", by=leader)


def test_what_is_cleared_goes_out_the_ordinary_way(leader):
    edition = edition_of(make_page())
    make_cleared(edition)
    edition.refresh_from_db()

    with pytest.raises(ValidationError, match="đăng bình thường"):
        emergency.release(edition, reason="Bão.", by=leader)


def test_neither_who_released_nor_who_wrote_it_confirms(leader):
    make_home()
    writer = make_editor()
    release = emergency.release(edition_of(make_page(by=writer)), reason="Bão.", by=leader)

    for person in (leader, writer):
        with pytest.raises(ValidationError, match="phải là người khác"):
            emergency.confirm(release, answers=ANSWERS, by=person)


def test_another_person_confirms_by_answering_the_questions(release):
    person = make_editor()

    release = emergency.confirm(release, answers=ANSWERS, by=person)

    assert (release.confirmed_by, release.clearance.answers) == (person, ANSWERS)


def test_a_question_answered_no_confirms_nothing(release):
    answers = ANSWERS | {"secrecy": {"answer": "no", "note": ""}}

    with pytest.raises(ValidationError, match="chưa được đăng"):
        emergency.confirm(release, answers=answers, by=make_editor())


def test_who_wrote_what_went_out_unchecked_does_not_check_the_next_text(leader):
    make_home()
    writer = make_editor()
    page = make_page(by=writer)
    edition = edition_of(page)
    emergency.release(edition, reason="Bão.", by=leader)
    page.save_revision(user=make_editor())

    check = checking.submit(edition, by=make_editor())

    assert checking.why_not_check(check, by=writer) != ""


def test_a_confirmation_does_not_void_the_next_text_under_way(release):
    release.edition.page.specific.save_revision(user=make_editor())
    check = checking.submit(release.edition, by=make_editor())
    emergency.confirm(release, answers=ANSWERS, by=make_editor())

    edition = checking.void_if_changed(release.edition, by=make_editor())

    check.refresh_from_db()
    assert (edition.stage, check.outcome) == ("checking", "waiting")


def test_without_confirmation_in_time_the_focal_officers_are_told_once(release):
    focal = make_user(role=Role.FOCAL)
    late = release.confirm_by + timedelta(minutes=1)

    told = [alarms.tell_alarms(late), alarms.tell_alarms(late)]

    keys = Notice.objects.filter(user=focal, key__contains="unconfirmed")
    assert (keys.count(), told[1]) == (1, 0)


def test_replaced_by_a_checked_text_it_alarms_no_longer(release):
    release.edition.page.specific.save_revision(user=make_editor())
    make_public(release.edition)

    found = alarms.alarms(timezone.now() + timedelta(days=1))

    assert [alarm.code for alarm in found] == []
