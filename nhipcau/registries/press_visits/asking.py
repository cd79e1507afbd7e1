"""A request of foreign press comes in by the public form: held to plain rules, given a code."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.organisations.models import Unit
from nhipcau.registries import keeping
from nhipcau.registries.countries import country_name
from nhipcau.registries.models import Member, PressVisit, Register
from nhipcau.registries.press_visits import letters
from nhipcau.registries.press_visits.standing import visits
from nhipcau.registries.press_visits.telling import tell_of
from nhipcau.registries.privacy.times import keep_until
from nhipcau.vietnamese.typed_text import typed, typed_line

MOST_PEOPLE: Final = 30
MOST_DAYS: Final = 366
SHORTEST_TEXT, LONGEST_TEXT, LONGEST_LINE = 10, 5000, 300
MOST_LINKS: Final = 3
_LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LINES: Final = ("outlet_name", "agency", "name", "email", "phone")
_TEXTS: Final = ("purpose", "places", "interviews", "publication_plan", "equipment")
_NEEDED: Final = ("outlet_name", "country", "purpose", "places", "starts_on", "ends_on", "name")


@dataclass(frozen=True, slots=True)
class Person:
    """One of the crew: the name as the permit will have it, the country as an ISO code."""

    name: str
    nationality: str
    role: str = Member.Role.REPORTER
    card_number: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as typed: the fields of form 01/BC-BNG, days inclusive."""

    kind: str
    language: str
    outlet_name: str
    country: str
    purpose: str
    places: str
    starts_on: date | None
    ends_on: date | None
    name: str
    email: str
    phone: str = ""
    interviews: str = ""
    publication_plan: str = ""
    equipment: str = ""
    agency: str = ""
    members: tuple[Person, ...] = ()


@transaction.atomic
def ask(asked: Asked, *, unit: Unit, day: date) -> PressVisit:
    """Keep the request for `unit`, with its letter of receipt waiting; sent twice it is one.

    Refused at its fields, with codes "required", "secret", "links", "short", "long", "days",
    "email", "people".
    """
    asked = _cleaned(asked, day=day)
    if twice := _same(asked, day=day):
        return twice
    visit: PressVisit = keeping.enter(
        Register.PRESS_VISIT, values=_values(asked, day=day), unit=unit, by=None
    )
    visit.request_code = f"{get_random_string(4, _LETTERS)}-{get_random_string(4, _LETTERS)}"
    visit.save(update_fields=["request_code"])
    Member.objects.bulk_create(_member(visit, at, one) for at, one in enumerate(asked.members))
    if receipt := letters.made(visit, letters.Kind.RECEIPT):
        receipt.save()
    tell_of(visit, "asked", f"Đề nghị hoạt động báo chí {visit.request_code} chờ xử lý", day=day)
    return visit


def _values(asked: Asked, *, day: date) -> dict[str, object]:
    told = {one.name: getattr(asked, one.name) for one in fields(asked)}
    for name in ("name", "email", "phone"):
        told[f"requester_{name}"] = told.pop(name)
    last = asked.ends_on or asked.starts_on or day
    return told | {
        "title": f"{asked.outlet_name} ({country_name(asked.country)})",
        "people": len(told.pop("members")),
        "received_on": day,
        "keep_until": keep_until("press_visit", last),
    }


def _member(visit: PressVisit, at: int, person: Person) -> Member:
    last = visit.last_on or visit.starts_on
    return Member(
        entry_id=visit.pk,
        position=at,
        name=person.name,
        nationality=person.nationality,
        role=person.role,
        document_number=person.card_number,
        keep_until=keep_until("member", last) if last else visit.keep_until,
    )


def _same(asked: Asked, *, day: date) -> PressVisit | None:
    """The request that this person sent already, today or yesterday, and that nobody answered."""
    found: PressVisit | None = (
        visits()
        .filter(
            state=PressVisit.State.ASKED,
            received_on__gte=day - timedelta(days=1),
            requester_email__iexact=asked.email,
            outlet_name=asked.outlet_name,
            starts_on=asked.starts_on,
            ends_on=asked.ends_on,
        )
        .first()
    )
    return found


def _cleaned(asked: Asked, *, day: date) -> Asked:
    words: dict[str, Any] = {name: typed_line(getattr(asked, name)) for name in _LINES}
    words |= {name: typed(getattr(asked, name)) for name in _TEXTS}
    words["members"] = tuple(
        replace(one, name=typed_line(one.name), card_number=typed_line(one.card_number))
        for one in asked.members
    )
    asked = replace(
        asked,
        **words,
    )
    told: dict[str, list[ValidationError]] = {}
    days = faults_of_days(asked.starts_on, asked.ends_on, day)
    faults = [*_faults_of_words(asked), *days, *faults_of_people(asked.members)]
    for name, message, code in faults:
        told.setdefault(name, []).append(ValidationError(message, code=code))
    if told:
        raise ValidationError(told)
    return asked


def _faults_of_words(asked: Asked) -> list[tuple[str, str, str]]:
    """(field, sentence, code) of everything that is wrong with the words."""
    secret = _(
        "Nội dung này có dấu độ mật. Không gửi bí mật nhà nước qua trang này; "
        "nội dung không được lưu lại."
    )
    found = [(n, secret, "secret") for n in (*_LINES, *_TEXTS) if bears_stamp(getattr(asked, n))]
    empty = [name for name in _NEEDED if not getattr(asked, name)]
    found += [(name, _("Ô này cần được điền."), "required") for name in empty]
    if asked.purpose and len(asked.purpose) < SHORTEST_TEXT:
        found.append(("purpose", _("Viết mục đích rõ hơn, ít nhất một câu."), "short"))
    for name in _TEXTS:
        if len(getattr(asked, name)) > LONGEST_TEXT:
            found.append((name, _("Ô này dài quá 5000 chữ cái. Hãy rút gọn."), "long"))
        if len(_LINK.findall(getattr(asked, name))) > MOST_LINKS:
            found.append((name, _("Ô này có quá nhiều liên kết. Hãy bỏ bớt."), "links"))
    for name in _LINES:
        if len(getattr(asked, name)) > LONGEST_LINE:
            found.append((name, _("Ô này dài quá. Hãy rút gọn."), "long"))
        if _LINK.search(getattr(asked, name)):
            found.append((name, _("Ô này không được chứa liên kết."), "links"))
    try:
        validate_email(asked.email)
    except ValidationError:
        message = _("Địa chỉ thư chưa đúng. Ghi dạng name@outlet.com; trả lời gửi về đó.")
        found.append(("email", message, "email"))
    return found


def faults_of_days(first: date | None, last: date | None, day: date) -> list[tuple[str, str, str]]:
    """(field, sentence, code) of days that cannot be; a day that lacks is told elsewhere."""
    if first is None or last is None:
        return []
    if first < day:
        return [("starts_on", _("Ngày bắt đầu đã qua."), "days")]
    if last < first:
        return [("ends_on", _("Ngày kết thúc phải sau hoặc bằng ngày bắt đầu."), "days")]
    if last - first > timedelta(days=MOST_DAYS):
        return [("ends_on", _("Một đề nghị dài nhất một năm."), "days")]
    return []


def faults_of_people(people: tuple[Person, ...]) -> list[tuple[str, str, str]]:
    """Same, of the crew as a whole; the field is "members"."""
    if not people:
        return [("members", _("Ghi ít nhất một người trong đoàn."), "people")]
    if len(people) > MOST_PEOPLE:
        return [
            ("members", _("Một đề nghị nhiều nhất 30 người. Hãy gửi riêng từng đoàn."), "people")
        ]
    odd = [one for one in people if not one.name or not one.nationality]
    if odd:
        return [("members", _("Mỗi người cần có họ tên và quốc tịch."), "people")]
    if any(_LINK.search(one.name + one.card_number) for one in people):
        return [("members", _("Ô này không được chứa liên kết."), "links")]
    return []
