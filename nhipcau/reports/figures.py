"""Counted numbers with the items behind them, and numbers that people typed instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from nhipcau.outputs.languages import language_name
from nhipcau.outputs.models import Output
from nhipcau.reports.counting import Comparison
from nhipcau.reports.models import Figure
from nhipcau.reports.tally import RULE_VERSION, Rows, Tally
from nhipcau.reports.typed_numbers import TypedNumber, typed_numbers

__all__ = [
    "LAST",
    "LAST_TOTAL",
    "Counted",
    "FigureItem",
    "FigureNames",
    "TypedNumber",
    "counted",
    "figure_items",
    "figures_of",
    "frozen_rows",
    "kind_label",
    "kinds_met",
    "last_figures",
    "typed_numbers",
]

K = TypeVar("K", int, str)

TOTAL = "total"
LAST = "last."  # begins the keys of what is told of the period before
LAST_TOTAL = f"{LAST}{TOTAL}"
COUNTED_IN = "kết quả"
_ALL = "Tổng số kết quả"
_LONGEST_LABEL = 500  # characters, as the column allows
WITHOUT_LANGUAGE = "chưa ghi ngôn ngữ"


@dataclass(frozen=True, slots=True)
class FigureItem:
    """An output behind a figure, as it was then; what is not public counts but is not shown."""

    output: int
    title: str
    on: date
    kind: str
    sha256: str
    is_public: bool

    @property
    def kind_label(self) -> str:
        return str(Output.Kind(self.kind).label)


@dataclass(frozen=True, slots=True)
class FigureNames:
    """How tasks, groups and units are called in the labels of figures, in the order printed."""

    tasks: Mapping[int, str]
    groups: Mapping[int, str]
    units: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """Whose outputs a figure counts and of which days, both inclusive, as then."""

    period: str
    plan: str
    plan_id: int
    start: date
    end: date
    is_last: bool


def counted(figure: Figure) -> Counted:
    """The period of the report itself, or the one before that it is compared with."""
    one, is_last = figure.consolidation, figure.key.startswith(LAST)
    told = one.content["last" if is_last else "round"]
    return Counted(
        period=told["title"],
        plan=told["plan"],
        plan_id=told["plan_id"] if is_last else one.round.plan_id,
        start=date.fromisoformat(told["window_start"]),
        end=date.fromisoformat(told["window_end"]),
        is_last=is_last,
    )


def frozen_rows(figure: Figure) -> list[dict[str, Any]]:
    """The rows behind the value as `OutputRow.frozen` wrote them; at most one query."""
    base = LAST_TOTAL if figure.key.startswith(LAST) else TOTAL
    if figure.key == base:
        return list(figure.items)
    total = Figure.objects.get(consolidation=figure.consolidation_id, key=base)
    wanted = set(figure.items)
    return [row for row in total.items if row["output"] in wanted]


def figure_items(figure: Figure) -> list[FigureItem]:
    """The outputs that make up the value, in the order printed; at most one query."""
    return [
        FigureItem(
            output=row["output"],
            title=row["title"],
            on=date.fromisoformat(row["on"]),
            kind=row["kind"],
            sha256=row["sha256"],
            is_public=row["is_public"],
        )
        for row in frozen_rows(figure)
    ]


def kinds_met(tally: Tally, last: Comparison | None) -> list[str]:
    """The kinds counted in this period or in the one before, in the order printed."""
    met = {*tally.by_kind, *(last.tally.by_kind if last else ())}
    return [kind for kind in Output.Kind.values if kind in met]


def last_figures(tally: Tally, last: Comparison) -> list[Figure]:
    """Unsaved figures of the period before, one of each kind met in either; nothing is a 0 too."""
    total = _figure(LAST_TOTAL, f"{_ALL}, {last.title}", last.tally.rows)
    total.items = [row.frozen() for row in last.tally.rows]
    kinds = [
        _figure(
            f"{LAST}kind.{kind}",
            f"{kind_label(kind)}, {last.title}",
            last.tally.by_kind.get(kind, ()),
        )
        for kind in kinds_met(tally, last)
    ]
    return [total, *kinds]


def figures_of(tally: Tally, names: FigureNames) -> list[Figure]:
    """Unsaved figures of a tally, in the order printed."""
    total = _figure(TOTAL, _ALL, tally.rows)
    total.items = [row.frozen() for row in tally.rows]
    quantities = [
        _figure(
            f"quantity.{kind}.{measure}",
            f"{kind_label(kind)}, số lượng",
            rows,
            value=value,
            measure=measure,
        )
        for (kind, measure), (value, rows) in tally.quantities.items()
    ]
    return [total, *(_figure(*given) for given in _classes(tally, names)), *quantities]


def _classes(tally: Tally, names: FigureNames) -> Iterable[tuple[str, str, Rows]]:
    for kind, rows in _ordered(tally.by_kind, Output.Kind.values):
        yield f"kind.{kind}", kind_label(kind), rows
    for group, rows in _ordered(tally.by_group, names.groups):
        yield f"group.{group}", names.groups[group], rows
    for task, rows in _ordered(tally.by_task, names.tasks):
        yield f"task.{task}", f"Nhiệm vụ {names.tasks[task]}", rows
        for kind in Output.Kind.values:
            if of_kind := tally.by_task_and_kind.get((task, kind)):
                label = f"Nhiệm vụ {names.tasks[task]}, {kind_label(kind)}"
                yield f"task.{task}.{kind}", label, of_kind
    for unit, rows in _ordered(tally.by_unit, names.units):
        yield f"unit.{unit}", names.units[unit], rows
    for unit, rows in _ordered(tally.by_lead, names.units):
        yield f"lead.{unit}", f"{names.units[unit]}, chủ trì", rows
    for code, rows in tally.by_language.items():
        yield f"language.{code}", language_name(code) or WITHOUT_LANGUAGE, rows
    if tally.additions:
        yield "additions", "Bổ sung kỳ trước", tally.additions


def _ordered(classes: Mapping[K, Rows], order: Iterable[K]) -> list[tuple[K, Rows]]:
    return [(key, classes[key]) for key in order if key in classes]


def kind_label(kind: str) -> str:
    return str(Output.Kind(kind).label)


def _figure(
    key: str,
    label: str,
    rows: Rows,
    *,
    value: Decimal | None = None,
    measure: str = COUNTED_IN,
) -> Figure:
    return Figure(
        key=key,
        label=label[:_LONGEST_LABEL],
        unit_of_measure=measure,
        value=Decimal(len(rows)) if value is None else value,
        rule_version=RULE_VERSION,
        items=[row.id for row in rows],
    )
