"""Numbers of the period before: frozen with their items, apart from those of the report itself."""

from datetime import date

import pytest

from nhipcau.outputs.recording import withdraw
from nhipcau.reports.consolidation import changes_of, discrepancies
from nhipcau.reports.discrepancies import Change
from nhipcau.reports.figures import Counted, counted, figure_items
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import draft, make_round

pytestmark = pytest.mark.django_db

FEBRUARY, APRIL = date(2024, 2, 1), date(2024, 4, 1)


@pytest.fixture
def task():
    return make_task(leads=(make_unit(),))


def second_quarter(task):
    return draft(make_round(plan=task.plan, index=2))


def last_figures(consolidation) -> dict[str, tuple]:
    """Key -> label, value, titles behind it."""
    return {
        figure.key: (figure.label, int(figure.value), [i.title for i in figure_items(figure)])
        for figure in consolidation.figures.filter(key__startswith="last.")
    }


def test_each_number_of_the_period_before_has_its_own_items(task):
    make_output(title="Tin xuân", happened_on=FEBRUARY, tasks=(task,))
    make_output(title="Phim xuân", kind="clip", happened_on=FEBRUARY, tasks=(task,))
    make_output(title="Tin hè", happened_on=APRIL, tasks=(task,))
    make_output(title="Sách hè", kind="publication", happened_on=APRIL, tasks=(task,))

    assert last_figures(second_quarter(task)) == {
        "last.total": ("Tổng số kết quả, Quý I năm 2024", 2, ["Tin xuân", "Phim xuân"]),
        "last.kind.article": ("Tin, bài, Quý I năm 2024", 1, ["Tin xuân"]),
        "last.kind.publication": ("Ấn phẩm, Quý I năm 2024", 0, []),
        "last.kind.clip": ("Clip, phóng sự, phim, Quý I năm 2024", 1, ["Phim xuân"]),
    }


def test_without_a_period_before_there_are_no_such_numbers(task):
    make_output(happened_on=FEBRUARY, tasks=(task,))

    first = draft(make_round(plan=task.plan))

    assert (first.content["last"], last_figures(first)) == (None, {})
    assert [kind["last_figure"] for kind in first.content["kinds"]] == [None]


def test_numbers_stay_as_they_were_when_the_period_before_changes(task):
    output = make_output(title="Tin xuân", happened_on=FEBRUARY, tasks=(task,))
    consolidation = second_quarter(task)

    withdraw(output, reason="Nhầm", by=make_user())

    assert last_figures(consolidation)["last.total"][1:] == (1, ["Tin xuân"])
    kind = consolidation.figures.get(key="last.kind.article")
    assert [c.change for c in changes_of(kind, [output.pk])] == [Change.WITHDRAWN]
    assert discrepancies(consolidation) == []


def test_the_plan_of_the_year_before_is_the_one_that_is_asked(task):
    before = make_task(plan=make_plan(year=2023), leads=(make_unit(),))
    autumn = make_output(happened_on=date(2023, 11, 1), tasks=(before,))
    make_round(plan=before.plan, year=2023, index=4)

    consolidation = draft(make_round(plan=task.plan))

    figure = consolidation.figures.get(key="last.total")
    assert changes_of(figure, [autumn.pk]) == []
    assert counted(figure) == Counted(
        period="Quý IV năm 2023",
        plan=before.plan.title,
        plan_id=before.plan.pk,
        start=date(2023, 9, 15),
        end=date(2023, 12, 14),
        is_last=True,
    )
