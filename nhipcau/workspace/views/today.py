"""Hôm nay: what waits for this person, in this role, and the one next step."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.organisations.models import Role
from nhipcau.workspace import waiting, year
from nhipcau.workspace.clipping.waiting import waiting_clippings
from nhipcau.workspace.editing.today import waiting_at_desk
from nhipcau.workspace.people import held_appointment


@login_required
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    held = held_appointment(request)
    day = timezone.localdate()
    if held is None:
        return render(request, "workspace/today/nobody.html")
    desk = waiting_at_desk(request)
    if held.role == Role.LEADER:
        return render(request, "workspace/leader/page.html", year.page(day, request.GET) | desk)
    if held.role == Role.FOCAL:
        context = waiting.for_focal(day) | desk | waiting_clippings()
        return render(request, "workspace/today/focal.html", context)
    if held.role == Role.ADMINISTRATOR:
        context = waiting.for_administrator(day) | desk
        return render(request, "workspace/today/administrator.html", context)
    if held.role == Role.EDITOR:
        return render(request, "workspace/today/editor.html", desk | waiting_clippings())
    context = waiting.for_unit(held.unit, day) | desk
    context["is_head"] = held.role == Role.HEAD
    return render(request, "workspace/today/unit.html", context)


urlpatterns = [path("", today, name="today")]
