"""Pages of plans, people and offices: nothing that bars a reader, nothing wider than the screen."""

import pytest

from tests.journeys.looking import faults, of_plans_and_offices

pytestmark = [
    pytest.mark.journey,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
]


def test_no_page_of_plans_and_offices_bars_a_reader_or_is_wider_than_the_screen(browser, town):
    assert faults(browser, town, of_plans_and_offices()) == {}
