"""Figures of the press: timeline, map and bars, each number with the rows behind it."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.drafting.press_tables import list_of, press_csv, press_workbook, table_of
from nhipcau.press.models import Clipping
from nhipcau.reports.periods import QUARTER, period_of
from nhipcau.workspace.forms.press_figures import THIS_MONTH, THIS_YEAR, FiguresSearch
from nhipcau.workspace.forms.quarters import code_of_quarter
from nhipcau.workspace.lists import asked_with, takeable
from nhipcau.workspace.people import in_office
from nhipcau.workspace.press_numbers.figures import shown
from nhipcau.workspace.press_numbers.sums import sums_of

FORMS: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@in_office
@require_safe
def pressnumbers(request: HttpRequest) -> HttpResponse:
    asked = FiguresSearch(request.GET, day=timezone.localdate())
    context = {
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "periods": _periods(request, asked),
        "shown": shown(asked),
    }
    return render(request, "workspace/pressnumbers/page.html", context)


@in_office
@require_safe
def pressnumbers_export(request: HttpRequest, form: str) -> HttpResponse:
    """`form` is xlsx, with the list of the clippings, or csv; under the conditions of the page."""
    if form not in FORMS:
        raise Http404("Chỉ tải được tệp .xlsx hoặc .csv.")
    asked = FiguresSearch(request.GET, day=timezone.localdate())
    table = table_of(sums_of(shown(asked)))
    if form == "csv":
        content = press_csv(table)
    else:
        title = _("Số liệu điểm báo, %(conditions)s") % {"conditions": asked.in_words}
        content = press_workbook(title, table, list_of(asked.narrowed(Clipping.objects.all())))
    first, last = asked.window
    name = f"diem-bao-{first.isoformat()}-{last.isoformat()}.{form}"
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _periods(request: HttpRequest, asked: FiguresSearch) -> list[tuple[str, str, bool]]:
    """This month, quarter and year; (words, address, whether it is the one shown)."""
    quarter = code_of_quarter(period_of(asked.day, QUARTER))
    told = asked.told
    is_of_days = bool(told.get("first") or told.get("last"))
    now = None if is_of_days else told.get("period", THIS_YEAR)
    offered = (
        (_("Tháng này"), THIS_MONTH),
        (_("Quý này"), quarter),
        (_("Năm nay"), THIS_YEAR),
    )
    return [
        (words, asked_with(request, period=code, first="", last=""), code == now)
        for words, code in offered
    ]


urlpatterns = [
    path("diem-bao/so-lieu/", pressnumbers, name="pressnumbers"),
    path("diem-bao/so-lieu/tai-ve.<str:form>", pressnumbers_export, name="pressnumbers_export"),
]
