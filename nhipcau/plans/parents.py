"""How far a plan reaches and which longer plan it belongs to; both with their steps."""

from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept import relied_on
from nhipcau.plans.models import Plan, PlanStep
from nhipcau.vietnamese.dates import format_date

# Circular 22/2016/TT-BTTTT, Article 3: long-term, medium-term and yearly plans.
_REACH: Final = {Plan.Horizon.YEARLY: 0, Plan.Horizon.MEDIUM: 1, Plan.Horizon.LONG: 2}


@transaction.atomic
def set_parent(plan: Plan, *, parent: Plan | None, by: User) -> Plan:
    """The longer plan that this one carries out, or none.

    Refuses the plan itself and what belongs to it, a parent that does not reach further than the
    plan (a yearly plan is parent of none), days outside the parent's, and plans withdrawn.
    """
    plan = _locked(plan)
    before = plan.parent
    if parent:
        parent = _locked(parent)
        _refuse_ring(plan, parent)
        _refuse_parent(plan, parent)
    if before == parent:
        return plan
    plan.parent = parent
    plan.save(update_fields=["parent"])
    told = {"parent": [str(before or ""), str(parent or "")]}
    PlanStep.objects.create(plan=plan, action="set_parent", changes=told, by=by)
    return plan


def could_be_parents(plan: Plan) -> list[Plan]:
    """The plans in force that `set_parent` would take for this one."""
    longer = [kind for kind, reach in _REACH.items() if reach > _REACH[Plan.Horizon(plan.horizon)]]
    return list(
        Plan.objects.in_force().filter(
            horizon__in=longer, starts_on__lte=plan.starts_on, ends_on__gte=plan.ends_on
        )
    )


@transaction.atomic
def set_horizon(plan: Plan, *, horizon: str, starts_on: date, ends_on: date, by: User) -> Plan:
    """Correct how far a plan reaches, `starts_on`..`ends_on` inclusive.

    Once anything relies on the plan its days may only reach further. What belongs to it, and what
    it belongs to, must still fit.
    """
    plan = _locked(plan)
    _refuse_withdrawn(plan)
    if horizon not in Plan.Horizon.values:
        raise _refusal("horizon", "Không có kỳ hạn này.", "horizon")
    if ends_on < starts_on:
        raise _refusal("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.", "days")
    narrower = starts_on > plan.starts_on or ends_on < plan.ends_on
    if narrower and (held := relied_on(plan)):
        raise _refusal(
            "ends_on",
            f"Đã có {', '.join(held)} dựa vào kế hoạch này nên thời gian chỉ được nới rộng.",
            "relied_on",
        )
    before = _told(plan)
    plan.horizon, plan.starts_on, plan.ends_on = horizon, starts_on, ends_on
    _refuse_misfit(plan)
    changed = {n: [before[n], new] for n, new in _told(plan).items() if before[n] != new}
    if changed:
        plan.save(update_fields=["horizon", "starts_on", "ends_on"])
        PlanStep.objects.create(plan=plan, action="set_horizon", changes=changed, by=by)
    return plan


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("parent").get(pk=plan.pk)


def _refuse_ring(plan: Plan, parent: Plan) -> None:
    seen = {plan.pk}
    above: Plan | None = parent
    while above is not None:
        if above.pk in seen:
            raise _refusal(
                "parent", "Kế hoạch không thể thuộc chính nó hoặc kế hoạch con của nó.", "cycle"
            )
        seen.add(above.pk)
        above = above.parent


def _refuse_parent(plan: Plan, parent: Plan) -> None:
    _refuse_withdrawn(plan)
    _refuse_withdrawn(parent)
    if parent.horizon == Plan.Horizon.YEARLY:
        raise _refusal("parent", "Kế hoạch hằng năm không thể có kế hoạch con.", "yearly_parent")
    if not _reaches_further(parent, plan):
        raise _refusal(
            "parent", "Kế hoạch cấp trên phải có kỳ hạn dài hơn kế hoạch này.", "not_longer"
        )
    if not _holds(parent, plan):
        raise _refusal(
            "parent",
            f"Kế hoạch đã chọn chỉ từ {format_date(parent.starts_on)} đến "
            f"{format_date(parent.ends_on)}, không bao trùm thời gian của kế hoạch này.",
            "outside",
        )


def _refuse_misfit(plan: Plan) -> None:
    """Refuse a reach or days with which its parent or what belongs to it no longer agree."""
    if plan.parent and not _fits(plan.parent, plan):
        raise _refusal(
            "horizon",
            f"Không còn nằm trong “{plan.parent}”; hãy đổi kế hoạch cấp trên trước.",
            "parent",
        )
    odd = next((part for part in plan.parts.in_force() if not _fits(plan, part)), None)
    if odd:
        raise _refusal(
            "horizon", f"“{odd}” thuộc kế hoạch này sẽ nằm ngoài; hãy gỡ ra trước.", "parts"
        )


def _fits(parent: Plan, plan: Plan) -> bool:
    return _reaches_further(parent, plan) and _holds(parent, plan)


def _reaches_further(parent: Plan, plan: Plan) -> bool:
    return _REACH[Plan.Horizon(parent.horizon)] > _REACH[Plan.Horizon(plan.horizon)]


def _holds(parent: Plan, plan: Plan) -> bool:
    return parent.starts_on <= plan.starts_on and plan.ends_on <= parent.ends_on


def _refuse_withdrawn(plan: Plan) -> None:
    if plan.withdrawn_at:
        raise _refusal("parent", f"“{plan}” đã được rút khỏi sổ.", "withdrawn")


def _refusal(field: str, sentence: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(sentence, code=code)})


def _told(plan: Plan) -> dict[str, str]:
    return {
        "horizon": str(plan.get_horizon_display()),
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
    }
