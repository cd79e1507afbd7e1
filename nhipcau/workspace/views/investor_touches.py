"""The contact log of an investor: writing a contact down, mending it, what was promised."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.registries.investors import touching
from nhipcau.registries.models import Investor, Touch
from nhipcau.registries.privacy.looking import Act, note_access
from nhipcau.workspace.forms.entries import StrikeForm
from nhipcau.workspace.forms.investors import TouchForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.investing.kept import kept_investor
from nhipcau.workspace.people import in_office

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_http_methods(READ_AND_WRITE)
def investor_touch(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept_investor(request, pk)
    form = _form(request, row)
    if form.is_valid():
        try:
            touching.record(row, values=form.told(), by=request.user, day=timezone.localdate())
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi lần liên hệ."))
            return redirect("workspace:entry_page", pk=pk)
    return _page(request, row, form)


@in_office
@require_http_methods(READ_AND_WRITE)
def investor_touch_change(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    row = kept_investor(request, pk)
    touch = _line(row, line)
    form = _form(request, row, touch)
    if form.is_valid():
        try:
            today = timezone.localdate()
            touching.correct(touch, values=form.told(), by=request.user, day=today)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:entry_page", pk=pk)
    return _page(request, row, form, touch)


@in_office
@require_http_methods(READ_AND_WRITE)
def investor_touch_off(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    row = kept_investor(request, pk)
    touch, form = _line(row, line), StrikeForm(posted(request))
    if form.is_valid():
        try:
            touching.take_off(touch, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã bỏ lần liên hệ."))
            return redirect("workspace:entry_page", pk=pk)
    context = {"row": row, "touch": touch, "form": form}
    status = 422 if form.errors else 200
    return render(request, "workspace/investors/touch_off.html", context, status=status)


@in_office
@require_POST
def investor_touch_done(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """What was promised was done today."""
    row, today = kept_investor(request, pk), timezone.localdate()
    try:
        touching.done(_line(row, line), on=today, by=request.user, day=today)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi là xong."))
    return redirect("workspace:entry_page", pk=pk)


def _line(row: Investor, line: int) -> Touch:
    return get_object_or_404(Touch, pk=line, entry=row.pk, taken_off_at=None)


def _form(request: HttpRequest, row: Investor, touch: Touch | None = None) -> TouchForm:
    return TouchForm(posted(request), investor=row, line=touch, day=timezone.localdate())


def _page(
    request: HttpRequest, row: Investor, form: TouchForm, touch: Touch | None = None
) -> HttpResponse:
    """The form names contacts of the partner: that is a look at them."""
    people = form.fields["contact"].queryset.count()
    note_access(Act.LIST, by=request.user, where=_("Nhật ký liên hệ nhà đầu tư"), count=people)
    context: dict[str, Any] = {"row": row, "form": form, "touch": touch}
    status = 422 if form.errors else 200
    return render(request, "workspace/investors/touch.html", context, status=status)


urlpatterns = [
    path("so/nha-dau-tu/<int:pk>/lien-he/", investor_touch, name="investor_touch"),
    path(
        "so/nha-dau-tu/<int:pk>/lien-he/<int:line>/",
        investor_touch_change,
        name="investor_touch_change",
    ),
    path(
        "so/nha-dau-tu/<int:pk>/lien-he/<int:line>/bo/",
        investor_touch_off,
        name="investor_touch_off",
    ),
    path(
        "so/nha-dau-tu/<int:pk>/lien-he/<int:line>/xong/",
        investor_touch_done,
        name="investor_touch_done",
    ),
]
