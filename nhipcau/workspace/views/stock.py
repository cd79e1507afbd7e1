"""The stock of publications: what is left of each edition, its ledger, moves, distributions."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.registries.models import Printing, Publication, Register, StockMove
from nhipcau.registries.stock import figures
from nhipcau.registries.stock.distributing import distribute
from nhipcau.registries.stock.ledger import last_seen
from nhipcau.search.folded import matching
from nhipcau.ui.words import number_words
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.stock import (
    DistributionForm,
    StockMoveForm,
    StockSearch,
    today_first,
)
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office
from nhipcau.workspace.registers.access import kept_entry, may_keep, readable_entry

PER_PAGE, MOST_SHOWN = 50, 15
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def stock_list(request: HttpRequest) -> HttpResponse:
    asked = StockSearch(request.GET)
    told = asked.cleaned_data if asked.is_valid() else {}
    today = timezone.localdate()
    first = told.get("first") or today.replace(month=1, day=1)
    last = told.get("last") or today
    rows = figures.with_stock(_narrowed(told)).select_related("entry")
    page = page_of(request, rows.order_by("entry__title", "entry_id", "pk"), PER_PAGE)
    went = StockMove.objects.filter(on__range=(first, last), printing__entry__struck_at=None)
    received = figures.received_in(went)
    context = {
        "asked": asked,
        "chosen": takeable(request, _said(told)),
        "page": page,
        "first": first,
        "last": last,
        "window": figures.between(first, last),
        "received": received[:MOST_SHOWN],
        "receivers": len(received),
    }
    return render(request, "workspace/stock/list.html", context)


@in_office
@require_safe
def stock_page(request: HttpRequest, pk: int) -> HttpResponse:
    row = _publication(readable_entry(pk))
    editions = _editions(row)
    moves = StockMove.objects.filter(printing__entry=row.pk)
    moves = moves.select_related("printing", "partner", "event", "by").order_by("-on", "-pk")
    context = {
        "row": row,
        "editions": editions,
        "page": page_of(request, moves, PER_PAGE),
        "received": figures.received_of(editions),
        "keeps": may_keep(request, row) and row.struck_at is None,
    }
    return render(request, "workspace/stock/page.html", context)


@in_office
@require_http_methods(READ_AND_WRITE)
def stock_new(request: HttpRequest, pk: int) -> HttpResponse:
    row = _kept(request, pk)
    printed = [one for one in _open_editions(row) if one.is_stocked]
    form = StockMoveForm(
        posted(request),
        printings=printed,
        initial=today_first(timezone.localdate(), last_seen(row)),
    )
    if form.is_valid():
        try:
            move = form.enter(request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            done = _("Đã ghi: %(what)s, %(n)s bản.")
            what = {"what": _(move.get_kind_display()), "n": number_words(abs(move.quantity))}
            messages.success(request, done % what)
            return redirect("workspace:stock_page", pk=row.pk)
    return _form(request, row, form, "workspace/stock/move.html", printed)


@in_office
@require_http_methods(READ_AND_WRITE)
def stock_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Editions and copies, receivers, one click; searching keeps what was filled in so far."""
    row = _kept(request, pk)
    editions = _open_editions(row)
    start = today_first(timezone.localdate(), last_seen(row))
    if "find" in request.POST:
        form = DistributionForm(printings=editions, initial={**start, **_so_far(request)})
        return _form(request, row, form, "workspace/stock/give.html", editions)
    form = DistributionForm(posted(request), printings=editions, initial=start)
    if form.is_valid():
        try:
            moves = _distribute(form, request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _given(moves))
            return redirect("workspace:stock_page", pk=row.pk)
    return _form(request, row, form, "workspace/stock/give.html", editions)


def _distribute(form: DistributionForm, by: Any) -> list[StockMove]:
    told = form.cleaned_data
    return distribute(
        form.portions(),
        partners=told["partners"],
        recipients=form.recipient_lines(),
        event=told["event"],
        on=told["on"],
        note=told["note"],
        seen=told["seen"],
        by=by,
    )


def _given(moves: list[StockMove]) -> str:
    editions = len({move.printing_id for move in moves})
    places = len(moves) // editions
    copies = -sum(move.quantity for move in moves)
    done = ngettext(
        "Đã phát %(copies)s bản: %(editions)s bản tiếng cho %(places)s nơi.",
        "Đã phát %(copies)s bản: %(editions)s bản tiếng cho %(places)s nơi.",
        places,
    )
    told = {"copies": number_words(copies), "editions": editions, "places": places}
    return done % told


def _so_far(request: HttpRequest) -> dict[str, Any]:
    """What was filled in before a search, as it was typed."""
    typed = {name: request.POST[name] for name in request.POST if name != "partners"}
    return typed | {"partners": request.POST.getlist("partners")}


def _narrowed(told: dict[str, Any]) -> Any:
    """Editions that are out, or of which copies ever came or went, under these conditions."""
    rows = figures.printings_in_stock()
    moved = StockMove.objects.values("printing")
    rows = rows.exclude(Q(released_on=None) & ~Q(pk__in=moved))
    if told.get("q"):
        rows = rows.filter(matching(told["q"], "entry__folded"))
    if told.get("form"):
        rows = rows.filter(entry__publication__form=told["form"])
    if told.get("there"):
        rows = figures.with_stock(rows).filter(stock__gt=0)
    return rows


def _said(told: dict[str, Any]) -> list[tuple[str, str]]:
    """The conditions that narrow the editions, as people say them."""
    said = []
    if told.get("q"):
        said.append((_("có “%(words)s”") % {"words": told["q"]}, "q"))
    if told.get("form"):
        said.append((_(str(Publication.Form(told["form"]).label)).lower(), "form"))
    if told.get("there"):
        said.append((_("còn trong kho"), "there"))
    days = {"first": _("từ %(day)s"), "last": _("đến %(day)s")}
    chosen = [(name, told.get(name)) for name in days]
    return said + [
        (days[name] % {"day": f"{day:%d/%m/%Y}"}, name)
        for name, day in chosen
        if isinstance(day, date)
    ]


def _editions(row: Publication) -> list[Printing]:
    rows = figures.with_stock(figures.printings_in_stock().filter(entry=row.pk))
    return list(rows.order_by("pk"))


def _open_editions(row: Publication) -> list[Printing]:
    return [one for one in _editions(row) if one.taken_off_at is None]


def _publication(row: Any) -> Publication:
    if row.register != Register.PUBLICATION:
        raise Http404
    found: Publication = row
    return found


def _kept(request: HttpRequest, pk: int) -> Publication:
    row = _publication(kept_entry(request, pk))
    if row.struck_at is not None:
        raise PermissionDenied(_("Ấn phẩm này đã gạch bỏ; hãy khôi phục trước khi nhập, xuất."))
    return row


def _form(
    request: HttpRequest, row: Publication, form: Any, template: str, editions: list[Printing]
) -> HttpResponse:
    context = {"row": row, "form": form, "editions": editions}
    return render(request, template, context, status=422 if form.errors else 200)


urlpatterns = [
    path("so/kho-an-pham/", stock_list, name="stock_list"),
    path("so/muc/<int:pk>/kho/", stock_page, name="stock_page"),
    path("so/muc/<int:pk>/kho/ghi/", stock_new, name="stock_new"),
    path("so/muc/<int:pk>/kho/phat/", stock_give, name="stock_give"),
]
