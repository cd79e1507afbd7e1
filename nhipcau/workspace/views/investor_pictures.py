"""All investors at a glance: by market, sector and stage; and those whom nobody spoke to."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.registries.investors.figures import figures_between
from nhipcau.registries.investors.markets import markets
from nhipcau.registries.investors.silence import silent_days, silent_on
from nhipcau.registries.models import Investor
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.investors import WindowForm
from nhipcau.workspace.investing import picture
from nhipcau.workspace.investing.words import country_words
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import acting_unit, in_office
from nhipcau.workspace.shown_names import language_shown

PER_PAGE = 50


@in_office
@require_safe
def investor_picture(request: HttpRequest) -> HttpResponse:
    asked, today = WindowForm(request.GET), timezone.localdate()
    first, last = asked.window(today)
    figures = figures_between(first, last)
    labels, series, sectors = picture.sectors_by_market(figures)
    context = {
        "asked": asked,
        "chosen": [(f"{day_words(first)} – {day_words(last)}", "?")] if request.GET else [],
        "first": first,
        "last": last,
        "figures": figures,
        "bars": picture.market_bars(figures),
        "elsewhere": picture.elsewhere(figures),
        "path": picture.path_bars(figures),
        "stages": picture.stages_now(figures),
        "countries": picture.countries(figures),
        "labels": labels,
        "series": series,
        "sectors": sectors,
        "markets": [one.named(language_shown()) for one in markets()],
    }
    return render(request, "workspace/investors/picture.html", context)


@in_office
@require_safe
def investor_silent(request: HttpRequest) -> HttpResponse:
    """The longest silence first; of one's own unit, or of the whole province."""
    today = timezone.localdate()
    rows = silent_on(today)
    is_own = request.GET.get("cua") == "don-vi"
    rows = rows.filter(unit=acting_unit(request)) if is_own else rows
    page = page_of(request, rows, PER_PAGE)
    context = {
        "page": page,
        "total": page.paginator.count,
        "days": silent_days(),
        "rows": [(row, country_words(row.partner.country), _days(row, today)) for row in page],
        "views": [
            (_("Toàn tỉnh"), "?", not is_own),
            (_("Đơn vị tôi"), "?cua=don-vi", is_own),
        ],
    }
    return render(request, "workspace/investors/silent.html", context)


def _days(row: Investor, today: date) -> int | None:
    """Days since the last contact; None where there was none."""
    return None if row.last_touch_on is None else (today - row.last_touch_on).days


urlpatterns = [
    path("so/nha-dau-tu/toan-canh/", investor_picture, name="investor_picture"),
    path("so/nha-dau-tu/lau-chua-lien-he/", investor_silent, name="investor_silent"),
]
