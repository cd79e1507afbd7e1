"""What machines read of a page: schema.org, built as plain rows and written safely."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from nhipcau.editorial.models import (
    ClarificationPage,
    EventPage,
    PlacePage,
    PortalPage,
    PublicationPage,
    Release,
)
from nhipcau.portal import answering_press
from nhipcau.portal.frame import absolute, tag_of
from nhipcau.portal.pictures import share_address

Thing = dict[str, Any]
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured(page: PortalPage, release: Release, context: dict[str, Any]) -> list[SafeString]:
    """The page itself, and the way back to the first page."""
    publisher = context["publisher"].name
    things = [_THINGS.get(release.kind, _web_page)(page, release, publisher)]
    if context["crumbs"]:
        things.append(_way_back(release, context))
    return [as_json(thing) for thing in things]


def as_json(thing: Thing) -> SafeString:
    """JSON that cannot end the script element it stands in."""
    full = {"@context": "https://schema.org", **thing}
    written = json.dumps(full, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(written.translate(_UNSAFE))  # every < > & in it is an escape


def _thing(kind: str | list[str], release: Release, **more: Any) -> Thing:
    told = {
        "@type": kind,
        "name": release.title,
        "description": release.summary,
        "url": absolute(release.address),
        "inLanguage": tag_of(release.language),
        "image": [absolute(share_address(release.picture))] if release.picture else None,
        **more,
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _body(name: str) -> Thing:
    return {"@type": "GovernmentOrganization", "name": name}


def _article(page: PortalPage, release: Release, publisher: str) -> Thing:
    byline = getattr(page, "byline", "")
    return _thing(
        "NewsArticle" if release.genre in {"news", "press_release", "notice"} else "Article",
        release,
        headline=release.title[:110],
        datePublished=release.shown_on,
        dateModified=release.public_from.isoformat(),
        mainEntityOfPage=absolute(release.address),
        author={"@type": "Organization", "name": byline} if byline else _body(publisher),
        publisher=_body(publisher),
        correction=release.correction,
    )


def _clarification(page: ClarificationPage, release: Release, publisher: str) -> Thing:
    return _thing("ClaimReview", release, **answering_press.review(page, release, publisher))


def _event(page: EventPage, release: Release, publisher: str) -> Thing:
    is_all_day = page.is_all_day
    return _thing(
        "Event",
        release,
        startDate=_moment(release.starts_at, is_all_day),
        endDate=_moment(release.ends_at, is_all_day),
        location={"@type": "Place", "name": page.venue, "address": page.venue}
        if page.venue
        else None,
        organizer=_body(page.organiser or publisher),
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
    )


def _moment(moment: Any, is_all_day: bool) -> str:
    local = timezone.localtime(moment)
    return local.date().isoformat() if is_all_day else local.isoformat()


def _place(page: PlacePage, release: Release, publisher: str) -> Thing:
    has_place = page.latitude is not None and page.longitude is not None
    return _thing(
        "TouristTrip" if page.genre == PlacePage.Genre.TOUR else "TouristAttraction",
        release,
        address=page.address,
        openingHours=page.opening if page.genre != PlacePage.Genre.TOUR else None,
        geo={
            "@type": "GeoCoordinates",
            "latitude": float(page.latitude),
            "longitude": float(page.longitude),
        }
        if has_place
        else None,
        provider=_body(publisher) if page.genre == PlacePage.Genre.TOUR else None,
    )


def _publication(page: PublicationPage, release: Release, publisher: str) -> Thing:
    return _thing(
        "PublicationIssue" if page.issue else "CreativeWork",
        release,
        issueNumber=page.issue,
        datePublished=release.shown_on,
        license=page.rights,
        publisher=_body(publisher),
    )


def _home(page: PortalPage, release: Release, publisher: str) -> Thing:
    """The portal and the body behind it."""
    search = f"{absolute(f'/{release.language}/tim-kiem/')}?q={{search_term_string}}"
    return _thing(
        "WebSite",
        release,
        publisher={**_body(publisher), "url": settings.NHIPCAU_BASE_URL},
        potentialAction={
            "@type": "SearchAction",
            "target": search,
            "query-input": "required name=search_term_string",
        },
    )


def _section(page: PortalPage, release: Release, publisher: str) -> Thing:
    unit = getattr(page, "unit", None)
    about = _body(unit.name) if unit else None
    return _thing("CollectionPage", release, about=about, publisher=_body(publisher))


def _web_page(page: PortalPage, release: Release, publisher: str) -> Thing:
    return _thing("WebPage", release, publisher=_body(publisher))


def _way_back(release: Release, context: dict[str, Any]) -> Thing:
    lines = [(way.title, way.address) for way in context["crumbs"]]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": absolute(address)}
            for number, (title, address) in enumerate(
                [*lines, (release.title, release.address)], start=1
            )
        ],
    }


_THINGS: dict[str, Callable[[Any, Release, str], Thing]] = {
    "articlepage": _article,
    "clarificationpage": _clarification,
    "eventpage": _event,
    "placepage": _place,
    "publicationpage": _publication,
    "homepage": _home,
    "sectionpage": _section,
}
