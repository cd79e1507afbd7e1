"""In whose name a report goes out: the province, or the unit that consolidates."""

from dataclasses import dataclass
from datetime import date

from nhipcau.organisations.directory import match_names
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Passage, Plan

TO_FILL = "…………"
"""What the paper does not tell, for the clerk to fill in."""
_JOINING_WORDS = {"và", "của", "các"}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Everything of the form of a report that does not depend on its content."""

    superior_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    issuer_name: str
    symbol: str
    place: str
    addressees: tuple[str, ...]
    signer_lines: tuple[str, ...]
    recipients: tuple[str, ...]


def of_province(plan: Plan, *, day: date) -> Letterhead:
    """In the name of the plan's issuer, to the ministries among the plan's recipients."""
    lines = tuple(plan.paper.get("issuer_lines") or (plan.document.issuer.upper(),))
    return Letterhead(
        superior_lines=(),
        issuer_lines=lines,
        issuer_name=plan.document.issuer,
        symbol=f"BC-{_symbol_of_plan(plan) or initials(plan.document.issuer)}",
        place=plan.place,
        addressees=_ministries(plan, day) or (TO_FILL,),
        signer_lines=tuple(plan.paper.get("signer", {}).get("title_lines") or ("CHỦ TỊCH",)),
        recipients=_kept_recipients(plan),
    )


def of_unit(plan: Plan, unit: Unit, *, day: date) -> Letterhead:
    """In the name of the unit that consolidates, to the plan's issuer."""
    lines = tuple(plan.paper.get("issuer_lines") or (plan.document.issuer.upper(),))
    name = unit.name_on(day)
    return Letterhead(
        superior_lines=lines,
        issuer_lines=(name.upper(),),
        issuer_name=name,
        symbol=f"BC-{initials(name)}",
        place=plan.place,
        addressees=(plan.document.issuer,),
        signer_lines=("GIÁM ĐỐC",) if unit.kind == Unit.Kind.DEPARTMENT else ("THỦ TRƯỞNG",),
        recipients=_kept_recipients(plan)[-1:],
    )


def initials(name: str) -> str:
    """The usual abbreviation of an office: "Sở Tài chính" -> "STC". Its head may set another.

    Source: Decree 30/2020, Annex III: the abbreviation of an agency is fixed by itself.
    """
    words = (word.strip("-–,.") for word in name.split())
    return "".join(w[0].upper() for w in words if w and w.lower() not in _JOINING_WORDS)


def _symbol_of_plan(plan: Plan) -> str:
    """What the plan's own number says of its issuer: "/KH-UBND" -> "UBND"."""
    number = plan.document.number or plan.paper.get("number", "")
    return str(number.partition("/")[2].partition("-")[2]).strip()


def _ministries(plan: Plan, day: date) -> tuple[str, ...]:
    texts = [p.text for p in plan.passages.filter(part=Passage.Part.RECIPIENT)]
    found = match_names([text for text in texts if text.startswith("Bộ ")], day=day)
    return tuple(m.unit.name_on(day) if m.unit else text for text, m in found.items())


def _kept_recipients(plan: Plan) -> tuple[str, ...]:
    rows = plan.passages.filter(part=Passage.Part.RECIPIENT)
    return tuple(p.text for p in rows if not p.text.startswith("Bộ "))
