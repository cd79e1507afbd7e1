"""The editorial desk: what waits, and every work of the portal with its languages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.editorial.models import Edition
from nhipcau.organisations.models import Role
from nhipcau.workspace.editing.access import works_of
from nhipcau.workspace.editing.alarming import alarms_for
from nhipcau.workspace.editing.board import listed, rows_of
from nhipcau.workspace.editing.waits import waits, waits_words
from nhipcau.workspace.editing.ways import desk_ways, room_address
from nhipcau.workspace.forms.editions import DeskSearch
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, may

PER_PAGE = 30
MOST_WAITING = 8


@in_office
@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    asked, found = DeskSearch(request.GET), waits(request)
    works = asked.narrowed(
        works_of(request), user=request.user, waiting={wait.edition.pk for wait in found}
    )
    page = page_of(request, listed(works), PER_PAGE)
    chosen = takeable(request, asked.words())
    context = {
        "asked": asked,
        "chosen": chosen,
        "waits": [] if chosen else found[:MOST_WAITING],
        "more_waits": len(found) - MOST_WAITING,
        "sentence": waits_words(found) or _calm(request),
        "page": page,
        "rows": rows_of(page.object_list),
        "alarms": alarms_for(request),
        "ways": desk_ways(request),
        "room": room_address() if may(request, Role.EDITOR) else "",
    }
    return render(request, "workspace/editions/list.html", context)


def _calm(request: HttpRequest) -> str:
    """What is so when nothing waits."""
    editions: Any = Edition.objects.filter(work__in=works_of(request))
    told = {
        "public": editions.public().count(),
        "checking": editions.waiting().count(),
        "scheduled": editions.filter(stage=Edition.Stage.SCHEDULED).count(),
    }
    return (
        _(
            "Không có bài nào chờ bạn. %(public)s trang đang công khai, "
            "%(checking)s chờ kiểm tra, %(scheduled)s hẹn giờ."
        )
        % told
    )


urlpatterns = [path("cong-thong-tin/", edition_list, name="edition_list")]
