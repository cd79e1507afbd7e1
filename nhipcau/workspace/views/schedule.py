"""What goes out when, and whether the clock that sends it is alive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from nhipcau.editorial.alarms import CLOCK
from nhipcau.editorial.models import Edition, Heartbeat, ReleaseSet
from nhipcau.workspace.editing.access import DESK_READERS, works_of
from nhipcau.workspace.editing.alarming import alarms_for
from nhipcau.workspace.editing.ways import desk_ways
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.people import in_office, may


@dataclass(frozen=True, slots=True)
class Going:
    """An edition or a set with its hour; `by` is whose name it goes out by."""

    at: datetime
    title: str
    what: str
    language: str
    by: str
    href: str
    is_late: bool


@in_office
@require_safe
def schedule_list(request: HttpRequest) -> HttpResponse:
    going = sorted([*_editions(request), *_sets(request)], key=lambda one: one.at)
    today = timezone.localdate()
    context = {
        "days": [(day, list(rows)) for day, rows in groupby(going, key=_day)],
        "sentence": _sentence(going, today),
        "alarms": alarms_for(request),
        "beat": Heartbeat.objects.filter(name=CLOCK).first(),
        "ways": desk_ways(request),
    }
    return render(request, "workspace/editions/schedule.html", context)


def _day(going: Going) -> date:
    return timezone.localtime(going.at).date()


def _editions(request: HttpRequest) -> Iterable[Going]:
    editions: Any = Edition.objects.filter(
        stage=Edition.Stage.SCHEDULED, work__in=works_of(request)
    ).select_related("page", "go_by")
    for edition in editions:
        yield Going(
            at=edition.go_at,
            title=title_of(edition.page),
            what=language_words(edition.language),
            language=edition.language,
            by=str(edition.go_by),
            href=reverse("workspace:edition_page", args=[edition.pk]),
            is_late=edition.go_at < timezone.now(),
        )


def _sets(request: HttpRequest) -> Iterable[Going]:
    if not may(request, *DESK_READERS):
        return
    found: Any = ReleaseSet.objects.filter(state=ReleaseSet.State.SCHEDULED)
    for one in found.select_related("go_by"):
        yield Going(
            at=one.go_at,
            title=one.name,
            what=_("Đợt đăng"),
            language="vi",
            by=str(one.go_by),
            href=reverse("workspace:set_page", args=[one.pk]),
            is_late=one.go_at < timezone.now(),
        )


def _sentence(going: list[Going], today: date) -> str:
    if not going:
        return _("Không có bài nào hẹn giờ.")
    due = sum(_day(one) <= today for one in going)
    words = ngettext(
        "%(total)s bài hẹn giờ, hôm nay %(due)s.", "%(total)s bài hẹn giờ, hôm nay %(due)s.", due
    )
    return words % {"total": len(going), "due": due}


urlpatterns = [path("cong-thong-tin/lich/", schedule_list, name="schedule_list")]
