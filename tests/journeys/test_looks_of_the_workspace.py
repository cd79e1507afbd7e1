"""Pages of the workspace: nothing that bars a reader, nothing wider than the screen."""

import pytest

from tests.journeys.looking import faults, of_plans_and_offices, of_rounds, of_units

pytestmark = [
    pytest.mark.journey,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
]


def test_no_page_bars_a_reader_or_is_wider_than_the_screen(browser, town):
    pages = (of_units(), of_rounds(), of_plans_and_offices())

    assert [faults(browser, town, looked) for looked in pages] == [{}, {}, {}]
