"""Pages of units and of leaders: nothing that bars a reader, nothing wider than the screen."""

import pytest

from tests.journeys.looking import faults, of_units

pytestmark = [
    pytest.mark.journey,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
]


def test_no_page_of_units_bars_a_reader_or_is_wider_than_the_screen(browser, town):
    assert faults(browser, town, of_units()) == {}
