"""Which language a visitor gets at the door, and how a choice is remembered."""

from collections.abc import Collection
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

# Strictly necessary: set only when somebody uses the switch, read only at the door.
COOKIE: Final = "ngon_ngu"
A_YEAR_S: Final = 365 * 24 * 3600


def language_for(request: HttpRequest, *, among: Collection[str]) -> str:
    """The first language the visitor reads that is among these, else the source language."""
    for code in languages_of(request):
        if code in among:
            return code
    source: str = settings.LANGUAGES[0][0]
    return source if source in among or not among else next(iter(among))


def languages_of(request: HttpRequest) -> list[str]:
    """Languages of ours that the visitor reads: the remembered choice, then those of the browser.

    A script or country we do not have is taken for its language: "zh-TW" reads "zh-hans".
    """
    ours = [code for code, _name in settings.LANGUAGES]
    chosen = request.COOKIES.get(COOKIE, "")
    found = [chosen] if chosen in ours else []
    for asked, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code := _closest(asked.lower(), ours):
            found.append(code)
    return list(dict.fromkeys(found))


def remember(response: HttpResponse, language: str) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        language,
        max_age=A_YEAR_S,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _closest(asked: str, among: Collection[str]) -> str:
    if asked in among:
        return asked
    main = asked.split("-")[0]
    return next((code for code in among if code.split("-")[0] == main), "")
