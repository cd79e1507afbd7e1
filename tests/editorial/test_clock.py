"""What is due goes out; a clock that stands still is noticed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.cli import clockwork, main
from nhipcau.editorial import alarms, clock, releasing, sets
from nhipcau.editorial.models import Edition, Heartbeat, Release
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from tests.factories.editorial import edition_of, make_cleared, make_editor, make_page
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def soon():
    return timezone.now() + HOUR


@pytest.fixture
def scheduled(soon):
    edition = edition_of(make_page(title="Hẹn giờ"))
    make_cleared(edition)
    return releasing.schedule(edition, go_at=soon, by=make_editor(username="nguoi.hen"))


def codes(now):
    return [alarm.code for alarm in alarms.alarms(now)]


def test_before_its_hour_nothing_goes_out(scheduled, soon):
    assert clock.release_due(soon - MINUTE) == clock.Went()


def test_at_its_hour_it_goes_out_by_the_name_of_who_set_it(scheduled, soon):
    went = clock.release_due(soon)

    release = Release.objects.current().get(edition=scheduled)
    assert (went, release.released_by) == (clock.Went(editions=1), scheduled.go_by)


def test_a_text_edited_after_it_was_scheduled_does_not_go_out(scheduled, soon):
    scheduled.page.specific.save_revision(user=make_editor())

    rounds = [clock.release_due(soon), clock.release_due(soon + MINUTE)]

    scheduled.refresh_from_db()
    assert rounds == [clock.Went(held_back=1)] * 2
    assert scheduled.stage == Edition.Stage.SCHEDULED
    assert scheduled.steps.filter(act="not_released", reason__contains="đã đổi").count() == 1


def test_who_set_the_hour_and_the_focal_officers_hear_why_it_did_not_go(scheduled, soon):
    focal = make_user(role=Role.FOCAL)
    scheduled.page.specific.save_revision(user=make_editor())

    clock.release_due(soon)

    told = Notice.objects.filter(key__startswith=f"edition:{scheduled.pk}:held")
    assert {notice.user for notice in told} == {focal, scheduled.go_by}


def test_a_set_goes_out_at_its_hour(soon):
    edition = edition_of(make_page())
    make_cleared(edition)
    release_set = sets.open_set(name="Đợt", by=make_editor())
    sets.add(release_set, edition, by=make_editor())
    sets.schedule(release_set, go_at=soon, by=make_editor())

    assert clock.release_due(soon) == clock.Went(sets=1)


def test_a_stopped_clock_raises_the_alarm(scheduled, soon):
    clock.beat(soon - HOUR)

    assert codes(soon - HOUR + 4 * MINUTE) == []
    assert codes(soon - HOUR + 6 * MINUTE) == ["clock"]
    assert codes(soon + 4 * MINUTE) == ["clock"]
    assert codes(soon + 6 * MINUTE) == ["clock", "due"]


def test_a_clock_that_never_beat_alarms_only_where_something_waits(scheduled, soon):
    with_one = codes(soon)
    releasing.unschedule(scheduled, by=make_editor())

    assert (with_one, codes(soon)) == (["clock"], [])


def test_each_case_is_told_once(scheduled, soon):
    make_user(role=Role.FOCAL)
    clock.beat(soon)

    told = [alarms.tell_alarms(soon + 6 * MINUTE) for _ in range(2)]

    assert told == [3, 0]  # the clock to one, the late page to two


def test_a_round_leaves_its_beat(scheduled, soon):
    clock.go_round(soon)

    beat = Heartbeat.objects.get(name=alarms.CLOCK)
    assert (beat.at, beat.told) == (soon, {"editions": 1, "sets": 0, "held_back": 0})


def test_a_round_with_nothing_due_asks_little(django_assert_max_num_queries):
    clock.go_round(timezone.now())

    with django_assert_max_num_queries(12):
        clock.go_round(timezone.now())


def test_the_server_lets_the_clock_go_round_and_mails_what_could_not_go(scheduled, settings):
    settings.NHIPCAU_MAIL = True
    Edition.objects.update(go_at=timezone.now() - MINUTE)
    scheduled.page.specific.save_revision(user=make_editor())

    assert clockwork.releases_once() == clock.Went(held_back=1)

    assert Notice.objects.get(user=scheduled.go_by).mail_state == "sent"


def test_the_command_tells_what_waits_and_lets_the_clock_go_round(scheduled, capsys):
    codes = [main(["releases"]), main(["releases", "--now"])]

    told = capsys.readouterr().out
    assert codes == [1, 0]
    assert "Hẹn giờ (vi)" in told
    assert "Máy đăng bài theo giờ không chạy" in told
    assert "Đã đăng 0 trang, 0 đợt; 0 chưa đăng được." in told
