"""What is new, told to readers of feeds: RSS 2.0, Atom, JSON Feed."""

from datetime import datetime, time
from io import StringIO
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from nhipcau.editorial.models import Release
from nhipcau.portal import reading
from nhipcau.portal.frame import absolute, tag_of
from nhipcau.portal.genres import genre_words
from nhipcau.portal.pictures import share_address

NEWEST: Final = 30
_BUILDERS: Final = {"feed.xml": Rss201rev2Feed, "atom.xml": Atom1Feed}
TYPES: Final = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}


def items_of(section: Release) -> list[Release]:
    """The newest works of a language (its first page), else of a section and its inner ones."""
    if section.path == "":
        return reading.noted(reading.latest(section.language)[:NEWEST])
    return reading.noted(reading.works_in(section)[:NEWEST])


def as_xml(section: Release, name: str) -> str:
    """`name` is feed.xml (RSS) or atom.xml."""
    own = absolute(f"{section.address}{name}")
    feed = _BUILDERS[name](
        title=_title(section),
        link=absolute(section.address),
        description=section.summary or section.title,
        language=tag_of(section.language),
        feed_url=own,
        feed_guid=own,
    )
    for release in items_of(section):
        address = absolute(release.address)
        feed.add_item(
            title=release.title,
            link=address,
            description=release.summary,
            unique_id=f"{settings.NHIPCAU_BASE_URL}/#{release.edition_id}",
            unique_id_is_permalink=False,
            pubdate=_shown_at(release),
            updateddate=release.public_from,
            categories=[genre] if (genre := genre_words(release.kind, release.genre)) else [],
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue()


def as_json_feed(section: Release) -> dict[str, Any]:
    """JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(section),
        "home_page_url": absolute(section.address),
        "feed_url": absolute(f"{section.address}feed.json"),
        "language": tag_of(section.language),
        "items": [_item(release) for release in items_of(section)],
    }


def _item(release: Release) -> dict[str, Any]:
    told = {
        "id": f"{settings.NHIPCAU_BASE_URL}/#{release.edition_id}",
        "url": absolute(release.address),
        "title": release.title,
        "content_text": release.summary or release.title,
        "summary": release.summary,
        "image": absolute(share_address(release.picture)) if release.picture else "",
        "date_published": _shown_at(release).isoformat(),
        "date_modified": release.public_from.isoformat(),
        "language": tag_of(release.language),
        "tags": [genre] if (genre := genre_words(release.kind, release.genre)) else [],
    }
    return {name: value for name, value in told.items() if value}


def _title(section: Release) -> str:
    name = settings.WAGTAIL_SITE_NAME
    return section.title if section.path == "" else f"{section.title} · {name}"


def _shown_at(release: Release) -> datetime:
    """The day on the page; its hour where that is the day it went out."""
    out = timezone.localtime(release.public_from)
    if out.date() == release.shown_on:
        return out
    return timezone.make_aware(datetime.combine(release.shown_on, time.min))
