"""Drawing a page: a release for the public, a draft for its writer."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from nhipcau.editorial.models import Edition, PortalPage, Release, ReleasedPicture
from nhipcau.editorial.snapshots import page_of
from nhipcau.portal import pictures
from nhipcau.portal.frame import absolute, frame, locale_of
from nhipcau.portal.genres import genre_words
from nhipcau.portal.kinds import kind_context
from nhipcau.portal.notices import notices_of
from nhipcau.portal.publishers import publisher_of
from nhipcau.portal.rich_text import links_known
from nhipcau.portal.structured import structured
from nhipcau.portal.templates_of import PAGES

_ARTICLES = {"articlepage", "clarificationpage"}


def show_release(release: Release, *, number: int = 1) -> HttpResponse:
    """The page as it was cleared, in its language; `number` of a section's pages.

    Drawn without the request: whoever asks gets the same page.
    """
    told = ReleasedPicture.objects.filter(release=release).values_list("picture", "told")
    with translation.override(release.language), pictures.words_frozen(dict(told)):
        page = page_of(release.revision)
        if page.lead_picture_id == release.picture_id:
            page.lead_picture = release.picture
        context = {**frame(release.language, release), **_of_release(page, release, number)}
        context["structured"] = structured(page, release, context)
        return _answer(page, context)


def show_draft(request: HttpRequest, page: PortalPage) -> HttpResponse:
    """What the public would see of a text that is not public."""
    language = page.locale.language_code
    with translation.override(language):
        edition = Edition.objects.filter(page=page.pk).select_related("work").first()
        standing = edition.releases.current().first() if edition else None
        draft = _as_released(page, edition, language, standing)
        context = {**frame(language, standing), **kind_context(page, draft, number=1)}
        context |= {
            "page": page,
            "release": None,
            "edition": edition,
            "kind": draft.kind,
            "genre": genre_words(draft.kind, draft.genre),
            "published_on": draft.shown_on,
            "robots": "noindex",
            "is_preview": True,
            "alternates": [],
            "canonical": "",
            "feeds": [],
        }
        answer = _answer(page, context)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def _of_release(page: PortalPage, release: Release, number: int) -> dict[str, Any]:
    today = timezone.localdate()
    published_on = timezone.localtime(release.public_from).date()
    publisher = publisher_of(release.unit_id, on=published_on, today=today)
    return {
        "page": page,
        "release": release,
        "edition": release.edition,
        "kind": release.kind,
        "genre": genre_words(release.kind, release.genre),
        "published_on": release.shown_on,
        "publisher": publisher,
        "share": _share(release, page),
        **notices_of(release, publisher),
        **kind_context(page, release, number=number),
    }


def _as_released(
    page: PortalPage, edition: Edition | None, language: str, standing: Release | None
) -> Release:
    """A release that was never made, so that a draft is drawn by the same functions."""
    facts = page.facts()
    return Release(
        edition=edition,
        language=language,
        path=standing.path if standing else f"{page.slug}/",
        parent=standing.parent if standing else None,
        kind=page._meta.model_name or "",
        genre=facts.get("genre", ""),
        title=page.title,
        summary=page.summary,
        picture=page.lead_picture,
        shown_on=page.shown_on or timezone.localdate(),
        starts_at=getattr(page, "starts_at", None),
        ends_at=getattr(page, "ends_at", None),
        facts=facts,
        unit_id=edition.work.unit_id if edition else None,
        public_from=timezone.now(),
    )


def _share(release: Release, page: PortalPage) -> dict[str, str]:
    picture = release.picture
    return {
        "title": release.title,
        "summary": release.summary,
        "url": absolute(release.address),
        "type": "article" if release.kind in _ARTICLES else "website",
        "image": absolute(pictures.share_address(picture)) if picture else "",
        "image_alt": pictures.drawn(picture, "share", language=release.language).alt
        if picture
        else "",
        "locale": locale_of(release.language),
        "site": settings.WAGTAIL_SITE_NAME,
    }


def _answer(page: PortalPage, context: dict[str, Any]) -> HttpResponse:
    with links_known(page):
        html = render_to_string(PAGES[context["kind"]], context)
    return HttpResponse(html, headers={"Content-Language": context["language_tag"]})
