"""Facts that one tells investors about sites: source, day, and what must be reviewed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.registries.investors import siting
from nhipcau.registries.models import SiteFact
from nhipcau.workspace.forms.investors import FactForm, FactSearch
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import takeable
from nhipcau.workspace.people import acting_unit, in_office, may, require_role
from nhipcau.workspace.registers.access import MAY_ENTER

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def sitefact_list(request: HttpRequest) -> HttpResponse:
    asked = FactSearch(request.GET)
    told = asked.cleaned_data if asked.is_valid() else {}
    facts = siting.current_facts(timezone.localdate()).search(told.get("q", ""))
    facts = facts.filter(kind=told["kind"]) if told.get("kind") else facts
    sites = siting.by_site(facts)
    said = [(_("có “%(words)s”") % {"words": told["q"]}, "q")] if told.get("q") else []
    if told.get("kind"):
        said.append((_(str(SiteFact.Kind(told["kind"]).label)).lower(), "kind"))
    context = {
        "asked": asked,
        "chosen": takeable(request, said),
        "sites": sites,
        "total": len(sites),
        "stale": sum(site.stale for site in sites),
        "may_enter": may(request, *MAY_ENTER),
    }
    return render(request, "workspace/sitefacts/list.html", context)


@in_office
@require_safe
def sitefact_page(request: HttpRequest, pk: int) -> HttpResponse:
    fact = _found(pk)
    today = timezone.localdate()
    context = {
        "fact": fact,
        "is_stale": fact.is_stale_on(today),
        "former": siting.former_facts(fact),
        "may_enter": may(request, *MAY_ENTER),
    }
    return render(request, "workspace/sitefacts/page.html", context)


@require_role(*MAY_ENTER)
@require_http_methods(READ_AND_WRITE)
def sitefact_new(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    site = request.GET.get("o", "")[:300]
    form = FactForm(posted(request), unit=acting_unit(request), day=today, initial={"site": site})
    if form.is_valid():
        try:
            fact = siting.state_fact(values=form.told(), by=request.user, day=today)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi dữ liệu."))
            return redirect("workspace:sitefact_page", pk=fact.pk)
    return _form(request, form)


@require_role(*MAY_ENTER)
@require_http_methods(READ_AND_WRITE)
def sitefact_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """A newer fact in the place of this one; what was there stays readable."""
    fact, today = _found(pk), timezone.localdate()
    if fact.replaced_by_id is not None:
        messages.error(request, _("Dữ liệu này đã được thay; hãy thay bản đang dùng."))
        return redirect("workspace:sitefact_page", pk=fact.replaced_by_id)
    form = FactForm(posted(request), unit=acting_unit(request), day=today, row=fact)
    if form.is_valid():
        try:
            newer = siting.replace(fact, values=form.told(), by=request.user, day=today)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thay bằng bản mới; bản cũ vẫn đọc được."))
            return redirect("workspace:sitefact_page", pk=newer.pk)
    return _form(request, form, fact)


def _found(pk: int) -> SiteFact:
    return get_object_or_404(SiteFact.objects.select_related("created_by", "replaced_by"), pk=pk)


def _form(request: HttpRequest, form: Any, fact: SiteFact | None = None) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "fact": fact}
    return render(request, "workspace/sitefacts/form.html", context, status=status)


urlpatterns = [
    path("dia-diem-dau-tu/", sitefact_list, name="sitefact_list"),
    path("dia-diem-dau-tu/them/", sitefact_new, name="sitefact_new"),
    path("dia-diem-dau-tu/<int:pk>/", sitefact_page, name="sitefact_page"),
    path("dia-diem-dau-tu/<int:pk>/thay/", sitefact_replace, name="sitefact_replace"),
]
