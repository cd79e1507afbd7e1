"""Next year's plan is drafted from this one, accepted, and taken back without a trace."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.drafting.next_plan import draft_next_plan
from nhipcau.plans.importing.accept import accept, relied_on, remaining, undo
from nhipcau.plans.models import LoadStep, PlanLoad, Task
from nhipcau.plans.next_year import ENDS, MOVES, REPEATS, suggest_choices
from nhipcau.plans.progress import set_status
from tests.factories.loads import looked_at
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task

pytestmark = pytest.mark.django_db


def year_of_work():
    """I.1 is done, I.2 runs all year, II.1 is unfinished, II.2 was dropped."""
    unit, plan = make_unit(name="Sở Du lịch"), make_plan()
    plan.document.number = "12/KH-UBND"
    plan.document.save()
    first, second = make_section(plan, code="I"), make_section(plan, code="II", title="Sản phẩm")
    dated = {"leads": (unit,), "timing": "Quý III/2024", "timing_kind": "quarter"}
    day = date(2024, 5, 1)
    make_task(group=first, number="1", status="done", completed_on=day, **dated)
    make_task(group=first, number="2", leads=(unit,), title="Bản tin năm 2024")
    make_task(group=second, number="1", status="under_way", title="Làm phim", **dated)
    make_task(group=second, number="2", status="dropped", **dated)
    return plan


def suggested(plan):
    return {one.task.pk: one.choice for one in suggest_choices(plan)}


def drafted(plan, **choices):
    return draft_next_plan(plan, choices=suggested(plan), year=2025, by=make_user())


def counts():
    models = [m for m in apps.get_models() if m.__module__.startswith("nhipcau.")]
    return {m.__name__: m.objects.count() for m in models if m is not LoadStep}


def test_how_a_task_stands_says_what_may_become_of_it():
    assert list(suggested(year_of_work()).values()) == [ENDS, REPEATS, MOVES, ENDS]


def test_the_draft_is_next_years_paper_without_number_and_day():
    load = drafted(year_of_work())

    document = load.draft["document"]

    assert (load.purpose, document["year"], document["title"]) == (
        *(PlanLoad.Purpose.NEXT_YEAR, 2025, "Công tác thông tin đối ngoại năm 2025"),
    )
    assert (document["number"], document["number_blank"], document["date"]["day"]) == (
        *("/KH-UBND", True, None),
    )
    assert load.file.name == "du-thao-ke-hoach-2025.docx"


def test_rows_are_numbered_anew_and_their_times_are_those_of_the_year():
    load = drafted(year_of_work())

    rows = [
        (group["code"], item["no"], item["title"], item["timeframe_text"], item["timeframe"]["end"])
        for group in load.draft["groups"]
        for item in group["items"]
    ]

    assert rows == [
        ("I", 1, "Bản tin năm 2024", "Cả năm", "2025-12-31"),
        ("II", 1, "Làm phim", "Quý III/2025", "2025-09-30"),
    ]


def test_each_row_shows_where_it_stands_in_the_printed_draft():
    load = drafted(year_of_work())

    sources = [item["source"]["text"] for g in load.draft["groups"] for item in g["items"]]

    assert ["Bản tin" in sources[0], "Làm phim" in sources[1]] == [True, True]


def test_a_title_that_names_the_old_year_is_asked_about():
    assert remaining(drafted(year_of_work())).doubts == 1


def test_accepted_plan_and_tasks_continue_those_before():
    plan = year_of_work()
    load = drafted(plan)

    after = accept(looked_at(load), by=load.created_by)

    told = [(task.title, task.continues.status) for task in after.tasks.all()]
    moved = Task.objects.get(plan=plan, title="Làm phim")
    assert (after.continues, after.year) == (plan, 2025)
    assert told == [("Bản tin năm 2024", "not_started"), ("Làm phim", "carried_over")]
    assert moved.steps.get().reason == "Chuyển sang: Công tác thông tin đối ngoại năm 2025"
    assert "1 kế hoạch năm sau" in relied_on(plan)


def test_taking_it_back_restores_everything():
    plan = year_of_work()
    before, statuses = counts(), list(Task.objects.values_list("pk", "status"))
    load = drafted(plan)
    accept(looked_at(load), by=load.created_by)

    undo(load, by=load.created_by, reason="Nhầm")

    added = {name: n - before[name] for name, n in counts().items() if n != before[name]}
    assert added == {"PlanLoad": 1, "StoredFile": 1, "User": 1}
    assert list(Task.objects.values_list("pk", "status")) == statuses


def test_a_task_that_people_moved_since_stays_as_they_left_it():
    plan = year_of_work()
    load = drafted(plan)
    accept(looked_at(load), by=load.created_by)
    moved = plan.tasks.get(title="Làm phim")
    day = date(2024, 12, 20)
    set_status(moved, status="done", on=day, reason="Xong sớm", by=make_user())

    undo(load, by=load.created_by, reason="Nhầm")
    moved.refresh_from_db()

    assert (moved.status, moved.steps.count()) == ("done", 2)


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2024, "Năm của kế hoạch mới phải từ 2025 đến 2029."),
        (2030, "Năm của kế hoạch mới phải từ 2025 đến 2029."),
    ],
)
def test_a_year_that_is_not_later_is_refused(year, sentence):
    plan = year_of_work()

    with pytest.raises(ValidationError) as refusal:
        draft_next_plan(plan, choices=suggested(plan), year=year, by=make_user())

    assert refusal.value.messages == [sentence]


def test_a_second_draft_of_the_same_year_is_refused():
    plan = year_of_work()
    drafted(plan)

    with pytest.raises(ValidationError, match="đang được soạn"):
        drafted(plan)


@pytest.mark.parametrize(("choice", "why"), [(MOVES, "đã kết thúc"), ("khác", "tải lại trang")])
def test_a_choice_that_cannot_be_is_refused(choice, why):
    plan = year_of_work()
    done = plan.tasks.first()

    with pytest.raises(ValidationError, match=why):
        draft_next_plan(plan, choices={done.pk: choice}, year=2025, by=make_user())


def test_a_plan_of_nothing_is_refused():
    with pytest.raises(ValidationError, match="ít nhất một nhiệm vụ"):
        draft_next_plan(year_of_work(), choices={}, year=2025, by=make_user())


def test_a_withdrawn_plan_has_no_next_year():
    plan = year_of_work()
    plan.withdrawn_at = timezone.now()
    plan.save()

    with pytest.raises(ValidationError, match="đã được rút"):
        drafted(plan)
