"""Two people in one moment, or one who clicks twice: one thing done, a sentence for the other."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.organisations.appointing import end_appointment
from nhipcau.organisations.models import Appointment, Role, UnitAlias, User
from nhipcau.organisations.working_days import load_calendar
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan
from nhipcau.reports.models import Consolidation, ReportRound
from nhipcau.workspace.collisions import Collisions
from tests.factories.loads import looked_at, make_load
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_report, make_round

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act gives, all begun in one moment; an exception is given as it is."""
    start, given = threading.Barrier(len(acts)), dict.fromkeys(range(len(acts)))

    def run(place: int, act: Callable[[], Any]) -> None:
        start.wait()
        try:
            given[place] = act()
        except Exception as error:
            given[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return list(given.values())


def posting(person: User, name: str, *args: Any, **told: Any) -> Callable[[], int]:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return lambda: client.post(reverse(f"workspace:{name}", args=args), told).status_code


def test_one_plan_comes_of_two_loads_of_it_accepted_at_once():
    people = [make_user(role=Role.FOCAL) for _ in range(2)]
    make_unit(name="Sở Thử")
    loads = [looked_at(make_load()) for _ in people]

    codes = at_once(
        *(posting(who, "load_accept", load.pk) for who, load in zip(people, loads, strict=True))
    )

    assert (codes, Plan.objects.count()) == ([302, 302], 1)


def test_one_load_accepted_by_two_at_once_is_one_plan():
    people = [make_user(role=Role.FOCAL) for _ in range(2)]
    make_unit(name="Sở Thử")
    load = looked_at(make_load())

    codes = at_once(*(posting(who, "load_accept", load.pk) for who in people))

    assert (codes, Plan.objects.count()) == ([302, 302], 1)


def test_a_round_opened_by_a_double_click_is_one_round():
    load_calendar()
    focal = make_user(role=Role.FOCAL)
    plan = make_task(plan=make_plan(), leads=(make_unit(),)).plan
    told = {"plan": plan.pk, "kind": "quarter", "year": "2024", "index": "1"}

    codes = at_once(*[posting(focal, "round_new", **told) for _ in range(3)])

    assert (sorted(codes), ReportRound.objects.count()) == ([302, 422, 422], 1)


def test_a_consolidation_drafted_by_a_double_click_is_two_versions():
    focal, round = make_user(role=Role.FOCAL), make_round()

    codes = at_once(*[posting(focal, "consolidation_new", round.pk) for _ in range(2)])

    versions = sorted(Consolidation.objects.values_list("version", flat=True))
    assert (codes, versions) == ([302, 302], [1, 2])


def test_an_output_recorded_by_a_double_click_is_one_output():
    unit = make_unit()
    officer = make_user(role=Role.OFFICER, unit=unit)
    told = {"title": "Phim", "kind": "article", "happened_on": "01/02/2024", "units": [unit.pk]}

    codes = at_once(*[posting(officer, "output_new", **told) for _ in range(3)])

    assert (sorted(codes), Output.objects.count()) == ([302, 422, 422], 1)


def test_of_submitting_twice_one_is_told():
    report = make_report(state="draft")
    officer = make_user(role=Role.OFFICER, unit=report.unit)

    codes = at_once(*[posting(officer, "report_submit", report.pk) for _ in range(2)])

    report.refresh_from_db()
    assert (sorted(codes), report.version) == ([302, 422], 1)


def test_submitting_while_the_round_is_locked_breaks_nothing():
    report = make_report(state="draft")
    officer = make_user(role=Role.OFFICER, unit=report.unit)
    lock = {f"report-{report.pk}": "Chưa nộp"}

    codes = at_once(
        posting(officer, "report_submit", report.pk),
        posting(make_user(role=Role.FOCAL), "round_lock", report.round_id, **lock),
    )

    assert set(codes) <= {302, 422}


def test_two_administrators_who_end_each_other_leave_one():
    first, second = (make_user(role=Role.ADMINISTRATOR) for _ in range(2))
    pairs = [(first, second), (second, first)]

    at_once(
        *(
            lambda by=by, whom=whom: end_appointment(
                whom.appointments.get(), last_day=timezone.localdate(), by=by
            )
            for by, whom in pairs
        )
    )

    assert Appointment.objects.filter(role=Role.ADMINISTRATOR, valid_to=None).count() == 1


def test_of_two_accounts_of_one_name_one_is_opened():
    people = [make_user(role=Role.ADMINISTRATOR) for _ in range(2)]
    told = {"full_name": "Người Mới", "username": "moi"}

    codes = at_once(*(posting(who, "person_new", **told) for who in people))

    assert set(codes) <= {302, 409, 422}
    assert User.objects.filter(username="moi").count() == 1


def test_of_one_role_given_twice_one_is_given():
    administrators = [make_user(role=Role.ADMINISTRATOR) for _ in range(2)]
    person, unit = make_user(), make_unit()
    told = {"unit": unit.pk, "role": "officer", "from_day": "01/01/2024"}

    codes = at_once(*(posting(who, "person_appoint", person.pk, **told) for who in administrators))

    assert set(codes) <= {302, 409, 422}
    assert person.appointments.count() == 1


def test_of_one_spelling_for_two_units_one_gets_it():
    focal, units = make_user(role=Role.FOCAL), [make_unit(), make_unit()]

    codes = at_once(*(posting(focal, "unit_alias", unit.pk, text="Sở ABC") for unit in units))

    assert set(codes) <= {302, 409, 422}
    assert UnitAlias.objects.filter(text="Sở ABC").count() == 1


def test_of_two_savings_of_one_report_the_second_is_told():
    report = make_report()
    item = report.items.first()
    people = [make_user(role=Role.OFFICER, unit=report.unit) for _ in range(2)]

    def told(words: str) -> dict[str, str]:
        return {"revision": "0", f"words-{item.pk}": words, f"status-{item.pk}": "under_way"}

    codes = at_once(
        *(posting(who, "report_write", report.pk, **told(who.username)) for who in people)
    )

    assert sorted(codes) == [302, 422]


class BusyState(Exception):
    """As a driver tells it."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (IntegrityError("UNIQUE constraint failed"), 409),
        (OperationalError("database is locked"), 409),
        (OperationalError("deadlock detected"), 409),
        (OperationalError("no such table"), None),
        (ValueError("bug"), None),
    ],
    ids=str,
)
def test_what_the_database_turns_down_is_a_sentence_and_a_fault_stays_a_fault(rf, error, code):
    request = rf.post("/")
    if "deadlock" in str(error):
        error.__cause__ = BusyState("40P01")

    answer = Collisions(lambda _: None).process_exception(request, error)

    assert (answer and answer.status_code) == code


def test_the_log_of_a_collision_holds_no_row(rf, caplog):
    error = IntegrityError("Failing row contains (1, lời của đơn vị).")

    Collisions(lambda _: None).process_exception(rf.post("/"), error)

    assert [r.getMessage() for r in caplog.records] == [
        "Turned down by the database: IntegrityError at /"
    ]
