"""Three numbers an indicator, each with what stands behind it."""

from datetime import date
from decimal import Decimal

import pytest

from nhipcau.outputs.recording import withdraw
from nhipcau.reports.indicators.lines import Line, lines_of
from nhipcau.reports.indicators.measuring import measure
from nhipcau.reports.indicators.windows import windows_of
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task

pytestmark = pytest.mark.django_db

SECOND_QUARTER = windows_of(date(2024, 3, 15), date(2024, 6, 14))
FEBRUARY, MAY, MAY_BEFORE = date(2024, 2, 1), date(2024, 5, 1), date(2023, 5, 1)


@pytest.fixture
def task():
    return make_task(plan=make_plan(year=2024))


def told(key: str) -> dict[str, tuple]:
    """Part -> its three values."""
    return {line.part: values_of(line) for line in lines_of(SECOND_QUARTER, [key])}


def values_of(line: Line) -> tuple:
    return (line.this.value, line.year.value, line.last.value)


def test_this_period_the_year_so_far_and_a_year_ago(task):
    before = make_task(plan=make_plan(year=2023))
    for day, of in ((FEBRUARY, task), (MAY, task), (MAY, task), (MAY_BEFORE, before)):
        make_output(kind="clip", title=f"Phim {day}", happened_on=day, tasks=(of,))

    (line, *_parts) = lines_of(SECOND_QUARTER, ["clips"])

    assert (values_of(line), line.change) == ((2, 3, 1), 1)
    assert [one.row.on for one in line.year.placed] == [FEBRUARY, MAY, MAY]


def test_where_no_plan_was_in_force_nothing_was_counted(task):
    assert told("trainings") == {"": (0, 0, None)}


def test_what_counts_for_no_task_or_was_withdrawn_is_in_no_number(task):
    make_output(kind="training", happened_on=MAY)
    gone = make_output(kind="training", happened_on=MAY, tasks=(task,))
    withdraw(gone, reason="Nhầm", by=make_user())

    assert told("trainings") == {"": (0, 0, None)}


def test_an_output_of_two_plans_counts_once(task):
    longer = make_task(plan=make_plan(year=2024, title="Chương trình dài hạn"))
    make_output(kind="training", happened_on=MAY, tasks=(longer, task))

    assert told("trainings") == {"": (1, 1, None)}


def test_articles_stand_by_channel_and_in_each_of_their_languages(task):
    press, office = make_unit(kind="press"), make_unit()
    make_output(happened_on=MAY, units=(press, office), tasks=(task,), languages=("vi", "en"),
                quantity=10, quantity_unit="tin, bài")  # fmt: skip
    make_output(title="Khác", happened_on=MAY, units=(office,), tasks=(task,), languages=("vi",))

    assert {part: values[0] for part, values in told("articles").items()} == {
        "": 11,
        "channel.department": 1,
        "channel.press": 10,
        "language.en": 10,
        "language.vi": 11,
    }


def test_what_cannot_be_told_apart_is_shown_and_not_guessed(task):
    make_output(kind="delegation", title="Đoàn công tác", happened_on=MAY, tasks=(task,))

    (line,) = lines_of(SECOND_QUARTER, ["delegations_in"])

    assert (line.this.value, line.this.unknown, line.change) == (None, 1, None)


def test_what_people_measured_is_summed_over_units(task):
    for value in (100, 50):
        measure(
            "foreign_visitors",
            unit=make_unit(),
            first_day=date(2024, 4, 1),
            last_day=date(2024, 4, 30),
            value=value,
            source="Thống kê",
            by=make_user(),
        )

    assert told("foreign_visitors") == {"": (150, 150, None)}


def test_everything_is_read_in_a_constant_number_of_queries(task, django_assert_max_num_queries):
    unit = make_unit()
    for number in range(30):
        make_output(title=f"Tin {number}", happened_on=MAY, units=(unit,), tasks=(task,))

    with django_assert_max_num_queries(14):
        lines = lines_of(SECOND_QUARTER)

    assert next(line for line in lines).this.value == Decimal(30)
