"""The clocks of the registers as data: how long, from which law, how sure one is of it."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.organisations.working_days import calendar_around

_FOLDER = Path(__file__).parent / "data" / "clocks"


@dataclass(frozen=True, slots=True)
class Rule:
    """`days` after the day it begins with, before it where negative; of work where `working`.

    `words` is the thing to do, `remind` how many days before the last one people are told.
    `confidence` says how the rule is known: "read", "summary" or "ours".
    """

    code: str
    register: str
    words: str
    days: int
    law: str
    confidence: str
    working: bool = False
    remind: tuple[int, ...] = (7, 1)


@dataclass(frozen=True, slots=True)
class Due:
    """A last day, inclusive, and the day it was done, None while it was not."""

    code: str
    due_on: date
    done_on: date | None = None


@cache
def rules() -> dict[str, Rule]:
    """Every rule of `data/clocks/<register>.json` by its code."""
    found: dict[str, Rule] = {}
    for path in sorted(_FOLDER.glob("*.json")):
        for one in json.loads(path.read_text("utf-8")):
            rule = _rule(path.stem, one)
            if rule.code in found:
                raise ValueError(f"two rules are called {rule.code}")
            found[rule.code] = rule
    return found


def due(code: str, begins: date | None, done_on: date | None = None) -> list[Due]:
    """The clock of that rule begun with `begins`; none where that day is not known yet."""
    if begins is None:
        return []
    return [Due(code, last_day(rules()[code], begins), done_on)]


def last_day(rule: Rule, begins: date) -> date:
    if rule.working and rule.days >= 0:
        return calendar_around(begins).after_working_days(begins, rule.days)
    return begins + timedelta(days=rule.days)


def _rule(register: str, told: dict[str, Any]) -> Rule:
    remind = tuple(told.pop("remind", (7, 1)))
    return Rule(register=register, remind=remind, **told)
