"""Rows that belong to an entry of a register: adding one, changing one, taking one off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.registries import parts
from nhipcau.registries.models import Register
from nhipcau.workspace.forms.entries import StrikeForm, part_form
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office
from nhipcau.workspace.registers.access import kept_entry
from nhipcau.workspace.registers.described import PartOf
from nhipcau.workspace.registers.every import BY_CODE
from nhipcau.workspace.registers.files import with_files
from nhipcau.workspace.registers.papers import PAPERS

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_http_methods(READ_AND_WRITE)
def entry_part_new(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    row = kept_entry(request, pk)
    described = _part(row, part)
    form = _form(request, row, described)
    if form.is_valid():
        try:
            with transaction.atomic():
                values = with_files(form, by=request.user)
                parts.add(row, described.model, values=values, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm."))
            return _back(row, described, "more" in request.POST)
    return _page(request, row, described, form)


@in_office
@require_http_methods(READ_AND_WRITE)
def entry_part_change(request: HttpRequest, pk: int, part: str, line: int) -> HttpResponse:
    row = kept_entry(request, pk)
    described = _part(row, part)
    found = _line(row, described, line)
    form = _form(request, row, described, found)
    if form.is_valid():
        try:
            with transaction.atomic():
                values = with_files(form, by=request.user)
                parts.change(found, values=values, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return _back(row, described)
    return _page(request, row, described, form, found)


@in_office
@require_http_methods(READ_AND_WRITE)
def entry_part_off(request: HttpRequest, pk: int, part: str, line: int) -> HttpResponse:
    row = kept_entry(request, pk)
    described = _part(row, part)
    found = _line(row, described, line)
    form = StrikeForm(posted(request))
    if form.is_valid():
        try:
            parts.take_off(found, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã bỏ khỏi mục này."))
            return _back(row, described)
    context = _context(row, described, form, found)
    status = 422 if form.errors else 200
    return render(request, "workspace/entries/part_off.html", context, status=status)


def _part(row: Any, slug: str) -> PartOf:
    """The part of that name; a row struck out has none that could be changed."""
    known = {part.slug: part for part in (*BY_CODE[row.register].parts, PAPERS)}
    if slug not in known:
        raise Http404
    if row.struck_at is not None:
        raise PermissionDenied(_("Mục này đã gạch bỏ; hãy khôi phục trước khi sửa."))
    return known[slug]


def _line(row: Any, part: PartOf, line: int) -> Any:
    return get_object_or_404(part.model, pk=line, entry=row.pk, taken_off_at=None)


def _form(request: HttpRequest, row: Any, part: PartOf, line: Any = None) -> Any:
    return part_form(
        posted(request),
        request.FILES or None,
        part=part,
        entry=row,
        row=line,
        unit=row.unit,
        day=timezone.localdate(),
    )


def _back(row: Any, part: PartOf, is_more: bool = False) -> HttpResponse:
    if is_more:
        return redirect("workspace:entry_part_new", pk=row.pk, part=part.slug)
    return redirect(f"{_address(row)}#{part.slug}")


def _address(row: Any) -> str:
    return redirect("workspace:entry_page", pk=row.pk).url


def _page(
    request: HttpRequest, row: Any, part: PartOf, form: Any, line: Any = None
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = _context(row, part, form, line)
    return render(request, "workspace/entries/part.html", context, status=status)


def _context(row: Any, part: PartOf, form: Any, line: Any = None) -> dict[str, Any]:
    return {
        "row": row,
        "part": part,
        "form": form,
        "line": line,
        "described": BY_CODE[row.register],
        "label": Register(row.register).label,
    }


urlpatterns = [
    path("so/muc/<int:pk>/<slug:part>/them/", entry_part_new, name="entry_part_new"),
    path(
        "so/muc/<int:pk>/<slug:part>/<int:line>/sua/", entry_part_change, name="entry_part_change"
    ),
    path("so/muc/<int:pk>/<slug:part>/<int:line>/bo/", entry_part_off, name="entry_part_off"),
]
