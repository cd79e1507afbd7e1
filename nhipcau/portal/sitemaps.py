"""Maps of the portal for search engines: an index, one map a language, one of the news."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.conf import settings
from django.urls import reverse

from nhipcau.editorial.models import Release
from nhipcau.portal import reading
from nhipcau.portal.frame import NAMES, absolute, tag_of
from nhipcau.portal.noting import note, note_until

A_MAP: Final = 5000
NEWS_FOR: Final = timedelta(hours=48)
_MAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS: Final = "http://www.w3.org/1999/xhtml"
_NEWS: Final = "http://www.google.com/schemas/sitemap-news/0.9"
for _prefix, _namespace in (("", _MAPS), ("xhtml", _LINKS), ("news", _NEWS)):
    register_namespace(_prefix, _namespace)


def index() -> bytes:
    root = Element(f"{{{_MAPS}}}sitemapindex")
    for language in reading.first_pages():
        total = reading.everything(language).order_by().count()
        for number in range(1, -(-total // A_MAP) + 1):
            _add(root, "sitemap", reverse("portal:sitemap", args=[language, number]))
    _add(root, "sitemap", reverse("portal:news_sitemap"))
    return _written(root)


def of_language(language: str, number: int) -> bytes:
    """Pages of one language, each with its addresses in the others. `number` from 1."""
    first = (number - 1) * A_MAP
    found = reading.everything(language).order_by("pk").select_related("edition")
    releases = list(found[first : first + A_MAP])
    others = _versions([release.edition.work_id for release in releases])
    root = Element(f"{{{_MAPS}}}urlset")
    for release in releases:
        entry = _add(root, "url", release.address)
        SubElement(entry, f"{{{_MAPS}}}lastmod").text = release.public_from.isoformat()
        for code, address in sorted(others[release.edition.work_id].items()):
            told = {"rel": "alternate", "hreflang": tag_of(code), "href": absolute(address)}
            SubElement(entry, f"{{{_LINKS}}}link", told)
    return _written(root)


def news(now: datetime) -> bytes:
    """Articles that went out in the last two days, in all languages."""
    root = Element(f"{{{_MAPS}}}urlset")
    for language in reading.first_pages():
        articles = reading.latest(language).filter(kind="articlepage")
        for release in articles.filter(public_from__gt=now - NEWS_FOR)[:1000]:
            note_until(release.public_from + NEWS_FOR)
            told = SubElement(_add(root, "url", release.address), f"{{{_NEWS}}}news")
            publication = SubElement(told, f"{{{_NEWS}}}publication")
            SubElement(publication, f"{{{_NEWS}}}name").text = settings.WAGTAIL_SITE_NAME
            SubElement(publication, f"{{{_NEWS}}}language").text = tag_of(language)
            out = SubElement(told, f"{{{_NEWS}}}publication_date")
            out.text = release.public_from.isoformat()
            SubElement(told, f"{{{_NEWS}}}title").text = release.title
    return _written(root)


def _versions(works: list[int]) -> dict[int, dict[str, str]]:
    """Work -> language -> address, in the order of the settings."""
    note(*(f"latest:{code}" for code in NAMES))
    # From..to instead of thousands of values, which the databases do not all take.
    rows = Release.objects.current().filter(
        edition__work__pk__range=(min(works, default=0), max(works, default=0))
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for work, language, path in rows.values_list("edition__work", "language", "path").order_by():
        found[work][language] = f"/{language}/{path}"
    return found


def _add(root: Element, name: str, address: str) -> Element:
    entry = SubElement(root, f"{{{_MAPS}}}{name}")
    SubElement(entry, f"{{{_MAPS}}}loc").text = absolute(address)
    return entry


def _written(root: Element) -> bytes:
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
