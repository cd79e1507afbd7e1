"""One message a person a week: what they owe, what waits; none where nothing does."""

from datetime import date, timedelta

import pytest

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Appointment, Role
from nhipcau.organisations.working_days import load_calendar
from nhipcau.reports.locking import ask_to_unlock
from nhipcau.reports.reminding.digesting import give_digests
from nhipcau.reports.reminding.weekly import MOST_LINES, Part, digest_words, week_key
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, lock, make_round

pytestmark = pytest.mark.django_db

MONDAY = date(2024, 6, 24)
DUE = date(2024, 6, 20)


def round_of(*units, **fields):
    plan = make_plan()
    for unit in units:
        make_task(plan=plan, leads=(unit,))
    return make_round(plan=plan, index=2, opens_on=date(2024, 5, 1), due_on=DUE, **fields)


def body_for(person, day=MONDAY) -> str:
    give_digests(day=day)
    return person.notices.get(kind="digest").body


def test_a_unit_hears_of_its_open_reports_and_of_its_tasks_of_the_next_fortnight():
    unit = make_unit(short_name="Sở DL")
    plan = round_of(unit).plan
    for after in (-1, 0, 14, 15):
        make_task(plan=plan, leads=(unit,), title=f"Việc {after}", due_on=MONDAY + timedelta(after))
    make_task(plan=plan, coordinating=(unit,), due_on=MONDAY)

    assert body_for(make_user(role=Role.OFFICER, unit=unit)) == (
        "Sở DL: báo cáo chưa nộp:\n"
        "- Quý II năm 2024: chậm 4 ngày (chưa bắt đầu)\n\n"
        "Sở DL: nhiệm vụ đến hạn trong 14 ngày:\n"
        "- I.3. Việc 0: hạn 24/06/2024\n"
        "- I.4. Việc 14: hạn 08/07/2024"
    )


def test_who_looks_after_the_province_hears_who_is_late_and_what_waits():
    late, sent = make_unit(name="Sở Muộn"), make_unit()
    round = round_of(late, sent)
    bring(round.reports.get(unit=sent), state="submitted")
    locked = lock(make_round())
    ask_to_unlock(locked, reason="Sót", by=make_user())

    focal, leader = make_user(role=Role.FOCAL), make_user(role=Role.LEADER)

    late_words = "Đơn vị chậm nộp báo cáo:\n- Sở Muộn, Quý II năm 2024: chậm 4 ngày\n\nChờ xử lý:\n"
    unlock = "- 1 đề nghị mở khóa số liệu chờ quyết định"
    assert body_for(focal) == f"{late_words}- 1 báo cáo chờ duyệt\n{unlock}"
    assert leader.notices.get().body == f"{late_words}{unlock}"


def test_a_unit_never_hears_how_others_stand():
    round_of(make_unit(name="Sở Muộn"))
    make_user(role=Role.OFFICER)

    assert give_digests(day=MONDAY) == 0


def test_where_nothing_waits_nobody_is_written_to():
    for role in Role.values:
        make_user(role=role)

    assert (give_digests(day=MONDAY), Notice.objects.count()) == (0, 0)


def test_one_message_a_person_with_all_their_units():
    person, units = make_user(), [make_unit(short_name="A"), make_unit(short_name="B")]
    round_of(*units)
    for unit in units:
        Appointment.objects.create(user=person, unit=unit, role=Role.OFFICER)

    body = body_for(person)

    assert ("A: báo cáo chưa nộp" in body, "B: báo cáo chưa nộp" in body) == (True, True)


def test_it_comes_on_the_first_working_day_of_the_week_and_once():
    load_calendar()
    unit = make_unit()
    round_of(unit, window_start=date(2024, 1, 1), window_end=date(2024, 6, 14))
    make_user(role=Role.OFFICER, unit=unit)

    days = [date(2024, 6, 1) + timedelta(n) for n in range(14)]
    assert [day for day in days for _ in (1, 2) if give_digests(day=day)] == [
        date(2024, 6, 3),
        date(2024, 6, 10),
    ]


def test_after_a_long_holiday_it_comes_on_the_first_day_of_work():
    load_calendar()
    unit = make_unit()
    task = make_task(leads=(unit,), due_on=date(2024, 5, 6))
    make_user(role=Role.OFFICER, unit=task.responsibilities.get().unit)

    week = [date(2024, 4, 29) + timedelta(n) for n in range(7)]

    assert [day for day in week if give_digests(day=day)] == [date(2024, 5, 2)]


def test_a_week_begun_without_the_calendar_is_made_up_for():
    unit = make_unit()
    round_of(unit)
    make_user(role=Role.OFFICER, unit=unit)

    assert [give_digests(day=MONDAY + timedelta(n)) for n in (2, 3)] == [1, 0]


@pytest.mark.parametrize("units", [1, 30])
def test_the_price_does_not_follow_the_number_of_units(units, django_assert_max_num_queries):
    many = [make_unit() for _ in range(units)]
    round_of(*many)
    for unit in many:
        make_user(role=Role.OFFICER, unit=unit)

    with django_assert_max_num_queries(17):
        assert give_digests(day=MONDAY) == units


def test_a_long_list_is_cut_and_the_rest_counted():
    part = Part("Nhiệm vụ", tuple(str(n) for n in range(MOST_LINES + 5)))

    _subject, body = digest_words([part], day=MONDAY)

    assert body.splitlines()[-1] == "- … và 5 mục nữa, xem trên hệ thống"


def test_a_week_bears_the_number_of_its_thursday():
    assert [week_key(d) for d in (date(2024, 12, 30), date(2023, 1, 1))] == ["2025-W01", "2022-W52"]
