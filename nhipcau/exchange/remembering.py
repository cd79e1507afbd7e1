"""What was found in a file, as JSON in its row, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.exchange.form import Place, Problem
from nhipcau.exchange.merging import Conflict
from nhipcau.vietnamese.typed_text import typed

Json = dict[str, Any]


def problem_as_json(problem: Problem) -> Json:
    return {
        "sheet": problem.place.sheet,
        "cell": problem.place.cell,
        "value": typed(problem.value),
        "rule": typed(problem.rule),
        "example": problem.example,
        "item": problem.item,
        "field": problem.field,
    }


def problems_from_json(told: Iterable[Mapping[str, Any]]) -> list[Problem]:
    return [
        Problem(
            place=Place(one["sheet"], one["cell"]),
            value=one["value"],
            rule=one["rule"],
            example=one["example"],
            item=one["item"],
            field=one["field"],
        )
        for one in told
    ]


def conflict_as_json(conflict: Conflict) -> Json:
    item, field = conflict.key
    return {
        "item": item,
        "field": field,
        "base": conflict.base,
        "file": conflict.file,
        "web": conflict.web,
    }


def conflicts_from_json(told: Iterable[Mapping[str, Any]]) -> list[Conflict]:
    return [
        Conflict((one["item"], one["field"]), one["base"], one["file"], one["web"]) for one in told
    ]
