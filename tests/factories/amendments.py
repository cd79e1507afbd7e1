"""Rows for tests: a plan in its second version with a third being prepared."""

from datetime import date

from nhipcau.organisations.models import User
from nhipcau.plans.amending.preparing import begin_amendment, put_change
from nhipcau.plans.amending.rows import rows_of_plan
from nhipcau.plans.models import Plan, PlanVersion, Task


def amended(plan: Plan, task: Task, *, by: User) -> None:
    """Two versions that differ in words and number of tasks; a draft with every kind of change."""
    rows = rows_of_plan(plan)
    told = {"plan": plan, "document": plan.document, "made_by": by}
    first = [rows[0] | {"title": "Tên cũ", "lead_text": "Sở cũ"}, *rows[1:], rows[0] | {"key": "t"}]
    PlanVersion.objects.create(number=1, in_force_from=date(2024, 1, 15), rows=first, **told)
    PlanVersion.objects.create(number=2, in_force_from=date(2024, 3, 1), rows=rows, **told)
    plan.version = 2
    plan.save()
    draft, reason = begin_amendment(plan, by=by), "Theo thực tế"
    added = {"group_code": "II", "group_title": "Mục mới", "title": "Họp báo", "lead_text": "Sở Lạ"}
    put_change(draft, kind="add", words=added, reason=reason, by=by)
    words = {"timing": "Quý III", "lead_text": "Sở Du lịch"}
    put_change(draft, kind="change", key=f"t{task.pk}", words=words, reason=reason, by=by)
    other = next(row["key"] for row in rows if row["task"] != task.pk)
    put_change(draft, kind="remove", key=other, reason=reason, by=by)
