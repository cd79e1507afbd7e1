"""A small province on a summer day: a plan half done, a round under way, people at their desks."""

from dataclasses import dataclass
from datetime import date

import pytest

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.plans.models import Plan, Task
from nhipcau.reports.models import ReportRound
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round


@dataclass(frozen=True, slots=True)
class Province:
    """`press` leads `open_task` and `done_task` and helps culture with `shared_task`."""

    press: Unit
    culture: Unit
    science: Unit
    officer: User
    admin: User
    plan: Plan
    open_task: Task
    done_task: Task
    shared_task: Task
    round: ReportRound


@pytest.fixture
def province(db) -> Province:
    press = make_unit(name="Sở Thông tin", short_name="STT", code="so-tt")
    culture = make_unit(name="Sở Văn hóa", code="so-vh")
    science = make_unit(name="Sở Khoa học", code="so-kh")
    plan = make_plan(year=2025)
    done = {"status": "done", "completed_on": date(2025, 2, 1)}
    tasks = {
        "open_task": make_task(plan=plan, leads=(press,), unit_names="Sở Thông tin; STT"),
        "done_task": make_task(plan=plan, leads=(press,), **done),
        "shared_task": make_task(plan=plan, leads=(culture,), coordinating=(press,)),
    }
    return Province(
        press=press,
        culture=culture,
        science=science,
        officer=make_user(full_name="Lê Thị Mai", role=Role.OFFICER, unit=press),
        admin=make_user(role=Role.ADMINISTRATOR, unit=culture),
        plan=plan,
        round=make_round(plan=plan, year=2025, kind="half_year", index=2),
        **tasks,
    )
