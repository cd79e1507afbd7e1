"""By which day a clarification is due, and the rule that says so."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from django.utils import timezone

from nhipcau.press.models import Clarification
from nhipcau.registries.rules import Rule, last_day

_RULES = Path(__file__).parents[1] / "data" / "clarification_clock.json"
_ASKED, _SEEN = "clarification_asked", "clarification_seen"


def rule_of(row: Clarification) -> Rule:
    """The rule for what a body asked for, else the one we keep ourselves.

    Calendar days: circular TT 02/2019 as summaries tell it, which do not speak of working days.
    """
    return _rules()[_ASKED if row.asked_on else _SEEN]


def due_day(row: Clarification) -> date:
    """The last day, inclusive, by the rule; the office may set another one by hand."""
    return last_day(rule_of(row), row.asked_on or timezone.localdate(row.seen_at))


def is_by_rule(row: Clarification) -> bool:
    return row.due_on == due_day(row)


@cache
def _rules() -> dict[str, Rule]:
    rows = json.loads(_RULES.read_text("utf-8"))
    told = [row | {"remind": tuple(row["remind"])} for row in rows]
    return {row["code"]: Rule(register="clarification", **row) for row in told}
