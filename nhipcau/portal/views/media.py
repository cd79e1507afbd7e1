"""Pictures and files: handed out only while a public page shows them, or to the editors."""

import threading
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.editorial.models import (
    Attachment,
    Picture,
    ReleasedAttachment,
    ReleasedPicture,
)
from nhipcau.portal import pictures

# The address holds the mark of the file, so it never shows another. A shared cache must not keep
# what may be withdrawn; the reader's own browser has shown it already.
_OPEN = "private, max-age=86400"
_CLOSED = "private, no-store"
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_SHOWN_BY_BROWSERS = {"pdf", "jpg", "jpeg", "png", "webp", "avif", "gif", "mp4", "webm", "mp3"}
_one_at_a_time = threading.Lock()


@require_safe
def picture(request: HttpRequest, pk: int, mark: str, size: str, extension: str) -> HttpResponse:
    """One size of a picture, made when first asked for."""
    found = get_object_or_404(Picture, pk=pk)
    recipe = pictures.filter_of(found, size, extension)
    if recipe is None or mark != pictures.mark_of(found):
        raise Http404
    is_open = _is_shown(found)
    if not is_open and not _may_look(request):
        raise Http404
    if _has_it(request, mark):
        return _unchanged(mark, is_open)
    with _one_at_a_time:
        rendition = found.get_rendition(recipe)
    return _file(request, rendition.file, _TYPES[extension], mark=mark, is_open=is_open)


@require_safe
def file(request: HttpRequest, pk: int, mark: str, name: str) -> HttpResponse:
    """A file that a page offers."""
    found = get_object_or_404(Attachment, pk=pk)
    if mark != found.get_file_hash()[:12]:
        raise Http404
    held = ReleasedAttachment.objects.filter(attachment=found, file_hash=found.file_hash)
    is_open = held.filter(release__public_until=None).exists()
    if not is_open and not _may_look(request):
        raise Http404
    if _has_it(request, mark):
        return _unchanged(mark, is_open)
    return _file(request, found.file, None, mark=mark, is_open=is_open, name=name)


@require_safe
def stored(request: HttpRequest, path: str) -> HttpResponse:
    """A file by its place on the disk, as the editors' room asks for it; closed to the public."""
    if not _may_look(request) or not default_storage.exists(path):
        raise Http404
    return _file(request, default_storage.open(path), None, mark="", is_open=False, name=path)


def _is_shown(found: Picture) -> bool:
    held = ReleasedPicture.objects.filter(picture=found, file_hash=found.get_file_hash())
    return held.filter(release__public_until=None).exists()


def _may_look(request: HttpRequest) -> bool:
    """Whoever holds an appointment today."""
    user = request.user
    return user.is_authenticated and user.appointments.on(timezone.localdate()).exists()


def _has_it(request: HttpRequest, mark: str) -> bool:
    return f'"{mark}"' in request.headers.get("If-None-Match", "")


def _unchanged(mark: str, is_open: bool) -> HttpResponse:
    headers = {"ETag": f'"{mark}"', "Cache-Control": _OPEN if is_open else _CLOSED}
    return HttpResponse(status=304, headers=headers)


def _file(
    request: HttpRequest, held: Any, mime: str | None, *, mark: str, is_open: bool, name: str = ""
) -> HttpResponse:
    extension = name.rpartition(".")[2].lower()
    try:
        held.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        held,
        content_type=mime,
        as_attachment=not mime and extension not in _SHOWN_BY_BROWSERS,
        filename=name.rpartition("/")[2],
    )
    response.headers["Cache-Control"] = _OPEN if is_open else _CLOSED
    if mark:
        response.headers["ETag"] = f'"{mark}"'
    if extension != "pdf":  # the browser's own reader of PDF does not work inside a sandbox
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
