"""A draft drawn as the public would see it, for the eyes of the office alone."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Revision

from nhipcau.editorial.snapshots import page_of


def drawn_draft(request: HttpRequest, revision: Revision) -> HttpResponse:
    """Kept nowhere on its way: what is not public yet stays in this browser's window."""
    answer = page_of(revision).serve_preview(request, "")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
