"""Where a question goes: rules for those who ask and what about, the desk for all else."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.inquiries.models import Audience, Inquiry, RoutingRule, Topic
from nhipcau.inquiries.models.inquiries import UNANSWERED
from nhipcau.inquiries.steps import Act, held, move, require_reason
from nhipcau.inquiries.telling import tell_desk
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, Unit, User

State = Inquiry.State


def working_heir(unit: Unit, *, day: date) -> Unit | None:
    """The body that answers for `unit` on `day`: itself, the one that took it over, or none."""
    if unit.holds_on(day):
        return unit
    return whole_heirs(day).get(unit.pk)


def units_answered_by(unit: Unit, *, day: date) -> list[int]:
    """Keys of the unit and of all that it took over whole: their questions are its own."""
    heirs = whole_heirs(day)
    return [unit.pk, *(pk for pk, heir in heirs.items() if heir.pk == unit.pk)]


def desk_on(day: date) -> Unit | None:
    """The unit of the focal officer: where questions lie that no rule sends elsewhere."""
    held_roles = Appointment.objects.on(day).filter(role=Role.FOCAL).select_related("unit")
    for one in held_roles.order_by("unit__position", "pk"):
        if found := working_heir(one.unit, day=day):
            return found
    return None


def rule_for(rules: Iterable[RoutingRule], *, audience: str, topic: str) -> RoutingRule | None:
    """The nearest rule: both named, then the topic alone, then the audience, then all."""
    by_names = {(rule.audience, rule.topic): rule for rule in rules}
    asked = ((audience, topic), ("", topic), (audience, ""), ("", ""))
    return next((by_names[names] for names in asked if names in by_names), None)


def unit_for(*, audience: str, topic: str, day: date) -> tuple[Unit | None, bool]:
    """The unit that answers, and whether a rule says so; without one it is the desk's."""
    rules = RoutingRule.objects.in_force().select_related("unit")
    rule = rule_for(rules, audience=audience, topic=topic)
    unit = working_heir(rule.unit, day=day) if rule else None
    return (unit, True) if unit else (desk_on(day), False)


@transaction.atomic
def route(inquiry: Inquiry, *, unit: Unit, by: User, day: date, reason: str = "") -> Inquiry:
    """Hand the question to `unit`; a reason is needed once another unit had it.

    A draft goes along; its writer is told nothing more of it. Refused at "unit" for a body that no
    longer works, and for the one that has it already.
    """
    refuse_stamped_words(reason, field="reason")
    found = held(inquiry, expect=UNANSWERED)
    if not unit.holds_on(day):
        raise _at_unit("Đơn vị này không còn hoạt động; chọn đơn vị kế thừa.", "ended")
    if found.unit_id == unit.pk and found.state != State.NEW:
        raise _at_unit("Câu hỏi đang ở đơn vị này.", "same_unit")
    if found.state != State.NEW:
        reason = require_reason(reason, "Nêu lý do chuyển đơn vị khác.")
    found.unit = unit
    found = move(found, State.ROUTED, Act.ROUTED, by=by, reason=reason, unit=unit)
    tell_desk(found, day=day)
    return found


@transaction.atomic
def set_rule(*, unit: Unit, by: User, audience: str = "", topic: str = "") -> RoutingRule:
    """From now on such questions go to `unit`; the rule that stood for them ends."""
    rule = RoutingRule(audience=audience, topic=topic, unit=unit, made_by=by)
    rule.clean_fields()
    standing = RoutingRule.objects.in_force().select_for_update(of=("self",))
    for one in standing.filter(audience=audience, topic=topic):
        if one.unit_id == unit.pk:
            return one
        end_rule(one, by=by)
    rule.save()
    return rule


@transaction.atomic
def end_rule(rule: RoutingRule, *, by: User) -> RoutingRule:
    """Such questions go by the next rule again, in the end to the desk."""
    rule = RoutingRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if rule.ended_at is None:
        rule.ended_at, rule.ended_by = timezone.now(), by
        rule.save()
    return rule


def rule_words(rule: RoutingRule) -> tuple[str, str]:
    """Who asks, what about; "" for all."""
    who = Audience(rule.audience).label if rule.audience else ""
    what = Topic(rule.topic).label if rule.topic else ""
    return who, what


def _at_unit(message: str, code: str) -> ValidationError:
    return ValidationError({"unit": ValidationError(message, code=code)})
