"""Answering the public."""

from django.http import Http404, HttpRequest, HttpResponse

from nhipcau.editorial.models import Release
from nhipcau.portal.showing import show_release


def page(request: HttpRequest, language: str, path: str) -> HttpResponse:
    release = Release.objects.current().filter(language=language, path=path).first()
    if release is None:
        raise Http404
    return show_release(request, release)
