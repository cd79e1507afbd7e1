"""Signs with a QR code: where they hang, where they lead, how often they are read, their print."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Max, Q, QuerySet, Sum
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.editorial.models import Release, Work
from nhipcau.organisations.models import Role
from nhipcau.search.folded import matching
from nhipcau.signposts import leading, posting, printing
from nhipcau.signposts.models import Signpost, SignpostStep
from nhipcau.ui.charts import Bar
from nhipcau.ui.history import Step
from nhipcau.workspace.editing.words import language_words
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.signposts import (
    PageLookup,
    SheetForm,
    SignpostForm,
    SignpostSearch,
    TakeDownForm,
)
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, may, require_role

PER_PAGE, OFFERED = 50, 20
KEEPERS_OF_SIGNS = (Role.EDITOR, Role.FOCAL, Role.ADMINISTRATOR)
RECENT = timedelta(days=30)


@in_office
@require_safe
def signpost_list(request: HttpRequest) -> HttpResponse:
    asked = SignpostSearch(request.GET)
    words = asked.cleaned_data["q"] if asked.is_valid() else ""
    first = timezone.localdate() - RECENT
    rows = (
        Signpost.objects.search(words)
        .annotate(
            total=Sum("scans__count"), recent=Sum("scans__count", filter=Q(scans__day__gt=first))
        )
        .order_by("retired_at", "name", "pk")
    )
    page = page_of(request, rows, PER_PAGE)
    titles = _titles(row.work_id for row in page)
    context = {
        "page": page,
        "rows": [(row, titles.get(row.work_id, ""), _state(row)) for row in page],
        "troubled": Signpost.objects.standing().exclude(problem="").count(),
        "asked": asked,
        "chosen": takeable(request, [(f"“{words}”", "q")] if words else []),
        "may_change": may(request, *KEEPERS_OF_SIGNS),
    }
    return render(request, "workspace/signposts/list.html", context)


@require_role(*KEEPERS_OF_SIGNS)
@require_http_methods(["GET", "HEAD", "POST"])
def signpost_new(request: HttpRequest) -> HttpResponse:
    form = SignpostForm(posted(request))
    if form.is_valid():
        told = form.cleaned_data
        try:
            found = posting.put_up(
                work=told["work"], name=told["name"], place=told["place"], by=request.user
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lập biển; tải bản in ở dưới."))
            return redirect("workspace:signpost_page", pk=found.pk)
    return _form(request, form)


@in_office
@require_safe
def signpost_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "workspace/signposts/page.html", _whole(request, _found(pk)))


@require_role(*KEEPERS_OF_SIGNS)
@require_http_methods(["GET", "HEAD", "POST"])
def signpost_turn(request: HttpRequest, pk: int) -> HttpResponse:
    """Another page or name behind the same printed code."""
    signpost = _found(pk)
    stands = {"name": signpost.name, "place": signpost.place, "work": signpost.work}
    form = SignpostForm(posted(request), initial=stands)
    if form.is_valid():
        try:
            posting.turn(signpost, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu; mã đã in vẫn dùng được."))
            return redirect("workspace:signpost_page", pk=pk)
    return _form(request, form, signpost)


@require_role(*KEEPERS_OF_SIGNS)
@require_POST
def signpost_take_down(request: HttpRequest, pk: int) -> HttpResponse:
    signpost, form = _found(pk), TakeDownForm(request.POST)
    if form.is_valid():
        try:
            posting.take_down(signpost, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi là thôi dùng; mã này không cấp lại."))
            return redirect("workspace:signpost_page", pk=pk)
    context = _whole(request, signpost) | {"down_form": form}
    return render(request, "workspace/signposts/page.html", context, status=422)


@in_office
@require_safe
def signpost_svg(request: HttpRequest, pk: int) -> HttpResponse:
    signpost = _found(pk)
    drawn = printing.sign_svg(signpost, base_url=settings.NHIPCAU_BASE_URL)
    return _file(drawn, "image/svg+xml", f"{_file_name(signpost)}.svg")


@in_office
@require_safe
def signpost_sheet(request: HttpRequest) -> HttpResponse:
    """The signs named in the address, all standing ones without names, as a PDF to cut."""
    standing = Signpost.objects.standing()
    form = SheetForm(request.GET, offered=list(standing.values_list("pk", flat=True)))
    chosen = form.cleaned_data["signs"] if form.is_valid() else []
    signs = list(standing.filter(pk__in=chosen) if chosen else standing)
    if not signs:
        messages.error(request, _("Chưa có biển nào đang dùng để in."))
        return redirect("workspace:signpost_list")
    pdf = printing.sheet_pdf(signs, base_url=settings.NHIPCAU_BASE_URL)
    name = _file_name(signs[0]) if len(signs) == 1 else "bien-ma-qr"
    return _file(pdf, "application/pdf", f"{name}.pdf")


def _found(pk: int) -> Signpost:
    return get_object_or_404(Signpost.objects.select_related("work", "created_by"), pk=pk)


def _whole(request: HttpRequest, signpost: Signpost) -> dict[str, Any]:
    today = timezone.localdate()
    public = Release.objects.current().filter(edition__work=signpost.work_id)
    return {
        "signpost": signpost,
        "state": _state(signpost),
        "title": _titles([signpost.work_id]).get(signpost.work_id, ""),
        "ways": [(language_words(one.language), one) for one in public.order_by("language")],
        "address": printing.address_of(signpost, base_url=settings.NHIPCAU_BASE_URL),
        "drawn": printing.sign_svg(signpost, base_url=settings.NHIPCAU_BASE_URL, module=4),
        "total": leading.scans_between(signpost, date.min, today),
        "bars": _bars(signpost),
        "steps": [_told(step) for step in signpost.steps.select_related("by")],
        "down_form": TakeDownForm(),
        "may_change": may(request, *KEEPERS_OF_SIGNS) and not signpost.retired_at,
    }


def _told(step: SignpostStep) -> Step:
    said = {"put_up": _("Lập biển"), "turn": _("Đổi biển"), "take_down": _("Thôi dùng")}
    return Step(step.at, str(step.by), said.get(step.act, step.act), step.act, step.reason)


def _bars(signpost: Signpost) -> list[Bar]:
    """Readings by language, the most read first."""
    counted = signpost.scans.values("language").annotate(total=Sum("count")).order_by("-total")
    return [Bar(language_words(row["language"]), row["total"]) for row in counted]


def _state(signpost: Signpost) -> tuple[str, str]:
    if signpost.retired_at:
        return "ended", _("Thôi dùng")
    if signpost.problem:
        return "needs_attention", _("Dẫn vào chỗ trống")
    return "in_force", _("Đang dùng")


def _titles(works: Any) -> dict[int, str]:
    """The title of each work, the newest draft's where nothing is public, in its first language."""
    found = Work.objects.filter(pk__in=list(works)).annotate(
        title=Max("editions__page__draft_title", filter=Q(editions__language="vi")),
        any_title=Max("editions__page__draft_title"),
    )
    return {work.pk: work.title or work.any_title or "" for work in found}


def _form(request: HttpRequest, form: Form, signpost: Signpost | None = None) -> HttpResponse:
    asked = PageLookup(request.GET)
    words = asked.cleaned_data["trang"] if asked.is_valid() else ""
    chosen = _number(form["work"].value() or request.GET.get("work", ""))
    offered = list(_offered(words, chosen)[:OFFERED])
    context = {
        "form": form,
        "signpost": signpost,
        "asked": asked,
        "offered": [(one.edition.work_id, one) for one in offered],
        "chosen": chosen,
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/signposts/form.html", context, status=status)


def _number(value: Any) -> int | None:
    """The work named by a row, a number or words; None for what no row can have."""
    words = str(getattr(value, "pk", value))
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 18 else None


def _offered(words: str, chosen: int | None) -> QuerySet[Release]:
    """Public pages in the first language of the portal that bear the words."""
    language = settings.LANGUAGES[0][0]
    found = Release.objects.current().in_language(language).select_related("edition")
    if words:
        return found.filter(matching(words, "folded"))
    if chosen is not None:
        return found.filter(edition__work=chosen)
    return found.filter(kind__in=["placepage", "publicationpage", "infopage"])


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _file_name(signpost: Signpost) -> str:
    return f"{slugify(signpost.name.replace('đ', 'd').replace('Đ', 'D')) or 'bien'}-{signpost.code}"


urlpatterns = [
    path("ma-qr/", signpost_list, name="signpost_list"),
    path("ma-qr/lap/", signpost_new, name="signpost_new"),
    path("ma-qr/in/", signpost_sheet, name="signpost_sheet"),
    path("ma-qr/<int:pk>/", signpost_page, name="signpost_page"),
    path("ma-qr/<int:pk>/sua/", signpost_turn, name="signpost_turn"),
    path("ma-qr/<int:pk>/thoi-dung/", signpost_take_down, name="signpost_take_down"),
    path("ma-qr/<int:pk>/ma.svg", signpost_svg, name="signpost_svg"),
]
