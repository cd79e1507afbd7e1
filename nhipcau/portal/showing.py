"""Drawing a page: a release for the public, a draft for its writer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from nhipcau.editorial.models import PortalPage, Release
from nhipcau.editorial.snapshots import page_of


def show_release(request: HttpRequest, release: Release) -> HttpResponse:
    """The page as it was cleared, in its language."""
    with translation.override(release.language):
        page = page_of(release.revision)
        return render(request, "portal/page.html", {"page": page, "release": release})


def show_draft(request: HttpRequest, page: PortalPage) -> HttpResponse:
    """What the public would see of a text that is not public."""
    with translation.override(page.locale.language_code):
        return render(request, "portal/page.html", {"page": page, "release": None})
