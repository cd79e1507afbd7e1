"""Wrong addresses: each face answers for what lies under its own."""

from django.http import HttpRequest, HttpResponse

from nhipcau.portal import tombs
from nhipcau.workspace import refusals

_OF_THE_OFFICE = ("/lam-viec/", "/bien-tap/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(_OF_THE_OFFICE):
        return refusals.not_found(request, exception)
    return tombs.lost(request, exception)
