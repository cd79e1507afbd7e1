"""In whose name a request to correct goes out: that of the unit that signed the clarification."""

from dataclasses import replace
from datetime import date
from typing import Final

from nhipcau.drafting.letterheads import TO_FILL, Letterhead, initials, of_province, of_unit
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Plan
from nhipcau.press.clarifying.content import DOSSIER
from nhipcau.press.models import ClarificationVersion

_DEPUTY: Final = "phó "


def letterhead_of(version: ClarificationVersion) -> Letterhead:
    """Place and superior body as the plan of that day has them; left to fill where there is none.

    The symbol is that of a công văn: the office alone.
    """
    unit = Unit.objects.prefetch_related("names").get(pk=version.told[DOSSIER]["unit"])
    day = version.documented_on
    plan = _plan_on(day)
    if plan is None:
        found = _without_plan(version)
    elif unit.kind == Unit.Kind.PROVINCE:
        found = of_province(plan, day=day)
    else:
        found = of_unit(plan, unit, day=day)
    return replace(
        found,
        issuer_name=version.unit_name,
        symbol=found.symbol.removeprefix("BC-"),
        place=found.place or TO_FILL,
        signer_lines=signer_lines(version.signer_title, version.unit_name),
        recipients=("Lưu: VT",),
    )


def signer_lines(title: str, unit: str) -> tuple[str, ...]:
    """ "Phó Giám đốc" signs for the head: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC".

    Source: Decree 30/2020, Annex I, II.7.
    """
    bare = title.removesuffix(unit).strip()
    if bare.lower().startswith(_DEPUTY):
        return (f"KT. {bare[len(_DEPUTY) :]}".upper(), bare.upper())
    return (bare.upper(),)


def _plan_on(day: date) -> Plan | None:
    plans = Plan.objects.in_force().filter(starts_on__lte=day, ends_on__gte=day)
    last = Plan.objects.in_force().filter(starts_on__lte=day)
    return (
        plans.order_by("-starts_on", "-pk").select_related("document").first()
        or last.order_by("-starts_on", "-pk").select_related("document").first()
    )


def _without_plan(version: ClarificationVersion) -> Letterhead:
    return Letterhead(
        superior_lines=(),
        issuer_lines=(version.unit_name.upper(),),
        issuer_name=version.unit_name,
        symbol=initials(version.unit_name),
        place=TO_FILL,
        addressees=(),
        signer_lines=(),
        recipients=(),
    )
