"""Facts that one tells investors: with source and day, replaced by newer ones, never rewritten."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries.investors import siting
from nhipcau.registries.models import SiteFact
from tests.factories.investors import FACT, TODAY, make_fact
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field, codes_of

pytestmark = pytest.mark.django_db
MARCH = {"as_of": date(2024, 3, 31), "value": "22 USD/m2/năm (mẫu)"}


def replaced(fact: SiteFact, **values: object) -> SiteFact:
    return siting.replace(fact, values=FACT | MARCH | values, by=make_user(), day=TODAY)


def test_a_newer_fact_stands_in_front_and_the_old_one_stays_as_it_was():
    old = make_fact()

    new = replaced(replaced(old), value="25 USD/m2/năm (mẫu)", as_of=date(2024, 6, 1))

    values = [one.value for one in siting.former_facts(new)]
    assert (list(siting.current_facts(TODAY)), values) == ([new], [MARCH["value"], FACT["value"]])


def test_a_fact_is_replaced_once():
    old = make_fact()
    replaced(old)

    with pytest.raises(ValidationError) as refused:
        replaced(old)

    assert codes_of(refused) == {"replaced"}


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"as_of": date(2024, 1, 30)}, {"as_of": ["older"]}),
        ({"as_of": date(2024, 6, 19)}, {"as_of": ["future"]}),
        ({"review_on": date(2024, 3, 31)}, {"review_on": ["order"]}),
        ({"source": ""}, {"source": ["blank"]}),
        ({"as_of": None}, {"as_of": ["null"]}),
        ({"value": "TUYỆT MẬT"}, {"value": ["secret"]}),
    ],
)
def test_a_fact_without_source_or_with_days_that_cannot_be_is_refused(values, codes):
    old = make_fact()

    with pytest.raises(ValidationError) as refused:
        replaced(old, **values)

    assert (codes_by_field(refused), SiteFact.objects.count()) == (codes, 1)


def test_stale_ones_come_first_then_sites_by_name():
    fresh = make_fact(site="Cụm A")
    stale = make_fact(site="Cụm B", review_on=date(2024, 6, 17))
    last_day = make_fact(site="Cụm C", review_on=TODAY)

    rows = [(one, one.is_stale) for one in siting.current_facts(TODAY)]

    assert rows == [(stale, True), (fresh, False), (last_day, False)]


def test_whoever_entered_a_fact_hears_once_that_it_is_stale():
    by = make_user()
    make_fact(by=by, review_on=date(2024, 6, 17))

    told = [siting.remind_stale(day=TODAY) for _again in range(2)]

    assert (told, by.notices.count()) == ([1, 0], 1)
