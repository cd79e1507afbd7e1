"""How far a commitment has come, and who hears that its day comes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.notices.models import Notice
from nhipcau.registries import keeping, parts
from nhipcau.registries.agreements.commitments import move_commitment, open_commitments
from nhipcau.registries.agreements.minding import remind_commitments
from tests.factories.agreements import make_commitment, make_signed
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
DUE = date(2024, 6, 30)


def test_each_move_leaves_a_step_with_its_words():
    one = make_commitment(make_signed())

    move_commitment(one, to="under_way", told="Đã gửi thư mời.", by=make_user())

    step = one.entry.steps.last()
    assert (step.act, step.reason) == ("change_commitment", "Đã gửi thư mời.")
    assert step.changes == {
        "": [None, "Trao đổi đoàn cán bộ hằng năm"],
        "state": ["not_started", "under_way"],
    }


def test_done_has_its_day_and_its_result():
    one = make_commitment(make_signed())

    with pytest.raises(ValidationError) as refused:
        move_commitment(one, to="done", told=" ", by=make_user())
    one = move_commitment(one, to="done", told="Đã đón đoàn.", on=DUE, by=make_user())

    assert codes_by_field(refused) == {"told": ["told"], "on": ["no_day"]}
    assert (one.state, one.told, one.done_on) == ("done", "Đã đón đoàn.", DUE)


def test_how_far_it_has_come_is_told_again_and_again():
    one = make_commitment(make_signed())
    for told in ("Đã gửi thư mời.", "Bạn đã nhận lời."):
        one = move_commitment(one, to="under_way", told=told, by=make_user())

    steps = [step.reason for step in one.entry.steps.filter(act="change_commitment")]
    assert (one.told, steps) == ("Bạn đã nhận lời.", ["Đã gửi thư mời.", "Bạn đã nhận lời."])


def test_what_is_taken_up_again_is_not_done_any_more():
    one = make_commitment(make_signed())
    move_commitment(one, to="done", told="Đã đón đoàn.", on=DUE, by=make_user())

    one = move_commitment(one, to="under_way", told="Còn một đoàn nữa.", by=make_user())

    assert (one.state, one.done_on) == ("under_way", None)


def test_one_that_was_dropped_is_not_done_at_once():
    one = make_commitment(make_signed())
    move_commitment(one, to="dropped", told="Bạn đề nghị hoãn.", by=make_user())

    with pytest.raises(ValidationError, match="không chuyển như vậy được"):
        move_commitment(one, to="done", told="Xong.", on=DUE, by=make_user())


def test_words_under_a_stamp_are_refused():
    with pytest.raises(ValidationError) as refused:
        move_commitment(make_commitment(make_signed()), to="done", told="TỐI MẬT", by=make_user())

    assert codes_by_field(refused) == {"told": ["secret"]}


def test_open_ones_of_a_unit_are_its_own_and_those_left_to_the_keeper_the_next_first():
    unit, row = make_unit(), make_signed()
    its = make_signed(unit=unit)
    late, undated = make_commitment(row, unit=unit, due_on=DUE), make_commitment(its)
    soon = make_commitment(its, due_on=date(2024, 6, 1))
    make_commitment(row)
    move_commitment(make_commitment(its), to="done", told="Xong.", on=DUE, by=make_user())

    assert list(open_commitments([unit])) == [soon, late, undated]


def test_those_of_a_struck_agreement_and_those_taken_off_are_not_open():
    gone, row = make_signed(), make_signed()
    make_commitment(gone)
    parts.take_off(make_commitment(row), reason="Ghi hai lần.", by=make_user())
    keeping.strike(gone, reason="Nhập hai lần.", by=make_user())

    assert list(open_commitments()) == []


def test_the_unit_of_the_commitment_hears_once_a_rung_and_once_when_late():
    unit = make_unit()
    officer = make_user(role="officer", unit=unit)
    make_commitment(make_signed(), unit=unit, due_on=DUE)

    days = [date(2024, 6, 24), date(2024, 6, 25), date(2024, 7, 3), date(2024, 7, 4)]
    heard = [remind_commitments(day=day) for day in days]

    assert heard == [1, 0, 1, 0]
    assert {notice.user for notice in Notice.objects.all()} == {officer}


def test_nobody_hears_of_one_that_is_far_off():
    unit = make_unit()
    make_user(role="officer", unit=unit)
    make_commitment(make_signed(unit=unit), due_on=DUE)

    assert remind_commitments(day=date(2024, 4, 1)) == 0
