"""The card of an outlet: its feeds with their last visits, the profile of its pages, its trail."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.press.collecting.learning import profile_of
from nhipcau.press.models import Feed, FeedVisit, Outlet
from nhipcau.workspace.clipping.access import MAY_FOLLOW
from nhipcau.workspace.following.trails import outlet_trail
from nhipcau.workspace.forms.outlets import FeedForm
from nhipcau.workspace.people import may
from nhipcau.workspace.shown_names import country_shown

_VISITS = 8


@dataclass(frozen=True, slots=True)
class State:
    """How an outlet stands, for the mark and in words."""

    value: str
    words: str


def state_of(outlet: Outlet, *, has_trouble: bool) -> State:
    if not outlet.is_on:
        return State("ended", _("Chưa theo dõi"))
    if has_trouble:
        return State("needs_attention", _("Nguồn tin đang lỗi"))
    if outlet.silent_since:
        return State("stale", _("Im lặng lâu"))
    return State("in_force", _("Đang theo dõi"))


def card_of(request: HttpRequest, outlet: Outlet, feed_form: Any = None) -> dict[str, Any]:
    feeds = list(outlet.feeds.order_by("pk"))
    visits = _visits(feeds)
    failing = any(feed.is_on and feed.faults and feed.problem for feed in feeds)
    profile = profile_of(outlet)
    return {
        "outlet": outlet,
        "state": state_of(outlet, has_trouble=failing),
        "country": country_shown(outlet.country),
        "languages": [_(language_name(code)) for code in outlet.languages],
        "feeds": [(feed, visits.get(feed.pk, [])) for feed in feeds],
        "feed_form": feed_form or FeedForm(auto_id="nguon_%s"),
        "profile": profile,
        "fit": round(100 * profile.told.get("fit", 0)) if profile else 0,
        "now": timezone.now(),
        "clippings": outlet.clippings.count(),
        "trail": outlet_trail(outlet.steps.select_related("by").order_by("-at", "-pk")[:50]),
        "may_follow": may(request, *MAY_FOLLOW),
    }


def _visits(feeds: list[Feed]) -> dict[int, list[FeedVisit]]:
    """The last visits of each feed, the newest first."""
    found: dict[int, list[FeedVisit]] = {}
    for feed in feeds[:20]:
        found[feed.pk] = list(feed.visits.all()[:_VISITS])
    return found
