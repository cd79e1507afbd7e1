"""The public page of a clarification: begun from what was signed, brought up to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.press.clarifying import publishing
from nhipcau.workspace.clarifying.access import may_write, opened
from nhipcau.workspace.clarifying.card import card_of
from nhipcau.workspace.clarifying.public_part import public_part
from nhipcau.workspace.forms.clarification_pages import PageForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import in_office


@in_office
@require_POST
def clarification_page_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft in the editor's room."""
    row = opened(request, pk, rule=may_write)
    form = PageForm(request.POST, auto_id="page_%s")
    if form.is_valid():
        try:
            publishing.prepare_page(row, under=form.cleaned_data["under"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã soạn bản nháp của trang từ bản đã ký."))
            return redirect("workspace:clarification_page", pk=pk)
    context = card_of(request, row, {}, day=timezone.localdate())
    context |= {"refused_forms": [form], "public": public_part(request, row, form=form)}
    return render(request, "workspace/clarifications/page.html", context, status=422)


@in_office
@require_POST
def clarification_page_update(request: HttpRequest, pk: int) -> HttpResponse:
    """A new draft with what was signed last and what came of it."""
    row = opened(request, pk, rule=may_write)
    try:
        publishing.bring_up_to(row, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã soạn bản mới của trang; bản này chờ kiểm tra, đăng lại."))
    return redirect("workspace:clarification_page", pk=pk)


urlpatterns = [
    path("diem-bao/lam-ro/<int:pk>/trang/", clarification_page_new, name="clarification_page_new"),
    path(
        "diem-bao/lam-ro/<int:pk>/trang/cap-nhat/",
        clarification_page_update,
        name="clarification_page_update",
    ),
]
