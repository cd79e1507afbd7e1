"""Registers and partners as files: taken away, looked at line by line, brought in."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.exchange.tables import importing
from nhipcau.exchange.tables.columns import PARTNER, Table, table_of
from nhipcau.exchange.tables.judging import Verdict
from nhipcau.exchange.tables.values import rows_of
from nhipcau.exchange.tables.writing import comma_separated, workbook
from nhipcau.registries.models import TableImport
from nhipcau.workspace.forms.entries import EntrySearch
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.tables import TableUpload, choices_in
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import acting_unit, in_office, may, require_role
from nhipcau.workspace.registers.access import MAY_ENTER
from nhipcau.workspace.registers.every import BY_CODE, BY_SLUG
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import KEEPERS

PARTNERS = "doi-tac"
PER_PAGE = 100
FORMS = {
    "xlsx": (
        workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (comma_separated, "text/csv; charset=utf-8"),
}


@in_office
@require_safe
def table_export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """What the list shows, under the conditions of its address."""
    table = _table(slug)
    if form not in FORMS:
        raise Http404
    rows = rows_of(table)
    if table.code != PARTNER:
        described = BY_SLUG[slug]
        rows = EntrySearch(request.GET, described=described).narrowed(rows)
        if request.GET.get("cua") == "don-vi":
            rows = rows.filter(unit=acting_unit(request))
        rows = rows.order_by(*described.order)
    write, media_type = FORMS[form]
    response = HttpResponse(write(table, rows), content_type=media_type)
    name = f"{slugify(slug)}-{timezone.localdate():%Y-%m-%d}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_role(*MAY_ENTER)
@require_http_methods(["GET", "HEAD", "POST"])
def table_upload(request: HttpRequest, slug: str) -> HttpResponse:
    table = _table(slug)
    form = TableUpload(request.POST, request.FILES) if request.method == "POST" else TableUpload()
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            found = importing.look_at(
                upload.read(),
                name=upload.name,
                table=table,
                unit=acting_unit(request),
                units=_units(request),
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("workspace:table_page", pk=found.pk)
    earlier = TableImport.objects.filter(table=table.code, unit=acting_unit(request))
    context = {
        "form": form,
        "table": table,
        "slug": slug,
        "list_href": _list_address(table, slug),
        "earlier": earlier.select_related("by", "file")[:10],
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/tables/upload.html", context, status=status)


@require_role(*MAY_ENTER)
@require_http_methods(["GET", "HEAD", "POST"])
def table_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines as they would come in; choices are kept page by page."""
    found = _own(request, pk)
    if request.method == "POST":
        choices = choices_in(request.POST, found.rows)
        try:
            found = importing.choose(found, choices=choices, by=request.user)
            if "apply" in request.POST:
                found = importing.apply(found, units=_units(request), by=request.user)
                messages.success(request, _("Đã nhập."))
        except ValidationError as refusal:
            tell_refusal(request, refusal)
            if any(error.code == "changed" for error in refusal.error_list):
                importing.look_again(found, units=_units(request), by=request.user)
        return redirect(f"{request.path}?{request.GET.urlencode()}")
    return render(request, "workspace/tables/page.html", _context(request, found))


@require_role(*MAY_ENTER)
@require_POST
def table_discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    try:
        importing.discard(found, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã bỏ lần nhập này; sổ không đổi."))
    return redirect("workspace:table_upload", slug=_slug(found))


def _context(request: HttpRequest, found: TableImport) -> dict[str, Any]:
    table = table_of(found.table)
    asked = request.GET.get("xem", "")
    lines = [line for line in found.rows if asked in ("", line["verdict"])]
    counts = [
        (verdict.value, verdict.label, sum(line["verdict"] == verdict for line in found.rows))
        for verdict in Verdict
    ]
    headers = {column.name: column.header for column in table.columns}
    page = page_of(request, lines, PER_PAGE)
    return {
        "found": found,
        "table": table,
        "slug": _slug(found),
        "list_href": _list_address(table, _slug(found)),
        "page": page,
        "lines": [_line(line, headers) for line in page],
        "views": [(_("Mọi dòng"), "?", asked == "")]
        + [(f"{_(label)} ({n})", f"?xem={code}", asked == code) for code, label, n in counts if n],
        "counts": {code: n for code, _label, n in counts},
        "undecided": sum(1 for line in found.rows if not line["choice"]),
        "unknown": found.made.get("unknown", []),
        "is_open": found.state == TableImport.State.LOOKED_AT,
    }


def _line(line: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    title = line["cells"].get("title") or line["cells"].get("name", "")
    rest = [
        (_(headers[name]), text)
        for name, text in line["cells"].items()
        if name in headers and name not in ("title", "name")
    ]
    return {
        **line,
        "title": title,
        "rest": rest,
        "label": _(Verdict(line["verdict"]).label),
        "offered": importing.offered(line),
    }


def _own(request: HttpRequest, pk: int) -> TableImport:
    known = TableImport.objects.filter(table__in=(PARTNER, *BY_CODE))
    found = get_object_or_404(known.select_related("unit", "file", "by"), pk=pk)
    if found.unit_id != acting_unit(request).pk and not may(request, *KEEPERS):
        raise PermissionDenied(_("Lần nhập này của đơn vị khác."))
    return found


def _units(request: HttpRequest) -> Collection[int] | None:
    """Units whose rows the person may change; None for all."""
    if may(request, *KEEPERS):
        return None
    return {acting_unit(request).pk, *inherited_units(request)}


def _table(slug: str) -> Table:
    if slug == PARTNERS:
        return table_of(PARTNER)
    if slug not in BY_SLUG:
        raise Http404
    return table_of(str(BY_SLUG[slug].register))


def _slug(found: TableImport) -> str:
    return PARTNERS if found.table == PARTNER else BY_CODE[found.table].slug


def _list_address(table: Table, slug: str) -> str:
    if table.code == PARTNER:
        return reverse("workspace:partner_list")
    return reverse("workspace:entry_list", kwargs={"slug": slug})


urlpatterns = [
    path("bang/<slug:slug>/tai-ve.<str:form>", table_export, name="table_export"),
    path("bang/<slug:slug>/nhap/", table_upload, name="table_upload"),
    path("bang/lan-nhap/<int:pk>/", table_page, name="table_page"),
    path("bang/lan-nhap/<int:pk>/bo/", table_discard, name="table_discard"),
]
