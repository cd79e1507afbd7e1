"""What stands above the list of investors: who is silent, which market, what to tell them."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.registries.investors.markets import market_of, markets
from nhipcau.registries.investors.silence import silent_days, silent_on
from nhipcau.registries.investors.siting import current_facts
from nhipcau.registries.models import Investor
from nhipcau.workspace.lists import asked_with
from nhipcau.workspace.shown_names import language_shown

MARKET, SILENT = "thi-truong", "im-lang"


def above(request: HttpRequest) -> dict[str, Any]:
    """Three queries; the counts are those of the whole register, whatever is asked of the list."""
    today = timezone.localdate()
    return {
        "silent": silent_on(today).count(),
        "silent_days": silent_days(),
        "stale_facts": current_facts(today).filter(is_stale=True).count(),
        "markets": _markets(request),
    }


def _markets(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Each market with how many stand in it, and all of them first."""
    counted = Investor.objects.standing().order_by().values_list("partner__country")
    found: dict[str, int] = {}
    for country, count in counted.annotate(count=Count("pk")):
        belongs = market_of(country)
        if belongs is not None:
            found[belongs.code] = found.get(belongs.code, 0) + count
    asked = request.GET.get(MARKET, "")
    rows = [(_("Mọi nước"), asked_with(request, **{MARKET: ""}), not asked)]
    for one in markets():
        words = f"{one.named(language_shown())} ({found.get(one.code, 0)})"
        rows.append((words, asked_with(request, **{MARKET: one.code}), asked == one.code))
    return rows
