"""Pictures and files: handed out only while a public page shows them, or to the editors."""

import threading
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.editorial.media import is_public
from nhipcau.editorial.models import Attachment, Picture
from nhipcau.editorial.stripping import stripped
from nhipcau.portal import pictures

# The address holds the mark of the file, so it never shows another. A shared cache must not keep
# what may be withdrawn; the reader's own browser has shown it already.
_OPEN = "private, max-age=86400"
_CLOSED = "private, no-store"
_NOTHING_RUNS = "sandbox; default-src 'none'"
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_SHOWN_BY_BROWSERS = {"pdf", "jpg", "jpeg", "png", "webp", "avif", "gif", "mp4", "webm", "mp3"}
_one_at_a_time = threading.Lock()


@require_safe
def picture(
    request: HttpRequest, pk: int, mark: str, size: str, extension: str
) -> HttpResponseBase:
    """One size of a picture, made when first asked for."""
    found = get_object_or_404(Picture, pk=pk)
    recipe = pictures.filter_of(found, size, extension)
    if recipe is None or mark != pictures.mark_of(found):
        raise Http404
    is_open = is_public(found)
    if not is_open and not _may_look(request):
        raise Http404
    if _has_it(request, mark):
        return _unchanged(mark, is_open)
    with _one_at_a_time:
        content = _made(found, recipe)
    headers = _headers(mark, is_open=is_open) | {"Content-Security-Policy": _NOTHING_RUNS}
    return HttpResponse(content, content_type=_TYPES[extension], headers=headers)


@require_safe
def file(request: HttpRequest, pk: int, mark: str, name: str) -> HttpResponseBase:
    """A file that a page offers."""
    found = get_object_or_404(Attachment, pk=pk)
    if mark != found.get_file_hash()[:12]:
        raise Http404
    is_open = is_public(found)
    if not is_open and not _may_look(request):
        raise Http404
    if _has_it(request, mark):
        return _unchanged(mark, is_open)
    return _file(found.file, name, mark=mark, is_open=is_open)


@require_safe
def stored(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file by its place on the disk, as the editors' room asks for it; closed to the public."""
    if not _may_look(request) or not default_storage.exists(path):
        raise Http404
    return _file(default_storage.open(path), path, mark="", is_open=False)


def _may_look(request: HttpRequest) -> bool:
    """Whoever holds an appointment today."""
    user = request.user
    return user.is_authenticated and user.appointments.on(timezone.localdate()).exists()


def _has_it(request: HttpRequest, mark: str) -> bool:
    return f'"{mark}"' in request.headers.get("If-None-Match", "")


def _unchanged(mark: str, is_open: bool) -> HttpResponse:
    return HttpResponse(status=304, headers=_headers(mark, is_open=is_open))


def _made(picture: Picture, recipe: str) -> bytes:
    """One size, from the disk or made now."""
    rendition = picture.get_rendition(recipe)
    rendition.file.close()  # what it was made in
    try:
        with default_storage.open(rendition.file.name) as drawn:
            content: bytes = drawn.read()
    except FileNotFoundError as error:
        raise Http404 from error
    # Of all formats JPEG alone takes what the camera noted along from the original.
    return stripped(content).content if "format-jpeg" in recipe else content


def _file(held: Any, name: str, *, mark: str, is_open: bool) -> HttpResponseBase:
    extension = name.rpartition(".")[2].lower()
    try:
        held.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        held,
        as_attachment=extension not in _SHOWN_BY_BROWSERS,
        filename=name.rpartition("/")[2],
        headers=_headers(mark, is_open=is_open),
    )
    if extension != "pdf":  # the browser's own reader of PDF does not work inside a sandbox
        response.headers["Content-Security-Policy"] = _NOTHING_RUNS
    return response


def _headers(mark: str, *, is_open: bool) -> dict[str, str]:
    told = {"Cache-Control": _OPEN if is_open else _CLOSED, "X-Content-Type-Options": "nosniff"}
    return told | ({"ETag": f'"{mark}"'} if mark else {})
