"""Behind a printed QR code: straight to the page, in the language of the phone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from nhipcau.portal import reading
from nhipcau.portal.languages import language_for, languages_of
from nhipcau.portal.tombs import show_gone
from nhipcau.signposts.codes import read_code
from nhipcau.signposts.leading import count_scan, way_of
from nhipcau.signposts.models import Signpost


@require_safe
def lead(request: HttpRequest, code: str) -> HttpResponse:
    """The page behind the sign; where nothing is public, why. Only a code never given is lost."""
    signpost = Signpost.objects.filter(code=read_code(code)).first()
    if signpost is None:
        raise Http404
    way = way_of(signpost, languages=languages_of(request))
    if way.release is None:
        language = language_for(request, among=reading.first_pages())
        since = timezone.localtime(way.since).date() if way.since else None
        answer = show_gone(language, title=signpost.name, reason=way.why, withdrawn_on=since)
    else:
        language = way.release.language
        answer = redirect(way.release.address)
    if _is_read_by_a_person(request):
        count_scan(signpost, language=language, day=timezone.localdate())
    answer.headers["Cache-Control"] = "no-store"
    patch_vary_headers(answer, ("Accept-Language", "Cookie"))
    return answer


def _is_read_by_a_person(request: HttpRequest) -> bool:
    """Not where a browser only looks ahead; nothing else of the request is asked."""
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in purpose
