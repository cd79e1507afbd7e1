"""Values that people measure."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.reports.indicators.measuring import correct, measure, withdraw_value
from nhipcau.reports.models import IndicatorValue
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_by_field, codes_of

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)


def entered(indicator: str = "foreign_visitors", **fields) -> IndicatorValue:
    values = {
        "first_day": date(2024, 4, 1),
        "last_day": date(2024, 4, 30),
        "value": 120,
        "source": "Cục Thống kê",
    }
    unit, by = fields.pop("unit", None) or make_unit(), make_user()
    return measure(indicator, unit=unit, by=by, **(values | fields))


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"indicator": "articles"}, {"indicator": ["indicator"]}),
        ({"indicator": "budget_spent"}, {"indicator": ["indicator"]}),
        ({"indicator": "x" * 61}, {"indicator": ["indicator"]}),
        ({"value": Decimal("1.5")}, {"value": ["whole"]}),
        ({"value": -1}, {"value": ["negative"]}),
        ({"value": Decimal("NaN")}, {"value": ["invalid"]}),
        ({"value": Decimal("-Infinity")}, {"value": ["invalid"]}),
        ({"source": " "}, {"source": ["source"]}),
        ({"source": "TỐI MẬT"}, {"source": ["secret"]}),
        ({"note": "Độ mật: Mật"}, {"note": ["secret"]}),
        ({"note": "x" * 501}, {"note": ["max_length"]}),
        ({"first_day": date(2024, 5, 1)}, {"last_day": ["days"]}),
        ({"last_day": TOMORROW}, {"last_day": ["future"]}),
        ({"last_day": TOMORROW, "source": ""}, {"last_day": ["future"], "source": ["source"]}),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_fields(fields, codes):
    with pytest.raises(ValidationError) as refused:
        entered(**fields)

    assert (codes_by_field(refused), IndicatorValue.objects.count()) == (codes, 0)


def test_money_may_have_decimals():
    assert entered("aid_value", value=Decimal("12.5")).value == Decimal("12.5")


def test_days_of_a_unit_are_entered_once():
    unit = make_unit()
    entered(unit=unit)

    with pytest.raises(ValidationError) as refused:
        entered(unit=unit, first_day=date(2024, 4, 30), last_day=date(2024, 5, 2))
    entered(unit=unit, first_day=date(2024, 5, 1), last_day=date(2024, 5, 2))
    entered("views", unit=unit)
    entered()

    assert codes_by_field(refused) == {"first_day": ["overlap"]}


def test_a_stock_is_entered_once_a_day():
    unit = make_unit()
    days = {"first_day": date(2024, 4, 1), "last_day": date(2024, 4, 30)}
    entered("followers", unit=unit, **days)

    entered("followers", unit=unit, **days | {"last_day": date(2024, 5, 31)})
    with pytest.raises(ValidationError) as refused:
        entered("followers", unit=unit, **days)

    assert codes_by_field(refused) == {"first_day": ["overlap"]}


def test_a_correction_is_a_new_row_beside_the_old_one():
    old, officer = entered(), make_user()

    new = correct(old, value=140, note="Số chính thức", by=officer)

    assert list(IndicatorValue.objects.in_force()) == [new]
    assert (new.replaces, new.source, new.first_day, new.by, old.value) == (
        old,
        "Cục Thống kê",
        old.first_day,
        officer,
        120,
    )


def test_a_withdrawal_says_who_and_why_and_leaves_nothing_in_force():
    old, officer = entered(), make_user()

    gone = withdraw_value(old, reason="Nhập nhầm kỳ", by=officer)

    assert (gone.note, gone.by, gone.replaces) == ("Nhập nhầm kỳ", officer, old)
    assert not IndicatorValue.objects.in_force().exists()
    entered(unit=old.unit)


def test_reasons_are_asked_for():
    old = entered()

    with pytest.raises(ValidationError) as unexplained:
        correct(old, value=1, note="", by=make_user())
    with pytest.raises(ValidationError) as unjustified:
        withdraw_value(old, reason=" ", by=make_user())

    assert codes_by_field(unexplained) == {"note": ["note"]}
    assert codes_by_field(unjustified) == {"reason": ["reason"]}


def test_what_was_replaced_or_withdrawn_is_not_touched_again():
    old = entered()
    new = correct(old, value=140, note="Sửa", by=make_user())
    gone = withdraw_value(new, reason="Nhầm", by=make_user())

    for row in (old, new, gone):
        with pytest.raises(ValidationError) as refused:
            correct(row, value=1, note="Sửa", by=make_user())
        assert codes_of(refused) == {"state"}
