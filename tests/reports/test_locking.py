"""Locking figures, and what it takes to open them again."""

import hashlib
import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.recording import revise, withdraw
from nhipcau.reports.counting import count
from nhipcau.reports.locking import ask_to_unlock, lock_round, unlock_round
from nhipcau.reports.models import LockedCount
from nhipcau.reports.rounds import rebuild_round, revise_round
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.reports import bring, make_round

pytestmark = pytest.mark.django_db


def accepted_round(**fields):
    round = make_round(**fields)
    for report in round.reports.all():
        bring(report, state="accepted")
    return round


def locked(**fields):
    return lock_round(accepted_round(**fields), by=make_user())


def test_lock_freezes_what_was_counted_with_a_hash():
    unit = make_unit()
    task = make_task(leads=(unit,))
    output = make_output(units=(unit,), tasks=(task,))
    focal = make_user()

    round = lock_round(accepted_round(plan=task.plan), by=focal)

    kept = LockedCount.objects.get(round=round, version=1)
    canonical = json.dumps(kept.rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert [row["output"] for row in kept.rows] == [output.pk]
    assert kept.sha256 == hashlib.sha256(canonical.encode()).hexdigest()
    assert (round.is_locked, round.locked_by) == (True, focal)
    assert (round.steps.last().action, round.steps.last().changes) == (
        "locked",
        {"counted": [None, 1]},
    )


def test_a_locked_count_stays_whatever_happens_to_the_outputs():
    unit = make_unit()
    task = make_task(leads=(unit,))
    kept, moved = (make_output(units=(unit,), tasks=(task,)) for _ in range(2))
    round = lock_round(accepted_round(plan=task.plan), by=make_user())
    before = count(round)

    withdraw(kept, reason="Nhầm", by=make_user())
    revise(moved, changes={"happened_on": date(2024, 5, 1)}, reason="Sai ngày", by=make_user())
    make_output(units=(unit,), tasks=(task,))

    assert count(round) == before
    assert before.total == 2


def test_a_round_with_reports_not_accepted_is_not_locked_without_a_reason_for_each():
    task = make_task(leads=(make_unit(name="Sở A"), make_unit(name="Sở B")))
    round = make_round(plan=task.plan)
    bring(round.reports.get(unit_name="Sở A"), state="accepted")
    waiting = round.reports.get(unit_name="Sở B")

    with pytest.raises(ValidationError, match="Còn 1 báo cáo chưa duyệt: Sở B"):
        lock_round(round, by=make_user(), exceptions={waiting.pk: " "})
    lock_round(round, by=make_user(), exceptions={waiting.pk: "Đã giải thể"})

    assert LockedCount.objects.get().exceptions == {"Sở B": "Đã giải thể"}


def test_reports_that_need_no_answer_do_not_hold_up_the_lock():
    task = make_task(leads=(make_unit(),), coordinating=(make_unit(code="phoi-hop"),))
    round = make_round(plan=task.plan)
    bring(round.reports.exclude(unit__code="phoi-hop").get(), state="accepted")

    assert lock_round(round, by=make_user()).is_locked


def test_a_locked_round_is_neither_locked_again_nor_revised_nor_rebuilt():
    round, focal = locked(), make_user()

    for verb in (
        lambda: lock_round(round, by=focal),
        lambda: revise_round(round, changes={"title": "x"}, reason="x", by=focal),
        lambda: rebuild_round(round, by=focal),
    ):
        with pytest.raises(ValidationError, match="đã khóa số liệu"):
            verb()


def test_unlocking_takes_a_reason_and_another_person_and_gives_the_next_version():
    round, asking, granting = locked(), make_user(), make_user()
    ask_to_unlock(round, by=asking, reason="Sót một đoàn ra")

    unlocked = unlock_round(round, by=granting)

    assert (unlocked.is_locked, unlocked.version) == (False, 2)
    assert list(round.steps.values_list("action", "version", "reason", "by"))[-2:] == [
        ("unlock_asked", 1, "Sót một đoàn ra", asking.pk),
        ("unlocked", 1, "Sót một đoàn ra", granting.pk),
    ]


def test_nobody_unlocks_alone_unasked_or_without_a_reason():
    round, focal = locked(), make_user()

    with pytest.raises(ValidationError, match="Chưa có ai đề nghị"):
        unlock_round(round, by=focal)
    with pytest.raises(ValidationError, match="lý do"):
        ask_to_unlock(round, by=focal, reason="")
    ask_to_unlock(round, by=focal, reason="Sót")
    with pytest.raises(ValidationError, match="không tự mở khóa được"):
        unlock_round(round, by=focal)
    with pytest.raises(ValidationError, match="đang chờ"):
        ask_to_unlock(round, by=make_user(), reason="Sót")


def test_a_round_that_is_not_locked_cannot_be_unlocked():
    with pytest.raises(ValidationError, match="chưa khóa"):
        ask_to_unlock(make_round(), by=make_user(), reason="x")


def test_locking_again_keeps_the_first_count_beside_the_second():
    unit = make_unit()
    task = make_task(leads=(unit,))
    round = lock_round(accepted_round(plan=task.plan), by=make_user())
    make_output(units=(unit,), tasks=(task,))
    ask_to_unlock(round, by=make_user(), reason="Sót")
    unlock_round(round, by=make_user())

    again = lock_round(round, by=make_user())

    kept = LockedCount.objects.order_by("version").values_list("version", "rows")
    assert [(version, len(rows)) for version, rows in kept] == [(1, 0), (2, 1)]
    assert count(again).total == 1
