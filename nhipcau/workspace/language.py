"""The language of a page: the one the reader chose, else Vietnamese, whatever the browser says."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

Respond = Callable[[HttpRequest], HttpResponse]


def chosen_language(respond: Respond) -> Respond:
    """Office browsers often stand on English as installed: only the switch counts."""

    def answer(request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = {code for code, _name in settings.NHIPCAU_STAFF_LANGUAGES}
        language = asked if asked in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = respond(request)
        if "Content-Language" not in response.headers:  # else the page is the same for everybody
            patch_vary_headers(response, ("Cookie",))
            response.headers["Content-Language"] = language
        return response

    return answer
