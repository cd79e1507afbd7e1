"""Indicators: three numbers each, the items behind them, and the table as a file."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.budgets.models import BudgetEntry
from nhipcau.drafting.indicator_tables import (
    indicator_csv,
    indicator_workbook,
    items_of,
    table_of,
)
from nhipcau.outputs.models import Output
from nhipcau.reports.indicators.catalogue import MEASURED, indicators
from nhipcau.reports.indicators.lines import Cell, Line, lines_of
from nhipcau.reports.models import IndicatorValue
from nhipcau.workspace.forms.indicators import PeriodForm, WithdrawForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import held_appointment, in_office
from nhipcau.workspace.reporting.chosen_days import Chosen, chosen_days, span_words
from nhipcau.workspace.reporting.indicators import change_words
from nhipcau.workspace.roles import KEEPERS, UNIT_STAFF

PER_PAGE = 100
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {"xlsx": EXCEL, "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Section:
    """`rows`: each line with how it has moved, in words."""

    title: str
    rows: tuple[tuple[Line, str], ...]


@in_office
@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    form, chosen = _asked(request)
    lines, is_apart = lines_of(chosen.windows), bool(request.GET.get("tach"))
    shown = [line for line in lines if is_apart or not line.part]
    wholes = [line for line in lines if not line.part]
    context = {
        "form": form,
        "chosen": chosen,
        "spans": _spans(chosen),
        "sections": [
            Section(title, tuple((line, change_words(line)) for line in some))
            for title, some in groupby(shown, key=lambda line: line.indicator.section)
        ],
        "told": sum(line.this.value is not None for line in wholes),
        "total": len(wholes),
        "unknown": len(_unknown(wholes)),
        "loose": Output.objects.in_window(
            chosen.windows.this.first, chosen.windows.this.last
        ).loose().count(),
        "views": [
            (_("Gọn"), f"?{chosen.query}", not is_apart),
            (_("Tách theo kênh, ngôn ngữ"), f"?{chosen.query}&tach=1", is_apart),
        ],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "workspace/indicators/list.html", context, status=status)


def _unknown(lines: list[Line]) -> set[tuple[str, int]]:
    """What belongs to some indicator of the period, yet is in no number: each thing once."""
    return {
        key
        for line in lines
        for key in (
            *(("output", row.id) for row in line.this.unplaced),
            *(("value", one.pk) for one in line.this.straddling),
        )
    }


def _asked(request: HttpRequest) -> tuple[PeriodForm, Chosen]:
    form = PeriodForm(request.GET if request.GET.keys() & {"dot", "tu", "den"} else None)
    return form, chosen_days(form, timezone.localdate())


def _spans(chosen: Chosen) -> list[tuple[str, str, str]]:
    """(word in the address, what the column is called, its days)."""
    windows = chosen.windows
    return [
        ("ky-nay", _("Kỳ này"), span_words(windows.this)),
        ("luy-ke", _("Lũy kế năm"), span_words(windows.year)),
        ("cung-ky", _("Cùng kỳ năm trước"), span_words(windows.last)),
    ]


@in_office
@require_safe
def indicator_page(request: HttpRequest, key: str) -> HttpResponse:
    """`phan` in the address picks a part, `cua` one of the three numbers."""
    if key not in indicators():
        raise Http404("Không có chỉ tiêu này.")
    _form, chosen = _asked(request)
    lines = lines_of(chosen.windows, [key])
    part = request.GET.get("phan", "")
    line = next((one for one in lines if one.part == part), lines[0])
    cells = {"ky-nay": line.this, "luy-ke": line.year, "cung-ky": line.last}
    asked = request.GET.get("cua", "")
    asked = asked if asked in cells else "ky-nay"
    query = f"{chosen.query}&phan={line.part}" if line.part else chosen.query
    context = {
        "line": line,
        "indicator": line.indicator,
        "cell": cells[asked],
        "chosen": chosen,
        "asked": asked,
        "span": next(days for name, _said, days in _spans(chosen) if name == asked),
        "parts": [(one, change_words(one)) for one in lines if one.part],
        "change": change_words(line),
        "views": [
            (said, f"?{query}&cua={name}", name == asked) for name, said, _days in _spans(chosen)
        ],
        "list_href": f"{reverse('workspace:indicator_list')}?{chosen.query}",
        **_behind(request, line, cells[asked]),
    }
    return render(request, "workspace/indicators/page.html", context)


def _behind(request: HttpRequest, line: Line, cell: Cell) -> dict[str, Any]:
    """What stands behind a number, a page of outputs at a time."""
    indicator = line.indicator
    values: Any = IndicatorValue.objects.filter(indicator=indicator.key)
    values = values.select_related("unit", "by", "file", "replaces").order_by("-last_day", "-pk")
    in_force = page_of(request, values.in_force(), PER_PAGE)
    counted = {one.pk for one in cell.entered}
    across = {one.pk for one in cell.straddling}
    own = held_appointment(request)
    return {
        "page": page_of(request, cell.placed, PER_PAGE),
        "entries": BudgetEntry.objects.filter(
            pk__in=[one.pk for one in cell.entries]
        ).select_related("line", "document"),
        "values_page": in_force,
        "values": [
            (one, one.pk in counted, one.pk in across, _may_change(own, one)) for one in in_force
        ],
        "gone": values.exclude(pk__in=values.in_force().order_by().values("pk"))[:PER_PAGE],
        "is_measured": indicator.basis == MEASURED,
        "may_measure": indicator.basis == MEASURED
        and own is not None
        and own.role in (*KEEPERS, *UNIT_STAFF),
        "withdraw_form": WithdrawForm(auto_id="rut_%s"),
    }


def _may_change(held: Any, value: IndicatorValue) -> bool:
    if held is None:
        return False
    return held.role in KEEPERS or (held.role in UNIT_STAFF and held.unit_id == value.unit_id)


@in_office
@require_safe
def indicator_export(request: HttpRequest, form: str) -> HttpResponse:
    """`form` is xlsx or csv."""
    if form not in FORMS:
        raise Http404("Chỉ tải được tệp .xlsx hoặc .csv.")
    _form, chosen = _asked(request)
    lines = lines_of(chosen.windows)
    table = table_of(lines, chosen.windows)
    if form == "csv":
        content = indicator_csv(table)
    else:
        title = _("Chỉ tiêu số liệu, %(period)s") % {"period": chosen.words}
        content = indicator_workbook(title, table, items_of(lines))
    days = chosen.windows.this
    name = f"chi-tieu-{days.first.isoformat()}-{days.last.isoformat()}.{form}"
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


urlpatterns = [
    path("so-lieu/chi-tieu/", indicator_list, name="indicator_list"),
    path("so-lieu/chi-tieu/tai-ve.<str:form>", indicator_export, name="indicator_export"),
    path("so-lieu/chi-tieu/<slug:key>/", indicator_page, name="indicator_page"),
]
