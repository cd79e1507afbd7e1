"""The public part of an entry, ticked field by field, and the page that is drafted from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from nhipcau.editorial.entering import enter_page, revise_work
from nhipcau.editorial.models import ArticlePage, Edition, EventPage, PublicationPage, SectionPage
from nhipcau.organisations.models import User
from nhipcau.registries import keeping
from nhipcau.registries.countries import country_name
from nhipcau.registries.delegations import published as delegations
from nhipcau.registries.models import Entry, Register
from nhipcau.registries.steps import held, leave_step
from nhipcau.vietnamese.dates import format_date

PUBLIC: Final[dict[str, tuple[str, ...]]] = {
    Register.DELEGATION: delegations.PUBLIC,
    Register.AGREEMENT: ("kind", "countries", "partners", "field", "starts_on", "signed_at"),
    Register.EVENT: ("kind", "mode", "starts_on", "ends_on", "venue", "country", "partners"),
    Register.PRESS_VISIT: ("outlet", "country", "starts_on", "ends_on"),
    Register.PUBLICATION: ("form", "series", "volume", "number", "publisher", "credits_line"),
}
"""Fields that may be ticked, register by register. Investors and cases have no public part."""

PAGE_OF: Final[dict[str, Any]] = {
    Register.EVENT: EventPage,
    Register.PUBLICATION: PublicationPage,
}


@dataclass(frozen=True, slots=True)
class PublicPart:
    """What may stand outside: `facts` are (label, words); a list of members, a programme."""

    title: str
    summary: str
    facts: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    programme: tuple[tuple[date, str, str, str], ...] = ()


def may_be_public(entry: Entry) -> bool:
    return entry.register in PUBLIC


@transaction.atomic
def tick(entry: Entry, *, title: str, summary: str, parts: Iterable[str], by: User) -> Any:
    """Say what of an entry may stand outside; nothing is public by it yet."""
    ticked = set(parts)
    if not ticked <= set(PUBLIC.get(entry.register, ())):
        message = "Có trường không được công khai; hãy bỏ chọn trường đó."
        raise ValidationError({"public_parts": ValidationError(message, code="inside")})
    ordered = [name for name in PUBLIC[entry.register] if name in ticked]
    values = {"public_title": title, "public_summary": summary, "public_parts": ordered}
    return keeping.revise(entry, values=values, by=by)


def public_part(row: Any) -> PublicPart:
    """Ticked fields of what may be ticked, and nothing else."""
    if row.register == Register.DELEGATION:
        told = delegations.published(row)
        return PublicPart(
            told.title,
            told.summary,
            tuple((_label(row, name), words) for name, words in told.facts),
            told.members,
            tuple((one.on, one.time, one.what, one.place) for one in told.programme),
        )
    ticked = [name for name in PUBLIC.get(row.register, ()) if name in row.public_parts]
    facts = [(_label(row, name), words) for name in ticked if (words := _words(row, name))]
    return PublicPart(row.public_title, row.public_summary, tuple(facts))


@transaction.atomic
def draft_page(entry: Entry, *, under: SectionPage, by: User) -> Edition:
    """A draft in the editor's room, made of the public part; it is checked like every text.

    Counted where it is registered: its work files no output of its own. One page an entry.
    """
    row = held(entry)
    told = public_part(row)
    if row.work is not None:
        raise ValidationError("Mục này đã có trang; hãy sửa trang đó.", code="has_page")
    if not told.title:
        message = "Ghi tên công khai trước khi soạn trang."
        raise ValidationError({"public_title": ValidationError(message, code="no_title")})
    model = PAGE_OF.get(row.register, ArticlePage)
    page = model(locale=under.locale, live=False, **_fields(row, told, model))
    under.add_child(instance=page)
    page.save_revision(user=by)
    edition = enter_page(page, by=by, unit=row.unit)
    uncounted = {"output_kind": "", "tasks": row.tasks.all()}
    row.work = edition.work = revise_work(edition.work, changes=uncounted, by=by)
    row.save(update_fields=["work"])
    leave_step(row, "draft_page", by=by)
    return edition


def _fields(row: Any, told: PublicPart, model: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {"title": told.title, "summary": told.summary, "body": _body(told)}
    if model is EventPage:
        fields |= _days_of_event(row)
    return fields


def _days_of_event(row: Any) -> dict[str, Any]:
    """Days and hours of the page of an event; without a public day there is no such page."""
    if "starts_on" not in row.public_parts or row.starts_on is None:
        message = "Chọn công khai ngày bắt đầu để soạn trang sự kiện."
        raise ValidationError({"public_parts": ValidationError(message, code="no_day")})
    venue = row.venue if "venue" in row.public_parts else ""
    begins = _moment(row.starts_on, row.starts_at or time(0))
    ends = _moment(row.last_on, row.ends_at or time(23, 59))
    is_all_day = row.starts_at is None
    return {"starts_at": begins, "ends_at": ends, "is_all_day": is_all_day, "venue": venue}


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _body(told: PublicPart) -> list[tuple[str, Any]]:
    body: list[tuple[str, Any]] = []
    if told.facts:
        facts = [{"label": label, "value": words} for label, words in told.facts]
        body.append(("facts", {"facts": facts, "source": "", "source_date": None}))
    if told.members:
        body.append(("heading", "Thành viên"))
        body.append(("words", _list_of(told.members)))
    if told.programme:
        body.append(("heading", "Chương trình"))
        points = (" ".join(filter(None, (format_date(on), at, what, place)))
                  for on, at, what, place in told.programme)  # fmt: skip
        body.append(("words", _list_of(points)))
    return body


def _list_of(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _label(row: Any, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)


def _words(row: Any, name: str) -> str:
    value = getattr(row, name)
    say: dict[str, Callable[[Any], str]] = {
        "countries": lambda codes: ", ".join(map(country_name, codes)),
        "country": country_name,
        "partners": lambda rows: "; ".join(one.name for one in rows.all()),
    }
    if value and name in say:
        return say[name](value)
    if row._meta.get_field(name).choices:
        return str(getattr(row, f"get_{name}_display")())
    return format_date(value) if isinstance(value, date) else str(value or "")
