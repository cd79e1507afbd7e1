"""What is said where nothing is public: never was, or no longer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from nhipcau.editorial import addresses
from nhipcau.editorial.models import Release
from nhipcau.portal import reading
from nhipcau.portal.frame import NAMES, frame, tag_of
from nhipcau.portal.languages import language_for


def gone(language: str, found: addresses.Gone) -> HttpResponse:
    """410, with the reason and the day, and the languages in which it still is public."""
    last = found.edition.releases.order_by("-public_from").first()
    return show_gone(
        language,
        title=last.title if last else "",
        reason=found.reason,
        withdrawn_on=timezone.localtime(found.since).date() if found.since else None,
        others=reading.editions_in_public(found.edition.work_id),
    )


def show_gone(
    language: str,
    *,
    title: str,
    reason: str,
    withdrawn_on: date | None,
    others: Iterable[Release] = (),
    status: int = 410,
) -> HttpResponse:
    """The page that says that what was here is not public, and why."""
    more = {
        "title": title,
        "reason": reason,
        "withdrawn_on": withdrawn_on,
        "others": [
            {"tag": tag_of(r.language), "name": NAMES.get(r.language, ""), "address": r.address}
            for r in others
        ],
    }
    return _answer(language, "portal/410.html", more, status=status)


def lost(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the language of the address or of the visitor, with a way to search."""
    first = request.path.split("/")[1]
    homes = reading.first_pages()
    language = first if first in NAMES else language_for(request, among=homes or NAMES)
    more = {"asked": request.path[:200], "suggestions": list(reading.latest(language)[:4])}
    return _answer(language, "portal/404.html", more, status=404)


def _answer(language: str, template: str, more: dict[str, Any], *, status: int) -> HttpResponse:
    with translation.override(language if language in NAMES else settings.LANGUAGE_CODE):
        html = render_to_string(template, {**frame(language), **more})
    headers = {"Content-Language": tag_of(language), "Cache-Control": "no-cache"}
    return HttpResponse(html, status=status, headers=headers)
