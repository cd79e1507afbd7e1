"""The doors of the room: who comes in, which addresses are open, what a page of it may load."""

from collections.abc import Callable, Iterable, Iterator
from functools import update_wrapper
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.editorial.models.pages import ONLY_AT_THE_DESK
from nhipcau.editorial.rooms import bring_rights_up_to
from nhipcau.room.addresses import ONLY_THE_DESK, OPEN
from nhipcau.room.entering import settle
from nhipcau.room.refusing import why_not
from nhipcau.room.uploads import look_through

View = Callable[..., HttpResponse]

# The editor draws with styles of its own making; its scripts are files, as ours are. One handler is
# let through: "return;", by which its cropper finds out whether there is a touch screen.
POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src-attr 'unsafe-hashes' 'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)


def into_room(view: View) -> View:
    """Signed in, and let in by an appointment of today; else the way to the sign-in or a refusal.

    A person's rights in the room are brought up to their appointments at every step.
    """

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())
        if bring_rights_up_to(request.user, day=timezone.localdate()) is None:
            raise PermissionDenied(
                _(
                    "Phòng biên tập dành cho biên tập viên, cán bộ đầu mối, người quản trị và cán "
                    "bộ của đơn vị có trang thành phần trên cổng. Nếu cần viết bài, hãy đề nghị "
                    "người quản trị giao vai trò."
                )
            )
        request.user.first_name = request.user.get_full_name()  # the editor greets by this name
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return update_wrapper(guarded, view)


def guard(patterns: Iterable[URLPattern | URLResolver]) -> None:
    """Put a door before every address of the editor, an open one or a wall."""
    for name, pattern in _leaves(patterns):
        if name in OPEN:
            pattern.callback = into_room(_careful(name, pattern.callback))
        elif name in ONLY_THE_DESK:
            pattern.callback = into_room(_at_the_desk)
        else:
            pattern.callback = into_room(_closed)


def _leaves(
    patterns: Iterable[URLPattern | URLResolver], space: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """(qualified name, address) of every address below `patterns`."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _leaves(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}", pattern


def _careful(name: str, view: View) -> View:
    """The view, unless something of ours speaks against what is asked of it."""

    def careful(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if sentence := why_not(name, request, kwargs):
            raise PermissionDenied(sentence)
        if problem := look_through(name, request):
            return JsonResponse({"success": False, "error_message": problem})
        response = view(request, *args, **kwargs)
        settle(name, request, kwargs, status=response.status_code)
        return response

    return update_wrapper(careful, view)


def _closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise Http404


def _at_the_desk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise PermissionDenied(_(ONLY_AT_THE_DESK))
