"""A small plan in the register, amended in one line."""

from datetime import date
from typing import Any

from nhipcau.plans.amending.applying import apply_amendment
from nhipcau.plans.amending.preparing import begin_amendment, put_change
from nhipcau.plans.models import Amendment, Plan, PlanVersion
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task

DAY = date(2024, 6, 1)


def small_plan() -> Plan:
    """Issued on 15 January: I.1 Hội chợ, I.2 Đón đoàn (Sở Du lịch leads), II.1 Làm phim."""
    tourism, foreign = make_unit(name="Sở Du lịch"), make_unit(name="Sở Ngoại vụ")
    plan = make_plan()
    first, second = make_section(plan, code="I"), make_section(plan, code="II", title="Sản phẩm")
    make_task(group=first, title="Hội chợ", number="1", leads=(tourism,), coordinating=(foreign,))
    make_task(group=first, title="Đón đoàn", number="2", leads=(tourism,))
    make_task(group=second, title="Làm phim", number="1", leads=(foreign,))
    return plan


def key_of(plan: Plan, title: str) -> str:
    return f"t{plan.tasks.get(title=title).pk}"


def draft(plan: Plan, *changes: tuple[str, str, dict[str, str]]) -> Amendment:
    """Each change is (kind, title of the task or "", words)."""
    by = make_user()
    amendment = begin_amendment(plan, by=by)
    for kind, title, words in changes:
        key = key_of(plan, title) if title else ""
        put_change(amendment, kind=kind, key=key, words=words, reason="Theo thực tế", by=by)
    amendment.refresh_from_db()
    return amendment


def applied(amendment: Amendment, **fields: Any) -> PlanVersion:
    told = {"document_number": "99/QĐ-UBND", "issued_on": DAY, "in_force_from": DAY}
    return apply_amendment(amendment, **(told | fields), by=amendment.created_by)


def listed(plan: Plan) -> list[tuple[str, str]]:
    """Code and title of the tasks that stand in the plan, in order."""
    return [(t.code, t.title) for t in plan.tasks.standing().select_related("group")]
