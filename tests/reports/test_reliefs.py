"""More time for a report, or none owed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.reports import lifecycle
from nhipcau.reports.models import LockedCount, Relief, UnitReport
from nhipcau.reports.reliefs import ask_relief, expire_reliefs, grant, refuse, revoke
from nhipcau.reports.rounds import rebuild_round
from nhipcau.reports.standing import Standing, standing
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_by_field, codes_of
from tests.factories.reliefs import granted, make_relief
from tests.factories.reports import bring, lock, make_report, make_round, set_due

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = timezone.localdate(), timezone.localdate() + timedelta(days=1)


def due_in(days: int) -> UnitReport:
    """A report due so many days from today."""
    report = make_report()
    set_due(report.round, TODAY + timedelta(days=days))
    return UnitReport.objects.get(pk=report.pk)


def told(relief: Relief) -> list[tuple]:
    return list(relief.steps.values_list("from_state", "to_state", "reason", "by"))


# --- Asking and deciding ----------------------------------------------------------------------


def test_one_asks_another_grants_and_the_report_has_its_own_due_day():
    report, officer, focal = due_in(3), make_user(), make_user()
    until = TODAY + timedelta(days=9)
    asked = ask_relief(report, kind="extension", until=until, reason="Chờ số liệu", by=officer)

    given = grant(asked, document_number="20/UBND-VX", by=focal)

    report.refresh_from_db()
    assert (report.due_on, given.document_number, given.decided_by) == (until, "20/UBND-VX", focal)
    assert told(given) == [
        ("", "asked", "Chờ số liệu", officer.pk),
        ("asked", "granted", "Văn bản 20/UBND-VX", focal.pk),
    ]


def test_a_due_day_that_has_passed_can_be_put_off():
    report = due_in(-10)

    granted(report, until=TODAY + timedelta(days=2))

    (line,) = standing(report.round, day=TODAY)
    assert (line.days_late, line.is_chased, line.extension.document_number) == (
        0,
        False,
        "15/CV-SDL",
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "extension", "until": None}, {"until": ["until_missing"]}),
        ({"kind": "extension", "until": TODAY + timedelta(days=3)}, {"until": ["until"]}),
        ({"kind": "extension", "until": date(9999, 12, 31)}, {"until": ["until_far"]}),
        ({"kind": "waiver", "until": TODAY - timedelta(days=1)}, {"until": ["until_past"]}),
        ({"kind": "holiday", "until": TOMORROW}, {"kind": ["invalid_choice"]}),
        ({"kind": "waiver", "reason": " "}, {"reason": ["reason"]}),
        ({"kind": "waiver", "reason": "TUYỆT MẬT"}, {"reason": ["secret"]}),
        ({"kind": "waiver", "document_number": "Độ mật: Mật"}, {"document_number": ["secret"]}),
        ({"kind": "waiver", "document_number": "1" * 121}, {"document_number": ["max_length"]}),
    ],
)
def test_a_request_that_cannot_be_is_refused_at_its_field(fields, code):
    report = due_in(3)

    with pytest.raises(ValidationError) as refused:
        ask_relief(report, **({"reason": "Lý do"} | fields), by=make_user())

    assert (codes_by_field(refused), Relief.objects.count()) == (code, 0)


@pytest.mark.parametrize("state", ["accepted", "submitted"])
@pytest.mark.parametrize("kind", ["extension", "waiver"])
def test_nothing_is_asked_or_granted_for_a_report_that_was_sent(state, kind):
    report = due_in(3)
    asked = make_relief(report, kind=kind)
    bring(report, state=state)

    for verb in (lambda: make_relief(report, kind=kind), lambda: grant(asked, by=make_user())):
        with pytest.raises(ValidationError) as refused:
            verb()
        assert codes_of(refused) == {"state"}


def test_nothing_is_asked_granted_or_taken_back_once_the_round_is_locked():
    report = due_in(3)
    asked, waiver = make_relief(report), granted(report, kind="waiver")
    lock(report.round)

    for verb in (
        lambda: make_relief(report, kind="waiver"),
        lambda: grant(asked, by=make_user()),
        lambda: revoke(waiver, reason="Thôi", by=make_user()),
    ):
        with pytest.raises(ValidationError) as refused:
            verb()
        assert codes_of(refused) == {"locked"}


def test_asking_twice_is_refused_but_the_other_kind_may_be_asked():
    asked = make_relief()

    with pytest.raises(ValidationError) as refused:
        make_relief(asked.report)
    make_relief(asked.report, kind="waiver")

    assert (codes_of(refused), asked.report.reliefs.count()) == ({"asked"}, 2)


@pytest.mark.parametrize("decide", [grant, lambda r, by: refuse(r, reason="Không", by=by)])
def test_who_asked_does_not_decide(decide):
    officer = make_user()
    asked = make_relief(by=officer)

    with pytest.raises(ValidationError) as refused:
        decide(asked, by=officer)

    assert codes_of(refused) == {"four_eyes"}


def test_the_database_too_wants_another_person():
    officer = make_user()
    asked = make_relief(by=officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        Relief.objects.filter(pk=asked.pk).update(state="granted", decided_by=officer)


def test_a_refusal_needs_a_reason_and_leaves_the_report_alone():
    asked = make_relief()

    with pytest.raises(ValidationError) as refused:
        refuse(asked, reason="", by=make_user())
    done = refuse(asked, reason="Chưa đủ căn cứ", by=make_user())

    asked.report.refresh_from_db()
    assert (codes_by_field(refused), done.state) == ({"reason": ["reason"]}, "refused")
    assert asked.report.extended_due_on is None


def test_a_decided_request_is_not_decided_again():
    given = granted()

    for verb in (
        lambda: grant(given, by=make_user()),
        lambda: refuse(given, reason="x", by=make_user()),
    ):
        with pytest.raises(ValidationError) as refused:
            verb()
        assert codes_of(refused) == {"state"}


def test_a_later_extension_takes_the_place_of_the_one_before():
    report = due_in(3)
    first = granted(report, until=TODAY + timedelta(days=5))
    report.refresh_from_db()

    second = granted(report, until=TODAY + timedelta(days=8))

    first.refresh_from_db()
    report.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "granted")
    assert report.due_on == TODAY + timedelta(days=8)


def test_who_changed_their_mind_takes_the_request_back():
    officer = make_user()
    asked = make_relief(by=officer)

    gone = revoke(asked, reason="Đã kịp", by=officer)

    assert (gone.state, gone.decided_by) == ("revoked", None)
    make_relief(asked.report)


def test_an_extension_taken_back_leaves_the_due_day_of_the_round():
    report = due_in(3)
    given = granted(report)

    revoke(given, reason="Nhầm đơn vị", by=make_user())

    report.refresh_from_db()
    assert report.due_on == report.round.due_on


def test_what_has_had_its_effect_is_not_taken_back():
    report = due_in(-2)
    given = granted(report)
    bring(report, state="submitted")

    with pytest.raises(ValidationError) as refused:
        revoke(given, reason="Thôi", by=make_user())

    given.refresh_from_db()
    assert (codes_of(refused), given.state) == ({"state"}, "granted")


# --- Lateness ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("until", "days_late"), [(-5, 5), (-1, 1), (0, 0), (4, 0)])
def test_the_first_sending_is_late_after_the_units_own_due_day(until, days_late):
    report = due_in(-10)
    granted(report, until=TODAY + timedelta(days=until))

    sent = bring(report, state="submitted")

    assert sent.days_late == days_late


def test_lateness_once_stored_outlives_an_extension_a_waiver_and_another_due_day():
    report = bring(due_in(-4), state="returned")

    granted(report, until=TODAY + timedelta(days=9))
    granted(report, kind="waiver")
    set_due(report.round, TODAY + timedelta(days=30))
    sent = lifecycle.submit(report, standing_by="Giữ nguyên", by=make_user())

    assert sent.days_late == 4


def test_late_reports_are_found_by_their_own_due_day():
    plan = make_plan()
    make_task(plan=plan, leads=tuple(make_unit(code=f"dv-{n}") for n in range(4)))
    round = set_due(make_round(plan=plan), TODAY - timedelta(days=5))
    late, extended, over, waived = round.reports.order_by("unit__code")
    granted(extended, until=TODAY)
    granted(over, until=TODAY - timedelta(days=2))
    granted(waived, kind="waiver")

    found = UnitReport.objects.late_on(TODAY)

    assert list(found.order_by("unit__code")) == [late, over]
    assert set(UnitReport.objects.not_sent()) == {late, extended, over}


def test_own_due_day_is_the_same_in_a_query_and_on_the_row():
    report = due_in(3)
    granted(report, until=TODAY + timedelta(days=6))
    set_due(report.round, TODAY + timedelta(days=20))

    (found,) = UnitReport.objects.with_due_day()

    assert found.own_due_on == found.due_on == TODAY + timedelta(days=20)


# --- Waivers ----------------------------------------------------------------------------------


def test_a_waived_report_is_owed_by_nobody():
    report = due_in(-10)
    granted(report, kind="waiver")

    (line,) = standing(report.round, day=TODAY)

    assert (line.standing, line.owes, line.days_late, line.is_chased) == (
        Standing.WAIVED,
        False,
        0,
        False,
    )
    assert line.waiver.reason == "Đang sắp xếp bộ máy"


def test_a_waived_unit_may_report_all_the_same_and_is_not_late():
    report = due_in(-10)
    granted(report, kind="waiver")

    sent = bring(report, state="accepted")

    (line,) = standing(report.round, day=TODAY)
    assert (sent.days_late, line.standing) == (0, Standing.ACCEPTED)


def test_locking_names_the_waived_with_their_reason_and_number():
    report = due_in(-10)
    report.unit_name = "Sở A"
    report.save()
    granted(report, kind="waiver")

    lock(report.round)

    assert LockedCount.objects.get().exceptions == {
        "Sở A": "Được miễn báo cáo theo văn bản 15/CV-SDL: Đang sắp xếp bộ máy"
    }


def test_a_waiver_runs_out_and_its_last_day_is_the_due_day():
    report = due_in(-10)
    waiver = granted(report, kind="waiver", until=TODAY)

    ended = [expire_reliefs(day=TODAY + timedelta(days=n)) for n in (0, 1, 1, 5)]

    waiver.refresh_from_db()
    (line,) = standing(report.round, day=TODAY + timedelta(days=5))
    assert (ended, waiver.state, told(waiver)[-1]) == (
        [0, 1, 0, 0],
        "expired",
        ("granted", "expired", "", None),
    )
    assert (line.standing, line.days_late) == (Standing.NOT_STARTED, 5)


def test_a_waiver_taken_back_makes_nobody_late_for_the_days_it_held():
    report = due_in(-10)
    waiver = granted(report, kind="waiver")

    revoke(waiver, reason="Đơn vị đã ổn định", by=make_user())

    (line,) = standing(report.round, day=TOMORROW)
    assert (line.standing, line.days_late) == (Standing.NOT_STARTED, 1)


def test_extensions_and_waivers_without_a_last_day_do_not_run_out():
    report = due_in(-10)
    given = granted(report), granted(report, kind="waiver")

    assert expire_reliefs(day=date(2100, 1, 1)) == 0
    assert {Relief.objects.get(pk=one.pk).state for one in given} == {"granted"}


def everything_of(report: UnitReport) -> tuple:
    reliefs = Relief.objects.filter(report=report).values()
    own = UnitReport.objects.filter(pk=report.pk).values()
    return list(own), list(report.items.values()), list(report.steps.values()), list(reliefs)


@pytest.mark.parametrize("state", ["accepted", "locked", "submitted"])
def test_the_calendar_changes_no_report_that_was_sent_or_locked(state):
    report = due_in(-10)
    granted(report, kind="waiver", until=TODAY)
    if state == "locked":
        lock(report.round)
    else:
        bring(report, state=state)
    before = everything_of(report)

    ended = expire_reliefs(day=TODAY + timedelta(days=30))

    assert (ended, everything_of(report)) == (0, before)


def test_the_calendar_changes_neither_state_nor_content_of_an_open_report():
    report = bring(due_in(-10), state="draft", words="Chữ của đơn vị")
    granted(report, kind="waiver", until=TODAY)
    before = everything_of(report)

    expire_reliefs(day=TOMORROW)

    own, *rest = everything_of(report)
    changed = {key for key, value in own[0].items() if before[0][0][key] != value}
    assert (changed, rest[:2]) == ({"extended_due_on", "is_waived"}, list(before[1:3]))


def test_following_the_plan_again_keeps_reliefs():
    report = due_in(3)
    granted(report)
    before = everything_of(report)[0]

    rebuild_round(report.round, by=make_user())

    assert everything_of(report)[0] == before
