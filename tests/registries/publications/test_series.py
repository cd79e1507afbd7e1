"""How far the issues of a year have come, and when the next one is due."""

from datetime import date

import pytest

from nhipcau.registries.publications.series import (
    SeriesStanding,
    last_day_of,
    standing,
    standing_of_issue,
    wanted_in,
)
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.publications import (
    READY,
    SMALL,
    bring_out,
    make_issue,
    make_printing,
    make_publication,
)

pytestmark = pytest.mark.django_db
SERIES = "Bản tin đối ngoại"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Xuất bản Bản tin đối ngoại (04 số/năm)", 4),
        ("Bản tin, 6 số / năm", 6),
        ("Bản tin 12 kỳ/1 năm", 12),
        ("Bản tin (00 số/năm)", None),
        ("Duy trì Trang thông tin điện tử", None),
    ],
)
def test_a_task_says_how_many_issues_it_wants(words, number):
    assert wanted_in(words) == number


@pytest.mark.parametrize(
    ("wanted", "days"),
    [
        (1, ["31/12"]),
        (2, ["30/06", "31/12"]),
        (4, ["31/03", "30/06", "30/09", "31/12"]),
        (5, ["31/03", "31/05", "31/08", "31/10", "31/12"]),
    ],
)
def test_issues_are_spread_evenly_over_the_year(wanted, days):
    said = [f"{last_day_of(place + 1, wanted, 2024):%d/%m}" for place in range(wanted)]

    assert said == days


def test_two_of_four_are_out_and_the_third_is_due_at_the_end_of_september():
    for number, month in (("1", 2), ("2", 5)):
        day = date(2024, month, 10)
        row = make_issue(number, starts_on=day)
        make_printing(
            row,
            **READY
            | SMALL
            | {"released_on": day, "licensed_on": date(2024, 1, 2)}
            | {"deposited_on": day},
        )
        bring_out(row)
    make_issue("3", starts_on=date(2024, 9, 10))
    make_issue("1", starts_on=date(2023, 3, 10))

    told = standing(SERIES, 2024, 4)

    assert told == SeriesStanding(SERIES, 2024, 2, 4, date(2024, 9, 30), under_way=1)


def test_the_task_of_an_issue_tells_how_many_are_wanted():
    plan = make_plan(year=2024)
    task = make_task(plan=plan, group=make_section(plan), title="Bản tin đối ngoại (04 số/năm)")
    row = make_issue(tasks=[task])

    told = standing_of_issue(row)

    assert (told.wanted, told.next_due_on) == (4, date(2024, 3, 31))
    assert standing(SERIES, 2024) == SeriesStanding(SERIES, 2024, 0, None, None, under_way=1)
    assert standing_of_issue(make_publication()) is None
