from datetime import date

import pytest
from django.apps import apps

from nhipcau.organisations.models import OrganisationStep, Unit
from nhipcau.plans.importing.accept import accept, remaining, undo
from nhipcau.plans.models import LoadStep, Passage, PlanLoad, Responsibility, Task
from tests.factories.loads import looked_at, sample_load, sample_reading

pytestmark = pytest.mark.django_db

TRAIL = {PlanLoad, LoadStep, OrganisationStep}


def counts() -> dict[str, int]:
    """Rows of every table but the trail, which only grows."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model not in TRAIL
    }


def test_every_lead_and_every_other_name_is_resolved():
    load = sample_load()

    left = remaining(load)

    assert (left.rows, left.leads, left.coordinating) == (53, (), ())


def test_the_register_holds_the_53_rows_as_printed():
    load = looked_at(sample_load())
    printed = [
        (group["code"], str(item["no"]), item["title"], item["lead_text"], item["timeframe_text"])
        for group in sample_reading()["groups"]
        for item in group["items"]
    ]

    plan = accept(load, by=load.created_by)

    tasks = plan.tasks.select_related("group").order_by("position")
    assert [(t.group.code, t.number, t.title, t.lead_text, t.timing) for t in tasks] == printed
    assert [group.tasks.count() for group in plan.groups.all()] == [19, 15, 11, 2, 6]


def test_no_lead_is_left_without_a_body_and_bodies_come_in_printed_order():
    load = looked_at(sample_load())

    plan = accept(load, by=load.created_by)

    leads = Responsibility.objects.filter(task__plan=plan, role="lead")
    assert not leads.filter(unit=None, group=None).exists()
    first = plan.tasks.get(position=1).responsibilities.filter(role="lead")
    assert [(lead.as_written, str(lead.unit or lead.group)) for lead in first] == [
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("các cơ quan báo chí", "Các cơ quan báo chí"),
        ("hệ thống truyền thanh cơ sở", "Hệ thống truyền thanh cơ sở"),
    ]


def test_groups_are_expanded_as_of_the_day_of_the_plan():
    load = looked_at(sample_load())

    plan = accept(load, by=load.created_by)

    coast = Responsibility.objects.get(as_written="UBND các huyện, thị xã, thành phố ven biển")
    assert coast.members.count() == 5
    assert coast.expanded_on == date(2024, 1, 1)
    newspaper = Unit.objects.get(code="bao-binh-dinh")
    assert Task.objects.led_by(newspaper).filter(plan=plan).count() == 6


def test_days_are_read_from_words_and_whole_years_have_no_deadline():
    load = looked_at(sample_load())

    plan = accept(load, by=load.created_by)

    due = {task.code: task.due_on for task in plan.tasks.exclude(due_on=None)}
    assert due == {"I.11": date(2024, 9, 30), "III.8": date(2024, 9, 30)}
    assert plan.tasks.get(is_tentative=True).code == "III.1"


def test_the_rest_of_the_document_is_kept():
    load = looked_at(sample_load())

    plan = accept(load, by=load.created_by)

    assert (plan.year, plan.starts_on, plan.ends_on) == (2024, date(2024, 1, 1), date(2024, 12, 31))
    assert plan.report_due_on == date(2024, 12, 9)
    assert (plan.document.number, plan.document.issued_on, plan.document.kind) == ("", None, "KH")
    assert plan.document.issuer_unit == Unit.objects.get(code="ubnd-tinh")
    assert plan.passages.filter(part=Passage.Part.FOCUS).count() == 15
    assert plan.paper["signer"]["name"] == "Lâm Hải Giang"
    assert plan.citations.filter(basis__number="57-KL/TW").get().cited_at == [
        "focus_tasks.12",
        "groups.I.3",
    ]


def test_undo_takes_all_of_it_back():
    load = looked_at(sample_load())
    before = counts()
    accept(load, by=load.created_by)

    undo(load, reason="Nạp nhầm bản", by=load.created_by)

    assert counts() == before
    load.refresh_from_db()
    assert (load.state, load.plan) == (PlanLoad.State.UNDONE, None)


def test_searching_finds_a_task_by_the_full_name_behind_an_abbreviation():
    load = looked_at(sample_load())

    plan = accept(load, by=load.created_by)

    found = Task.objects.filter(plan=plan).search("so thong tin va truyen thong")
    assert found.filter(lead_text="Sở TT&TT").count() == 8
