"""Investors counted once each: by country, sector, stage, and within days."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from nhipcau.registries import keeping
from nhipcau.registries.investors.figures import OfCountry, figures_between
from nhipcau.registries.investors.markets import market, market_of, markets
from nhipcau.registries.models import Register
from tests.factories.investors import make_investor, make_touch, reached
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_entry, make_partner

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2024, 4, 1), date(2024, 6, 30)


def of_country(country: str, **values):
    name = values.setdefault("title", f"Công ty mẫu {country}")
    return make_investor(partner=make_partner(name=name, country=country), **values)


def test_met_is_face_to_face_or_at_an_event_that_took_place_and_counted_once():
    seen, called, guest = of_country("JP"), of_country("KR"), of_country("US")
    for on in (date(2024, 5, 6), date(2024, 5, 7)):
        make_touch(seen, way="meeting", on=on)
    make_touch(called, way="call", on=date(2024, 5, 6))
    event = make_entry(Register.EVENT, partners=[guest.partner])
    keeping.move(event, to="held", by=make_user())

    found = figures_between(FIRST, LAST)

    assert (found.total, found.met) == (3, 2)


@pytest.mark.parametrize(("on", "met"), [(FIRST - timedelta(1), 0), (FIRST, 1), (LAST, 0)])
def test_both_days_of_the_window_count(on, met):
    make_touch(make_investor(), way="meeting", on=min(on, date(2024, 6, 18)))

    assert figures_between(FIRST, min(LAST, date(2024, 6, 17))).met == met


def test_countries_are_told_with_what_was_added_and_met_the_largest_first():
    today = timezone.localdate()
    for number in range(2):
        of_country("JP", title=f"Công ty mẫu {number}", sectors=["energy", "wood"])
    of_country("KR", sectors=["energy"])

    found = figures_between(today, today)

    assert found.countries == (OfCountry("JP", 2, 2, 0), OfCountry("KR", 1, 1, 0))
    assert found.sectors == {"JP": Counter(energy=2, wood=2), "KR": Counter(energy=1)}


def test_how_far_they_came_is_kept_though_they_went_back_or_were_lost():
    row = make_investor(stage="committed", on=date(2024, 4, 2))
    reached(row, "lost", on=date(2024, 5, 2), reason="Chọn tỉnh khác.")
    of_country("KR", title="Công ty mẫu khác")

    found = figures_between(FIRST, LAST)

    assert [count for _stage, count in found.reached] == [2, 1, 1, 1, 1, 0]
    assert dict(found.stages) | {"lead": 1, "lost": 1} == dict(found.stages)


def test_those_struck_out_and_those_of_other_units_are_not_counted():
    unit = make_unit()
    make_investor(unit=unit)
    keeping.strike(of_country("KR", unit=unit), reason="Nhập nhầm.", by=make_user())
    of_country("US")

    assert figures_between(FIRST, LAST, units=[unit.pk]).total == 1


def test_the_figures_ask_a_fixed_number_of_times(django_assert_num_queries):
    for number in range(4):
        make_investor(title=f"Công ty mẫu {number}", stage="surveyed")

    with django_assert_num_queries(4):
        figures_between(FIRST, LAST)


def test_no_country_stands_in_two_markets_and_europe_is_one():
    codes = Counter(country for one in markets() for country in one.countries)

    assert set(codes.values()) == {1}
    assert (market_of("DE"), market_of("LA")) == (market("europe"), None)
