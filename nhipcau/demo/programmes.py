"""The programmes that tasks of the sample plan serve, as its own words name them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.documents.models import LegalBasis
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.plans.programmes import create_programme


def set_up(
    told: list[dict[str, Any]], *, tasks: Mapping[str, Task], units: Mapping[str, Unit], by: User
) -> None:
    """`tasks` by their codes, `units` by theirs."""
    for one in told:
        create_programme(
            kind=one["kind"],
            name=one["name"],
            short_name=one.get("short_name", ""),
            goal=one["goal"],
            lead=units[one["lead"]],
            basis=LegalBasis.objects.filter(number=one["basis"]).first() if one["basis"] else None,
            valid_from=date.fromisoformat(one["from"]),
            valid_to=date.fromisoformat(one["to"]) if one["to"] else None,
            tasks=[tasks[code] for code in one["tasks"]],
            by=by,
        )
