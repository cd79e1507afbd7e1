"""Recording an output, changing it, taking it back: what is kept and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import (
    Proof,
    add_evidence,
    likely_duplicates,
    record,
    record_output,
    restore,
    revise,
    withdraw,
)
from tests.factories.documents import make_file
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task

pytestmark = pytest.mark.django_db


def refusals(error: ValidationError) -> dict[str, list[str]]:
    return {field: [e.code for e in errors] for field, errors in error.error_dict.items()}


def test_record_output_keeps_what_was_done_and_by_whom():
    lead, second, task, officer = make_unit(), make_unit(), make_task(), make_user()

    output = record_output(
        kind="publication",
        title="  Sổ tay   du lịch ",
        happened_on=date(2024, 3, 5),
        units=(lead, second, lead),
        tasks=(task, task),
        by=officer,
        quantity=1500,
        quantity_unit=" bản ",
        languages=("vi", "en", "vi"),
    )

    kept = Output.objects.get()
    assert kept == output
    assert (kept.title, kept.quantity, kept.quantity_unit) == ("Sổ tay du lịch", 1500, "bản")
    assert (kept.languages, kept.state) == (["vi", "en"], Output.State.RECORDED)
    assert kept.recorded_at is not None
    assert [c.unit for c in kept.contributions.all()] == [lead, second]
    assert list(kept.tasks.all()) == [task]


def test_record_output_leaves_a_step():
    officer = make_user()

    output = make_output(by=officer)

    assert list(output.steps.values_list("from_state", "to_state", "by")) == [
        ("", "recorded", officer.pk)
    ]


def test_record_output_refuses_all_that_is_wrong_at_once():
    withdrawn = make_task(plan=make_plan(withdrawn_at=timezone.now()))

    with pytest.raises(ValidationError) as refused:
        record_output(
            kind="painting",
            title=" ",
            happened_on=timezone.localdate() + timedelta(days=1),
            units=(),
            tasks=(withdrawn,),
            by=make_user(),
            quantity=-1,
            languages=("vi", "tlh"),
        )

    assert refusals(refused.value) == {
        "kind": ["invalid_choice"],
        "title": ["blank"],
        "happened_on": ["future"],
        "units": ["no_unit"],
        "tasks": ["withdrawn_plan"],
        "languages": ["language"],
        "quantity": ["negative"],
    }
    assert not Output.objects.exists()


@pytest.mark.parametrize(
    ("quantity", "quantity_unit", "refused_at"),
    [
        (Decimal("3"), " ", "quantity_unit"),
        (Decimal("NaN"), "bản", "quantity"),
        (Decimal("Infinity"), "bản", "quantity"),
        (Decimal("1e20"), "bản", "quantity"),
        ("nhiều", "bản", "quantity"),
    ],
)
def test_record_output_refuses_a_quantity_that_cannot_be_summed(
    quantity, quantity_unit, refused_at
):
    with pytest.raises(ValidationError) as refused:
        make_output(quantity=quantity, quantity_unit=quantity_unit)

    assert set(refusals(refused.value)) == {refused_at}


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [
        (date(2023, 12, 14), False),
        (date(2023, 12, 15), True),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
    ],
)
def test_a_day_belongs_to_the_reporting_year_of_the_plan(day, is_taken):
    task = make_task(plan=make_plan(year=2024))

    if is_taken:
        assert make_output(happened_on=day, tasks=(task,)).happened_on == day
    else:
        with pytest.raises(ValidationError, match="không thuộc thời gian của kế hoạch nào"):
            make_output(happened_on=day, tasks=(task,))


def test_a_day_inside_one_of_two_plans_is_enough():
    tasks = (make_task(plan=make_plan(year=2023)), make_task(plan=make_plan(year=2024)))

    output = make_output(happened_on=date(2024, 6, 1), tasks=tasks)

    assert output.credits.count() == 2


def test_an_output_without_a_task_is_kept():
    assert make_output(tasks=()).credits.count() == 0


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.vn/x", "bao.vn/tin", "http://", "data:text/html,x"]
)
def test_evidence_is_an_address_on_the_web_or_nothing_is_stored(url):
    with pytest.raises(ValidationError) as refused:
        make_output(evidence=(Proof(url=url),))

    assert refusals(refused.value) == {"url": ["url"]}
    assert not Output.objects.exists()


def test_evidence_is_a_file_or_an_address_never_both_or_neither():
    output, officer = make_output(), make_user()

    for proof in ({}, {"file": make_file(), "url": "https://bao.vn/1"}):
        with pytest.raises(ValidationError) as refused:
            add_evidence(output, by=officer, **proof)
        assert refusals(refused.value) == {"url": ["evidence"]}


def test_adding_evidence_is_told_in_the_history():
    output, officer = make_output(), make_user()

    add_evidence(output, url="https://bao.vn/tin-1", label="Bài đăng", by=officer)

    assert output.steps.last().changes == {"evidence": [None, "Bài đăng"]}
    assert output.evidence.get().added_by == officer


def test_a_draft_does_not_count_until_it_is_recorded():
    officer, unit = make_user(), make_unit()
    draft = make_output(units=(unit,), by=officer, as_draft=True)
    counted_before = Output.objects.counted().count()

    recorded = record(draft, by=officer)

    assert (counted_before, list(Output.objects.counted())) == (0, [recorded])


def test_a_draft_without_units_cannot_be_recorded():
    officer = make_user()
    draft = record_output(
        kind="clip",
        title="Clip",
        happened_on=date(2024, 1, 2),
        units=(),
        tasks=(),
        by=officer,
        as_draft=True,
    )

    with pytest.raises(ValidationError, match="ít nhất một đơn vị"):
        record(draft, by=officer)


def test_revise_tells_each_field_before_and_after():
    first, second, officer = make_unit(name="Sở A"), make_unit(name="Sở B"), make_user()
    output = make_output(title="Cũ", units=(first, second))
    task = make_task()

    revise(
        output,
        changes={"title": "Mới", "units": (second,), "tasks": (task,), "kind": "article"},
        reason="Nhập nhầm",
        by=officer,
    )

    step = output.steps.last()
    assert step.changes == {
        "title": ["Cũ", "Mới"],
        "units": [["Sở A", "Sở B"], ["Sở B"]],
        "tasks": [[], [str(task)]],
    }
    assert (step.reason, step.by) == ("Nhập nhầm", officer)
    assert [c.unit for c in output.contributions.all()] == [second]


def test_revise_without_a_difference_leaves_no_step():
    output = make_output(title="Một bài")

    revise(output, changes={"title": "Một  bài"}, reason="", by=make_user())

    assert output.steps.count() == 1


def test_revise_of_a_recorded_output_needs_a_reason():
    output = make_output(title="Cũ")

    with pytest.raises(ValidationError, match="lý do"):
        revise(output, changes={"title": "Mới"}, reason=" ", by=make_user())

    output.refresh_from_db()
    assert output.title == "Cũ"


def test_revise_does_not_touch_what_is_not_a_field():
    with pytest.raises(ValueError, match="created_by"):
        revise(make_output(), changes={"created_by": None}, reason="x", by=make_user())


def test_order_of_units_can_be_revised():
    first, second = make_unit(), make_unit()
    output = make_output(units=(first, second))

    revise(output, changes={"units": (second, first)}, reason="Đổi chủ trì", by=make_user())

    assert [c.unit for c in output.contributions.all()] == [second, first]


def test_a_withdrawn_output_is_kept_and_can_be_restored():
    output, officer = make_output(), make_user()

    withdraw(output, reason="Trùng", by=officer)
    withdrawn = list(Output.objects.counted())
    restore(output, reason="Không trùng", by=officer)

    assert (withdrawn, list(Output.objects.counted())) == ([], [output])
    assert [(s.from_state, s.to_state, s.reason) for s in output.steps.all()] == [
        ("", "recorded", ""),
        ("recorded", "withdrawn", "Trùng"),
        ("withdrawn", "recorded", "Không trùng"),
    ]


@pytest.mark.parametrize("verb", [withdraw, restore])
def test_taking_back_and_restoring_need_a_reason(verb):
    with pytest.raises(ValidationError, match="lý do"):
        verb(make_output(), reason="", by=make_user())


def test_a_withdrawn_output_is_neither_revised_nor_withdrawn_again():
    output, officer = make_output(), make_user()
    withdraw(output, reason="Trùng", by=officer)

    with pytest.raises(ValidationError, match="Đã rút"):
        revise(output, changes={"title": "x"}, reason="x", by=officer)
    with pytest.raises(ValidationError, match="Đã rút"):
        withdraw(output, reason="x", by=officer)


def test_likely_duplicates_have_the_same_kind_day_and_title_but_for_marks():
    first = make_output(title="Lễ hội Biển", summary="Tóm tắt")
    make_output(title="Lễ hội biển", kind="clip")
    make_output(title="Lễ hội biển", happened_on=date(2024, 2, 2))
    withdraw(make_output(title="Lễ hội biển"), reason="x", by=make_user())

    found = likely_duplicates(kind="article", title="LE HOI BIEN!", happened_on=first.happened_on)

    assert found == [first]
    assert not likely_duplicates(
        kind="article", title="Lễ hội biển", happened_on=first.happened_on, besides=first
    )
