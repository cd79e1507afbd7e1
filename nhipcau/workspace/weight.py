"""A request too heavy for any form of ours is refused by what it says of itself, unread."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponse]


def bounded_body(respond: Respond) -> Respond:
    """What is somewhat too heavy a form answers with its own sentence; far beyond it is 413."""

    def answer(request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        if not told.isdecimal() or int(told[:20]) > _most():
            return render(request, "413.html", status=413)
        return respond(request)

    return answer


def _most() -> int:
    """Twice the heaviest upload, and the words beside it; in bytes."""
    return 2 * settings.NHIPCAU_MAX_UPLOAD_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
