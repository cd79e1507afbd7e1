"""The acts that a task carries out, named and taken away by people."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.plans.citing_tasks import cite, uncite
from nhipcau.plans.models import Task
from nhipcau.workspace.forms.legal_bases import CiteForm, UnciteForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def task_cite(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.select_related("group", "plan"), pk=pk)
    form = CiteForm(posted(request))
    if form.is_valid():
        try:
            cite(task, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi căn cứ cho nhiệm vụ."))
            return redirect("workspace:task_page", pk=pk)
    status = 422 if form.errors else 200
    return render(request, "workspace/tasks/cite.html", {"task": task, "form": form}, status=status)


@require_role(*KEEPERS)
@require_POST
def task_uncite(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task, pk=pk)
    form = UnciteForm(request.POST, task=task)
    if form.is_valid():
        uncite(form.cleaned_data["link"], by=request.user)
        messages.success(request, _("Đã gỡ căn cứ khỏi nhiệm vụ."))
    else:
        messages.error(request, _("Nhiệm vụ không còn căn cứ này."))
    return redirect("workspace:task_page", pk=pk)


urlpatterns = [
    path("nhiem-vu/<int:pk>/can-cu/", task_cite, name="task_cite"),
    path("nhiem-vu/<int:pk>/can-cu/go/", task_uncite, name="task_uncite"),
]
