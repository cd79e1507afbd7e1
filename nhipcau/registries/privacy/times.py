"""How long personal data are kept, and how long a request may take: data, never code."""

import calendar
import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.organisations.working_days import calendar_around

_FILE = Path(__file__).parent.parent / "data" / "privacy.json"


@dataclass(frozen=True, slots=True)
class Keeping:
    """Kept for `months` after the day it begins with, by nobody's word longer than `most`.

    `confidence` is "read|summary|ours".
    """

    months: int
    law: str
    confidence: str
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """`days` to do it, of work where `working`, `more` once when it is extended."""

    days: int
    working: bool
    more: int
    law: str
    confidence: str


@cache
def keepings() -> dict[str, Keeping]:
    """By what is kept: contact, member, registration, press_visit, request."""
    return {what: Keeping(**told) for what, told in _told()["keeping"].items()}


@cache
def answerings() -> dict[str, Answering]:
    """By the kind of a request; "acknowledge" is the word that it has come."""
    return {what: Answering(**told) for what, told in _told()["requests"].items()}


def keep_until(what: str, begins: date) -> date:
    """The last day, inclusive, on which data of that sort may be kept by default."""
    return months_after(begins, keepings()[what].months)


def latest_day(what: str, begins: date) -> date:
    """The last day that anybody may choose for data of that sort."""
    rule = keepings()[what]
    return months_after(begins, rule.most or rule.months)


def days_before(what: str) -> int:
    """How many days before an end people are told: "contact", "request".

    "import": how many days after it was settled the cells of a table that came in are kept.
    """
    found: int = _told()["remind_days"][what]
    return found


def due_on(what: str, received_on: date) -> date:
    """The last day, inclusive, to acknowledge or to do what a person asks for."""
    rule = answerings()[what]
    if rule.working:
        return calendar_around(received_on).after_working_days(received_on, rule.days)
    return received_on + timedelta(days=rule.days)


def extended(what: str, due: date) -> date:
    """The last day once the time was extended, as the law allows once."""
    return due + timedelta(days=answerings()[what].more)


def months_after(day: date, months: int) -> date:
    """The same day of another month, its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@cache
def _told() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))
    return found
