"""What has changed since figures were frozen."""

from datetime import date

import pytest

from nhipcau.outputs.recording import Proof, add_evidence, revise, withdraw
from nhipcau.reports.consolidation import (
    changes_of,
    discrepancies,
    round_discrepancies,
)
from nhipcau.reports.discrepancies import Change
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.reports import draft, drafted, lock, make_round

pytestmark = pytest.mark.django_db

FEBRUARY, MARCH, APRIL = date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)


def test_nothing_changed_is_no_discrepancy(plan, unit, task):
    first, second = (make_round(plan=plan, index=n) for n in (1, 2))
    lock(first)
    make_output(happened_on=FEBRUARY, units=(unit,), tasks=(task,), quantity=3, quantity_unit="kỳ")
    make_output(happened_on=APRIL, units=(unit,), tasks=(task,), languages=("vi", "en"))

    consolidation = draft(second)

    assert consolidation.content["total"]["value"] == 2
    assert discrepancies(consolidation) == []


def told(found) -> list[tuple[str, int, str, str]]:
    return [(d.change, d.output, d.before, d.after) for d in found]


def test_each_change_since_is_named_with_its_item(plan, unit, task):
    other = make_task(group=task.group, leads=(unit,))
    gone, moved, relinked, changed, proven = (
        make_output(title=f"Tin {n}", happened_on=FEBRUARY, units=(unit,), tasks=(task,))
        for n in range(5)
    )
    officer, helper = make_user(), make_unit(name="Báo B")
    consolidation = drafted(plan)

    withdraw(gone, reason="Nhầm", by=officer)
    revise(moved, changes={"happened_on": APRIL}, reason="Sai ngày", by=officer)
    links = {"tasks": (other,), "units": (helper, unit)}
    revise(relinked, changes=links, reason="Sai nhiệm vụ", by=officer)
    content = {"kind": "clip", "quantity": 2, "quantity_unit": "tập"}
    revise(changed, changes=content, reason="Sai loại", by=officer)
    add_evidence(proven, url="https://bao.vn/1", by=officer)
    added = make_output(title="Sót", happened_on=MARCH, units=(unit,), tasks=(task,))

    assert told(discrepancies(consolidation)) == [
        (Change.WITHDRAWN, gone.pk, "", ""),
        (Change.MOVED, moved.pk, "01/02/2024", "01/04/2024"),
        (Change.RELINKED, relinked.pk, "III.1", "III.2"),
        (Change.RELINKED, relinked.pk, "Sở A", "Báo B, Sở A"),
        (Change.CHANGED, changed.pk, "Tin, bài; Tin 3", "Clip, phóng sự, phim; Tin 3; 2 tập"),
        (Change.CHANGED, proven.pk, "chưa có minh chứng", "https://bao.vn/1"),
        (Change.ADDED, added.pk, "", "01/03/2024"),
    ]


def test_a_discrepancy_is_a_sentence_that_names_the_item(plan, unit, task):
    output = make_output(title="Lễ hội", happened_on=FEBRUARY, units=(unit,), tasks=(task,))
    consolidation = drafted(plan)

    revise(output, changes={"happened_on": APRIL}, reason="Sai ngày", by=make_user())
    (moved,) = discrepancies(consolidation)
    withdraw(output, reason="Nhầm", by=make_user())
    (gone,) = discrepancies(consolidation)

    assert moved.sentence == "“Lễ hội”: đổi ngày từ “01/02/2024” thành “01/04/2024”."
    assert gone.sentence == "“Lễ hội”: đã rút sau khi chốt số liệu."


def test_an_output_taken_off_every_task_of_the_plan_is_relinked_not_lost(plan, unit, task):
    output = make_output(happened_on=FEBRUARY, units=(unit,), tasks=(task,))
    consolidation = drafted(plan)

    revise(output, changes={"tasks": ()}, reason="Không thuộc kế hoạch", by=make_user())

    assert told(discrepancies(consolidation)) == [
        (Change.RELINKED, output.pk, "III.1", "không nhiệm vụ")
    ]


def test_a_locked_round_tells_its_own_discrepancies(plan, unit, task):
    output = make_output(
        happened_on=FEBRUARY, units=(unit,), tasks=(task,), evidence=(Proof(url="https://a.vn/1"),)
    )
    round = make_round(plan=plan)
    open_ = round_discrepancies(round)
    round = lock(round)

    withdraw(output, reason="Nhầm", by=make_user())

    assert (open_, told(round_discrepancies(round))) == (
        [],
        [(Change.WITHDRAWN, output.pk, "", "")],
    )


def test_changes_can_be_asked_of_a_few_outputs_only(plan, unit, task):
    asked, other = (
        make_output(title=f"Tin {n}", happened_on=FEBRUARY, units=(unit,), tasks=(task,))
        for n in range(2)
    )
    total = drafted(plan).figures.get(key="total")

    for output in (asked, other):
        withdraw(output, reason="Nhầm", by=make_user())

    assert told(changes_of(total, [asked.pk])) == [(Change.WITHDRAWN, asked.pk, "", "")]
