"""The budget of a plan as it is now, as JSON that stays: sums in đồng with the entries behind."""

from typing import Any

from nhipcau.budgets.items import item_label, legal_source
from nhipcau.budgets.models import BudgetLine
from nhipcau.budgets.reading import sums_of_plan
from nhipcau.budgets.summing import STAGES, BudgetSums, LineRow, LineSums, Sums
from nhipcau.plans.models import Plan

Json = dict[str, Any]


def frozen_budget(plan: Plan) -> Json | None:
    """None for a plan without lines. A stage without amounts is None, an integrated line has none.

    {"sources": [{"source", "label", "sums", "lines": [{"line", "title", "item", "code",
    "is_integrated", "note", "sums"}]}], "total", "legal_source"}; "item" is the whole label of
    "code"; sums: stage -> {"value", "entries"}.
    """
    sums = sums_of_plan(plan)
    if not sums.lines and not sums.integrated:
        return None
    return {
        "sources": [_source(source, sums) for source in BudgetLine.Source if _has(source, sums)],
        "total": _frozen(sums.total),
        "legal_source": legal_source(),
    }


def _has(source: str, sums: BudgetSums) -> bool:
    return any(row.source == source for row in _rows(sums))


def _rows(sums: BudgetSums) -> list[LineRow]:
    return [*(one.row for one in sums.lines), *sums.integrated]


def _source(source: BudgetLine.Source, sums: BudgetSums) -> Json:
    """Lines with amounts first; a source of integrated lines alone has no sums."""
    own = [_line(one.row, one) for one in sums.lines if one.row.source == source]
    beside = [_line(row, None) for row in sums.integrated if row.source == source]
    of_source = sums.by_source.get(source)
    return {
        "source": source.value,
        "label": str(source.label),
        "sums": _frozen(of_source) if of_source else None,
        "lines": own + beside,
    }


def _line(row: LineRow, one: LineSums | None) -> Json:
    return {
        "line": row.pk,
        "title": row.title,
        "item": item_label(row.item),
        "code": row.item,
        "is_integrated": row.is_integrated,
        "note": row.note,
        "sums": _frozen(one.sums) if one else None,
    }


def _frozen(sums: Sums) -> Json:
    return {
        stage.value: {"value": sums[stage].value, "entries": list(sums[stage].entries)}
        for stage in STAGES
    }
