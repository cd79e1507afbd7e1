"""Whatever plan is issued in place of whatever plan, the register stands as the new one says."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings

from nhipcau.plans.amending.diff import diff_rows, to_json
from nhipcau.plans.amending.preparing import begin_amendment
from nhipcau.plans.amending.rows import rows_of_plan
from nhipcau.plans.models import Plan, Responsibility, Task
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.plans.amending.plan_kit import applied
from tests.plans.amending.row_kit import lists_of_rows, said

pytestmark = pytest.mark.django_db


def in_register(rows) -> Plan:
    """A plan of these rows; who leads is told by the words."""
    plan = make_plan()
    units = {name: make_unit(name=name) for name in ("Sở Du lịch", "Sở Ngoại vụ")}
    sections = {}
    for row in rows:
        code = row["group_code"]
        sections[code] = sections.get(code) or make_section(plan, code=code, title=f"Mục {code}")
        leads = tuple(units[name] for name in (row["lead_text"],) if name)
        words = {name: row[name] for name in ("title", "number", "timing")}
        make_task(group=sections[code], leads=leads, **words)
    return plan


@given(lists_of_rows("a"), lists_of_rows("b"))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_register_stands_as_the_new_plan_says(old, new):
    assume(old and new)
    with transaction.atomic():
        plan = in_register(old)
        before = set(plan.tasks.values_list("pk", flat=True))
        diff = diff_rows(rows_of_plan(plan), new)
        amendment = begin_amendment(plan, by=make_user())
        amendment.changes = [to_json(one) for one in diff.changes]
        amendment.save()
        if diff:
            applied(amendment)

        rows = rows_of_plan(plan)
        leads = Responsibility.objects.filter(task__plan=plan, role="lead").current()
        bound = set(leads.filter(task__left_on=None).values_list("task", "unit__name"))
        assert said(rows) == said(new)
        assert bound == {(row["task"], row["lead_text"]) for row in rows if row["lead_text"]}
        assert before <= set(Task.objects.values_list("pk", flat=True))
        transaction.set_rollback(True)
