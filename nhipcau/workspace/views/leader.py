"""The leader's page: on track or not, what came out of it, the three things to decide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.workspace import year
from nhipcau.workspace.people import in_office


@in_office
@require_safe
def leader_page(request: HttpRequest) -> HttpResponse:
    """Everybody with a role may read it: it holds sums and official texts only."""
    context = year.page(timezone.localdate(), request.GET)
    return render(request, "workspace/leader/page.html", context)


urlpatterns = [path("lanh-dao/", leader_page, name="leader_page")]
