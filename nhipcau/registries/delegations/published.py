"""The words of a delegation that may go out: what is allowed, ticked, and nothing else."""

from dataclasses import dataclass
from datetime import date

from nhipcau.registries.countries import country_name
from nhipcau.registries.models import Delegation, Member, ProgrammeItem
from nhipcau.vietnamese.dates import format_date

PUBLIC = ("way", "countries", "partners", "starts_on", "ends_on", "people", "purpose", "places")
"""Fields that may be ticked. Rank, decision, report, result, gifts, costs and notes stay inside."""


@dataclass(frozen=True, slots=True)
class Point:
    on: date
    time: str
    what: str
    place: str


@dataclass(frozen=True, slots=True)
class Published:
    """`facts` are (field, words) in the order of `PUBLIC`; `title` has words of its own."""

    title: str
    summary: str
    facts: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    programme: tuple[Point, ...] = ()


def published(row: Delegation) -> Published:
    """Ticked fields, ticked members and ticked points of the programme.

    The name inside the office never stands for the public one: where nobody wrote that, it is "".
    """
    ticked = [name for name in PUBLIC if name in row.public_parts]
    facts = [(name, words) for name in ticked if (words := _words(row, name))]
    members = row.members.known().filter(taken_off_at=None, restricted_on=None, is_public=True)
    points = row.programmeitems.filter(taken_off_at=None, is_public=True)
    return Published(
        title=row.public_title,
        summary=row.public_summary,
        facts=tuple(facts),
        members=tuple(filter(None, map(member_words, members.select_related("contact")))),
        programme=tuple(_point(one) for one in points),
    )


def member_words(member: Member) -> str:
    """Name, office and body; those of the contact where nothing was typed, "" where erased."""
    contact = member.contact
    known = contact if contact and not contact.erased_at and not contact.restricted_on else None
    name = member.name or (known.name if known else "")
    title = member.title or (known.title if known else "")
    return ", ".join(filter(None, (name, title, member.organisation))) if name else ""


def _words(row: Delegation, name: str) -> str:
    value = getattr(row, name)
    if name == "countries":
        return ", ".join(country_name(code) for code in value)
    if name == "partners":
        return "; ".join(one.name for one in value.all())
    if name == "way":
        return row.get_way_display()
    if isinstance(value, date):
        return format_date(value)
    return str(value or "")


def _point(item: ProgrammeItem) -> Point:
    hours = [f"{at:%H:%M}" for at in (item.at, item.until) if at]
    return Point(item.on, " - ".join(hours), item.what, item.place)
