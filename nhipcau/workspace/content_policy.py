"""What a page may load: our own files and nothing else, no inline script, no inline style."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)

Respond = Callable[[HttpRequest], HttpResponse]


def content_policy(respond: Respond) -> Respond:
    """Pages only: a PDF viewer inside the browser has its own rules. A page may bring its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if settings.DEBUG and response.status_code >= 400:  # the developer's page has inline script
            return response
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return answer
