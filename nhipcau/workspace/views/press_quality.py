"""How often the machine was right, as people said: the numbers and what stands behind each."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.outputs.languages import language_name
from nhipcau.press.correcting import judged, quality
from nhipcau.press.models import Correction, Topic
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.lists import asked_with, page_of
from nhipcau.workspace.people import in_office

Subject = Correction.Subject
PER_PAGE = 50
_DAYS = 90


class PeriodAsked(forms.Form):
    """Days that mean nothing are left out; both are inclusive."""

    first = DayField(label="Từ ngày", required=False)
    last = DayField(label="Đến hết ngày", required=False)


@in_office
@require_safe
def pressquality(request: HttpRequest) -> HttpResponse:
    """`loai` chooses a kind of judgement, `sai` only those that people put right."""
    today = timezone.localdate()
    asked = PeriodAsked(request.GET if {"first", "last"} & set(request.GET) else None)
    told = (asked.cleaned_data if asked.is_valid() else None) or {}
    last = told.get("last") or today
    first = told.get("first") or last - timedelta(days=_DAYS - 1)
    if not asked.is_bound:
        asked = PeriodAsked(initial={"first": first, "last": last})
    since, until = _moment(first), _moment(min(last, date(2200, 12, 30)) + timedelta(days=1))
    kind = request.GET.get("loai", "")
    context = {
        "form": asked,
        "first": first,
        "last": last,
        "rows": [
            (
                _(Subject(one.subject).label),
                one,
                None if one.share is None else round(100 * one.share),
                asked_with(request, loai=one.subject, sai=""),
                asked_with(request, loai=one.subject, sai="1"),
            )
            for one in quality(since, until)
        ],
    }
    if kind in Subject.values:
        found = judged(since, until).filter(subject=kind).select_related("clipping", "by")
        if request.GET.get("sai"):
            found = found.exclude(machine=F("person"))
        page = page_of(request, found, PER_PAGE)
        called = dict(Topic.objects.values_list("code", "name"))
        shown = [
            (one, _said(kind, one.machine, called), _said(kind, one.person, called)) for one in page
        ]
        context |= {"kind": _(Subject(kind).label), "page": page, "shown": shown}
    return render(request, "workspace/pressquality/page.html", context)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _said(kind: str, value: str, called: dict[str, str]) -> str:
    """What was judged, in words; a topic behind a dash is one that is not there."""
    if kind == Subject.ABOUT_US:
        return _("về ta") if value == "about_us" else _("không phải về ta")
    if kind == Subject.TOPIC:
        if value.startswith("-"):
            name = called.get(value[1:], value[1:])
            return _("không có chủ đề “%(name)s”") % {"name": name}
        return called.get(value, value)
    if kind == Subject.STORY:
        return _("câu chuyện số %(number)s") % {"number": value}
    if kind == Subject.LANGUAGE:
        return _(language_name(value))
    try:
        return day_words(date.fromisoformat(value))
    except ValueError:
        return value


urlpatterns = [path("diem-bao/chat-luong/", pressquality, name="pressquality")]
