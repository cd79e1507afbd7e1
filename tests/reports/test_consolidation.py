"""The consolidated report: frozen figures and what is printed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.organisations.models import UnitName
from nhipcau.outputs.recording import revise, withdraw
from nhipcau.reports import lifecycle
from nhipcau.reports.consolidation import (
    discrepancies,
    figures_by_key,
)
from nhipcau.reports.figures import FigureItem, figure_items
from nhipcau.reports.lifecycle import Entry
from tests.factories.organisations import make_group, make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.reports import bring, draft, drafted, lock, make_round

pytestmark = pytest.mark.django_db

FEBRUARY, MARCH, APRIL = date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)


def value_of(consolidation) -> dict[str, str]:
    return {key: f"{f['value']:f}" for key, f in figures_by_key(consolidation).items()}


def test_every_number_is_a_figure_with_its_items(plan, unit, task):
    other = make_unit(name="Báo B")
    second = make_task(group=task.group, leads=(other,))
    make_output(
        kind="publication",
        happened_on=FEBRUARY,
        units=(unit, other),
        tasks=(task, second),
        quantity=1500,
        quantity_unit="bản",
        languages=("vi", "en"),
    )
    make_output(happened_on=MARCH, units=(unit,), tasks=(task,))

    consolidation = drafted(plan)

    assert value_of(consolidation) == {
        "total": "2.00",
        "kind.article": "1.00",
        "kind.publication": "1.00",
        f"group.{task.group_id}": "2.00",
        f"task.{task.pk}": "2.00",
        f"task.{task.pk}.article": "1.00",
        f"task.{task.pk}.publication": "1.00",
        f"task.{second.pk}": "1.00",
        f"task.{second.pk}.publication": "1.00",
        f"unit.{unit.pk}": "2.00",
        f"unit.{other.pk}": "1.00",
        f"lead.{unit.pk}": "2.00",
        "language.": "1.00",
        "language.en": "1.00",
        "language.vi": "1.00",
        "quantity.publication.bản": "1500.00",
    }
    for figure in consolidation.figures.exclude(key__startswith="quantity."):
        assert figure.value == len(figure_items(figure))
    assert set(consolidation.figures.values_list("rule_version", flat=True)) == {1}


def test_a_figure_leads_to_its_items_as_they_were(plan, unit, task):
    output = make_output(title="Lễ hội", happened_on=FEBRUARY, units=(unit,), tasks=(task,))
    consolidation = drafted(plan)
    revise(output, changes={"title": "Hội thảo"}, reason="Sai tên", by=make_user())

    (item,) = figure_items(consolidation.figures.get(key="kind.article"))

    assert item == FigureItem(output.pk, "Lễ hội", FEBRUARY, "article", item.sha256, False)
    assert (len(item.sha256), item.kind_label) == (64, "Tin, bài")


def test_what_is_printed_follows_the_plan_and_says_who_led(plan, unit, task):
    unit.names.update(valid_to=date(2024, 3, 13))
    UnitName.objects.create(unit=unit, name="Sở A mới", valid_from=date(2024, 3, 14))
    group = make_group(name="Các sở, ban, ngành")
    quiet = make_task(group=task.group, leads=(unit,), coordinating=(group,), title="Im ắng")
    make_output(title="Tin", happened_on=FEBRUARY, units=(unit,), tasks=(task,))

    content = drafted(plan).content

    (section,) = content["groups"]
    assert (section["code"], section["title"], section["value"]) == ("III", "Quảng bá", 1)
    first, second = section["tasks"]
    assert (first["code"], first["leads"], first["value"]) == ("III.1", ["Sở A mới"], 1)
    assert (first["figure"], first["kinds"][0]["figure"]) == (
        f"task.{task.pk}",
        f"task.{task.pk}.article",
    )
    assert first["kinds"][0]["lines"] == ["Tin (01/02/2024)"]
    assert (second["title"], second["coordinating"]) == ("Im ắng", ["Các sở, ban, ngành"])
    assert (second["task"], second["value"], second["figure"]) == (quiet.pk, 0, None)


def test_only_the_words_of_reports_that_were_sent_are_printed(plan, unit, task):
    others = make_unit(name="Sở B"), make_unit(name="Sở C")
    shared = make_task(group=task.group, leads=(unit, *others))
    round = make_round(plan=plan)
    for name, state in (("Sở A", "accepted"), ("Sở B", "submitted"), ("Sở C", "returned")):
        bring(round.reports.get(unit_name=name), state=state, words=f"Chữ {name}")

    content = draft(round).content

    by_task = {t["task"]: t for g in content["groups"] for t in g["tasks"]}
    assert by_task[shared.pk]["words"] == [
        {"unit": "Sở A", "text": "Chữ Sở A", "is_accepted": True},
        {"unit": "Sở B", "text": "Chữ Sở B", "is_accepted": False},
    ]
    assert [u["name"] for u in content["units"]["reported"]] == ["Sở B", "Sở A"]
    assert [u["name"] for u in content["units"]["missing"]] == ["Sở C"]
    assert content["units"]["missing"][0]["returned_reason"] == "Thiếu minh chứng"


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        (("done", "done"), "done"),
        (("done", "not_started"), "under_way"),
        ((), "not_started"),
    ],
)
def test_a_task_stands_as_its_leading_units_say(claims, status):
    leads = make_unit(), make_unit()
    task = make_task(leads=leads)
    round = make_round(plan=task.plan)
    for report, claim in zip(round.reports.all(), claims, strict=False):
        entry = {report.items.get().pk: Entry(words="Đã làm", status=claim)}
        officer = make_user()
        lifecycle.submit(lifecycle.write(report, items=entry, by=officer), by=officer)

    content = draft(round).content

    assert content["groups"][0]["tasks"][0]["status"] == status


def test_general_texts_and_numbers_typed_by_hand_are_listed(plan, unit, task):
    round, officer = make_round(plan=plan), make_user()
    report = round.reports.get()
    report = lifecycle.write(
        report,
        items={report.items.get().pk: Entry(words="Năm 2024 đăng 25 tin, đạt 95%.")},
        general={"strengths": "Phối hợp tốt", "proposals": "Bổ sung 1.500 triệu đồng"},
        by=officer,
    )
    lifecycle.submit(report, by=officer)

    content = draft(round).content

    assert content["general"]["strengths"] == [{"unit": "Sở A", "text": "Phối hợp tốt"}]
    assert content["typed_numbers"] == [
        {"where": "III.1", "unit": "Sở A", "number": "25"},
        {"where": "III.1", "unit": "Sở A", "number": "95%"},
        {"where": "proposals", "unit": "Sở A", "number": "1.500"},
    ]


def test_counts_stand_beside_those_of_the_period_before(plan, unit, task):
    for day, kind in ((FEBRUARY, "article"), (FEBRUARY, "clip"), (APRIL, "article")):
        make_output(kind=kind, happened_on=day, units=(unit,), tasks=(task,))

    round = make_round(plan=plan, index=2)
    content = draft(round).content

    assert content["last"] == {
        "title": "Quý I năm 2024",
        "plan": plan.title,
        "plan_id": plan.pk,
        "window_start": "2023-12-15",
        "window_end": "2024-03-14",
        "total": 2,
        "figure": "last.total",
    }
    told = ("kind", "value", "last", "figure", "last_figure")
    assert [tuple(kind[name] for name in told) for kind in content["kinds"]] == [
        ("article", 1, 1, "kind.article", "last.kind.article"),
        ("clip", 0, 1, None, "last.kind.clip"),
    ]


def test_late_additions_and_outputs_without_a_task_are_told_apart(plan, unit, task):
    first, second = (make_round(plan=plan, index=n) for n in (1, 2))
    lock(first)
    late = make_output(happened_on=FEBRUARY, units=(unit,), tasks=(task,))
    loose = make_output(happened_on=APRIL, units=(unit,))

    consolidation = draft(second)

    assert [o["output"] for o in consolidation.content["additions"]] == [late.pk]
    assert [o["output"] for o in consolidation.content["unattached"]] == [loose.pk]
    assert value_of(consolidation)["additions"] == "1.00"


def test_each_draft_is_a_new_version_and_the_old_one_stays(plan, unit, task):
    make_output(happened_on=FEBRUARY, units=(unit,), tasks=(task,))
    round = make_round(plan=plan)
    first = draft(round)
    make_output(title="Tin hai", happened_on=MARCH, units=(unit,), tasks=(task,))

    second = draft(round)

    first.refresh_from_db()
    assert [(c.version, c.content["total"]["value"]) for c in (first, second)] == [(1, 1), (2, 2)]
    assert value_of(first)["total"] == "1.00"


def test_a_locked_round_gives_the_same_figures_whenever_it_is_drafted(plan, unit, task):
    output = make_output(happened_on=FEBRUARY, units=(unit,), tasks=(task,))
    round = lock(make_round(plan=plan))
    first = draft(round)
    withdraw(output, reason="Nhầm", by=make_user())

    second = draft(round)

    assert list(first.figures.values("key", "value", "items")) == list(
        second.figures.values("key", "value", "items")
    )


def test_a_withdrawn_plan_is_not_consolidated(plan, task):
    round = make_round(plan=plan)
    plan.withdrawn_at = timezone.now()
    plan.save()

    with pytest.raises(ValidationError, match="đã rút lại"):
        draft(round)


@pytest.mark.parametrize(("units", "outputs"), [(1, 1), (12, 40)])
def test_the_number_of_queries_does_not_follow_the_size(
    plan, units, outputs, django_assert_max_num_queries
):
    leads = tuple(make_unit() for _ in range(units))
    tasks = tuple(make_task(plan=plan, leads=leads) for _ in range(2))
    for n in range(outputs):
        make_output(title=f"Tin {n}", happened_on=FEBRUARY, units=leads[:2], tasks=tasks)
    round = make_round(plan=plan)

    with django_assert_max_num_queries(40):
        consolidation = draft(round)
    with django_assert_max_num_queries(9):
        assert discrepancies(consolidation) == []
