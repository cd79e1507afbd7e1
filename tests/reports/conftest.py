"""A plan with one task of one unit, as most tests of reports need it."""

import pytest

from tests.factories.organisations import make_unit
from tests.factories.plans import make_plan, make_section, make_task


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def unit():
    return make_unit(name="Sở A")


@pytest.fixture
def task(plan, unit):
    return make_task(group=make_section(plan, code="III", title="Quảng bá"), leads=(unit,))
