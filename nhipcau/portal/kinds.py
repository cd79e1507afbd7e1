"""What each kind of page shows beyond its own text."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils import timezone

from nhipcau.editorial.models import (
    ClarificationPage,
    EventPage,
    HomePage,
    InvestmentPage,
    KnowledgePage,
    PlacePage,
    PortalPage,
    PublicationPage,
    Release,
    SectionPage,
)
from nhipcau.portal import answering_press, clippings, maps, reading
from nhipcau.portal.files import offered
from nhipcau.portal.genres import genre_words
from nhipcau.portal.listing import NoSuchPage, listed
from nhipcau.portal.noting import note, note_until
from nhipcau.portal.progress import progress
from nhipcau.portal.publishers import midnight_before
from nhipcau.portal.templates_of import SECTIONS

A_YEAR = timedelta(days=365)
Layout = SectionPage.Layout


def kind_context(page: PortalPage, release: Release, *, number: int) -> dict[str, Any]:
    """Names of `number`-th page; only sections have more than one. Raises `NoSuchPage`."""
    if isinstance(page, SectionPage):
        return _section(page, release, number)
    if number != 1:
        raise NoSuchPage
    if isinstance(page, HomePage):
        return _home(release)
    more = _OF_KIND.get(type(page))
    return {"related": _related(release), **(more(page, release) if more else {})}


def _home(release: Release) -> dict[str, Any]:
    """Sections of the bar with their newest pages; the newest article with a picture leads."""
    sections = [s for s in reading.menu_of(release.language) if s.parent_id == release.edition_id]
    newest = reading.newest_under([s.edition_id for s in sections], count=5)
    latest = [
        {"section": section, "items": newest[section.edition_id]}
        for section in sections
        if newest[section.edition_id]
    ]
    shown = [item for block in latest for item in block["items"]]
    articles = (r for r in shown if r.kind == "articlepage" and r.picture)
    headline = max(articles, key=lambda r: (r.shown_on, r.pk), default=None)
    for block in latest:
        block["items"] = [item for item in block["items"] if item is not headline][:4]
    return {
        "latest": latest,
        "headline": headline,
        "upcoming": reading.events_to_come(release.language, now=timezone.now(), count=6),
        "sections": sections,
    }


def _section(page: SectionPage, release: Release, number: int) -> dict[str, Any]:
    found = reading.under(release.edition_id)
    pages = found.exclude(kind="sectionpage")
    if page.layout in (Layout.CARDS, Layout.MAP):
        pages = pages.order_by("position", "pk")
    context = {
        "layout_template": SECTIONS[page.layout],
        "sections": reading.noted(found.filter(kind="sectionpage").order_by("position", "pk")),
        "children": listed(pages, number, address=f"{release.address}?trang="),
    }
    more = _OF_LAYOUT.get(page.layout)
    return context | (more(page, release) if more else {})


def _calendar(page: SectionPage, release: Release) -> dict[str, Any]:
    coming = reading.events_to_come(release.language, now=timezone.now())
    months = [
        {"first": first, "items": list(items)} for first, items in groupby(coming, key=_month)
    ]
    return {"months": months, "upcoming": coming}


def _month(release: Release) -> date:
    return timezone.localtime(release.starts_at).date().replace(day=1)


def _map(page: SectionPage, release: Release) -> dict[str, Any]:
    found = reading.places(release.language, release.edition_id)
    marked = [
        {
            "title": place.title,
            "address": place.address,
            "genre": place.genre,
            "genre_label": genre_words(place.kind, place.genre),
            "at": place.facts["at"],
            "number": number,
        }
        for number, place in enumerate(found, start=1)
    ]
    return {"layers": maps.layers(), "required": maps.required(), "places": marked}


def _department(page: SectionPage, release: Release) -> dict[str, Any]:
    if page.unit_id is None:
        return {"unit": None, "works": []}
    note(f"name:{page.unit_id}")
    return {
        "unit": page.unit,
        "works": reading.noted(reading.of_unit(page.unit_id, release.language)[:12]),
    }


def _press(page: SectionPage, release: Release) -> dict[str, Any]:
    """The way to what outlets wrote, once there is something."""
    if not clippings.are_there():
        return {"clippings_address": ""}
    return {"clippings_address": reverse("portal:clippings", args=[release.language])}


def _progress(page: SectionPage, release: Release) -> dict[str, Any]:
    return {"progress": progress(timezone.localdate())}


def _event(page: EventPage, release: Release) -> dict[str, Any]:
    now, starts, ends = (
        timezone.now(),
        timezone.localtime(page.starts_at),
        timezone.localtime(page.ends_at),
    )
    if ends > now:
        note_until(ends)
    path = release.path or f"{page.slug}/"
    return {
        "event": {
            "starts_at": starts,
            "ends_at": ends,
            "is_all_day": page.is_all_day,
            "is_over": ends <= now,
            "same_day": starts.date() == ends.date(),
            "ics_address": reverse("portal:event_calendar", args=[release.language, path]),
        }
    }


def _place(page: PlacePage, release: Release) -> dict[str, Any]:
    if page.latitude is None or page.longitude is None:
        return {"layers": [], "required": [], "places": []}
    at = [float(page.longitude), float(page.latitude)]
    here = {"title": page.title, "address": "", "genre": page.genre, "at": at, "number": 1}
    return {"layers": maps.layers(), "required": maps.required(), "places": [here]}


def _sourced(page: InvestmentPage | KnowledgePage, release: Release) -> dict[str, Any]:
    """Figures older than a year say so."""
    if page.source_date is None:
        return {"is_old": False}
    oldest_from = page.source_date + A_YEAR
    today = timezone.localdate()
    if today <= oldest_from:
        note_until(midnight_before(oldest_from + timedelta(days=1)))
    return {"is_old": today > oldest_from}


def _publication(page: PublicationPage, release: Release) -> dict[str, Any]:
    return {"file": offered(page.file) if page.file else None}


def _related(release: Release) -> list[Release]:
    """The newest others beside it, those of its genre first."""
    if release.parent_id is None:
        return []
    beside = reading.under(release.parent_id).exclude(kind__in=("sectionpage", "infopage"))
    is_like = Case(When(genre=release.genre, then=Value(0)), default=Value(1))
    found = beside.exclude(edition=release.edition_id)
    return reading.noted(found.order_by(is_like, "-shown_on", "-public_from", "-pk")[:4])


_OF_KIND: dict[type, Callable[[Any, Release], dict[str, Any]]] = {
    EventPage: _event,
    PlacePage: _place,
    InvestmentPage: _sourced,
    KnowledgePage: _sourced,
    PublicationPage: _publication,
    ClarificationPage: answering_press.context_of,
}
_OF_LAYOUT: dict[str, Callable[[SectionPage, Release], dict[str, Any]]] = {
    Layout.CALENDAR: _calendar,
    Layout.MAP: _map,
    Layout.DEPARTMENT: _department,
    Layout.PRESS: _press,
    Layout.PROGRESS: _progress,
}
