"""An entry of a register: entered, changed, moved, struck out; it files its output by itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.models import Output
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Clock, Delegation, Member
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db
State = Delegation.State


def received(**values: object) -> Delegation:
    """A delegation that was received; the task it counts for is of the plan of 2024."""
    by = make_user()
    plan = make_plan(year=2024)
    task = make_task(plan=plan, group=make_section(plan))
    row = make_entry(tasks=[task], people=8, by=by, **values)
    row = keeping.move(row, to=State.APPROVED, by=by, values={"decision_number": "12/QĐ-UBND"})
    return keeping.move(row, to=State.TOOK_PLACE, by=by)


def test_a_delegation_counts_for_its_task_once_it_took_place():
    row = received()

    told = (row.output.kind, row.output.title, row.output.happened_on, row.output.quantity)
    assert told == ("delegation", row.title, date(2024, 5, 6), 8)
    assert list(row.output.tasks.all()) == list(row.tasks.all())
    assert [one.url.endswith(f"/so/muc/{row.pk}/") for one in row.output.evidence.all()] == [True]


def test_the_output_follows_the_entry():
    row = received()

    row = keeping.revise(row, values={"people": 9, "title": "Đoàn Izumisano"}, by=make_user())

    assert (row.output.title, row.output.quantity, Output.objects.count()) == (
        "Đoàn Izumisano",
        9,
        1,
    )


def test_going_back_needs_a_reason_and_takes_the_output_back():
    row, by = received(), make_user()

    with pytest.raises(ValidationError) as refused:
        keeping.move(row, to=State.APPROVED, by=by)
    row = keeping.move(row, to=State.APPROVED, by=by, reason="Ghi nhầm ngày.")

    assert codes_by_field(refused) == {"reason": ["reason"]}
    assert row.output.state == Output.State.WITHDRAWN


def test_what_comes_again_counts_again_as_the_same_output():
    row, by = received(), make_user()
    keeping.move(row, to=State.APPROVED, by=by, reason="Ghi nhầm ngày.")

    row = keeping.move(row, to=State.TOOK_PLACE, by=by)

    assert (row.output.state, Output.objects.count()) == (Output.State.RECORDED, 1)


def test_an_entry_that_is_not_counted_files_nothing():
    row = received(is_counted=False)

    assert (row.output, Output.objects.count()) == (None, 0)


def test_a_day_to_come_is_refused_at_the_day_of_the_entry():
    with pytest.raises(ValidationError) as refused:
        received(starts_on=date(2190, 1, 1), ends_on=None)

    assert codes_by_field(refused) == {"starts_on": ["future"]}


def test_each_move_leaves_a_step_with_who_and_what_changed():
    row = received()

    steps = [(s.act, s.from_state, s.to_state, s.changes) for s in row.steps.all()]
    assert steps == [
        ("enter", "planned", "planned", {}),
        ("move", "planned", "approved", {"decision_number": ["", "12/QĐ-UBND"]}),
        ("move", "approved", "took_place", {}),
    ]


def test_an_entry_struck_out_counts_no_more_and_can_stand_again():
    row, by = received(), make_user()

    struck = keeping.strike(row, reason="Nhập hai lần.", by=by)
    gone = (struck.output.state, Clock.objects.filter(entry=row).count())
    back = keeping.restore(row, reason="Không phải nhập hai lần.", by=by)

    assert (gone, back.output.state) == ((Output.State.WITHDRAWN, 0), Output.State.RECORDED)


def test_an_entry_struck_out_is_not_changed():
    row = make_entry()
    keeping.strike(row, reason="Nhập nhầm.", by=make_user())

    with pytest.raises(ValidationError, match="đã gạch bỏ"):
        keeping.revise(row, values={"title": "Khác"}, by=make_user())


def test_words_under_a_stamp_are_refused_at_their_field():
    with pytest.raises(ValidationError) as refused:
        make_entry(purpose="TUYỆT MẬT")

    assert codes_by_field(refused) == {"purpose": ["secret"]}


def test_the_report_is_due_fifteen_days_after_the_last_day():
    row = received()

    clocks = list(row.clocks.values_list("code", "due_on", "done_on"))
    assert clocks == [("delegation_report", date(2024, 5, 24), None)]


def test_a_member_is_counted_where_nobody_told_a_number_and_named_nowhere_in_the_trail():
    row, by = received(), make_user()
    row = keeping.revise(row, values={"people": None}, by=by)

    parts.add(row, Member, values={"name": "Tanaka Hiroshi", "role": "head"}, by=by)

    row.output.refresh_from_db()
    assert row.output.quantity == 1
    assert "Tanaka" not in str([step.changes for step in row.steps.all()])


def test_an_entry_is_found_by_its_country_without_marks():
    row = make_entry()

    assert list(Delegation.objects.filter(folded__contains=" nhat ban")) == [row]
