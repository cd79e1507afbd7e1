"""Names that are looked for in the press: the list, one place, adding, putting aside, trying."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.outputs.languages import language_name
from nhipcau.press import words
from nhipcau.press.models import PlaceName, WordStep
from nhipcau.press.reading.names import NameSet, joined, reason_sentence
from nhipcau.press.suggesting import suggested_names
from nhipcau.search.folded import words_of
from nhipcau.workspace.clipping.access import MAY_FOLLOW
from nhipcau.workspace.following.trails import word_trail
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.press_words import (
    KIND_WORDS,
    TRAP_WORDS,
    NameForm,
    NameSearch,
    ReasonForm,
    TryOnDayForm,
)
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office, may, require_role

PER_PAGE = 50
_ABOUT = 60
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def placename_list(request: HttpRequest) -> HttpResponse:
    """Names are some hundreds: grouped and narrowed here, where letters without marks count."""
    asked = NameSearch(request.GET)
    wanted, kind = words_of(asked.told.get("q") or ""), asked.told.get("kind") or ""
    groups = [list(some) for _place, some in groupby(_every(), key=lambda one: one.place)]
    shown = [
        some
        for some in groups
        if (not kind or some[0].kind == kind) and any(wanted in words_of(one.words) for one in some)
    ]
    page = page_of(request, shown, PER_PAGE)
    context = {
        "asked": asked,
        "page": page,
        "rows": [_row(some) for some in page],
        "places": len(groups),
        "is_narrowed": bool(wanted or kind),
        "suggested": len(suggested_names()),
        "may_follow": may(request, *MAY_FOLLOW),
    }
    return render(request, "workspace/placenames/list.html", context)


def _every() -> Any:
    return PlaceName.objects.order_by("place", "pk")


def _row(some: list[PlaceName]) -> dict[str, Any]:
    """The first way to write a place, its other ways, its days and traps in words."""
    first = some[0]
    return {
        "name": first,
        "kind": _(KIND_WORDS.get(first.kind, first.kind)),
        "ways": [one for one in some if one.pk != first.pk],
        "off": sum(not one.is_on for one in some),
        "traps": _traps(first),
    }


def _traps(name: PlaceName) -> list[str]:
    return [_(TRAP_WORDS.get(trap, trap)) for trap in name.told.get("traps", ())]


@in_office
@require_safe
def placename_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The place of one name, with every way to write it."""
    name = get_object_or_404(PlaceName, pk=pk)
    some = list(_every().filter(place=name.place))
    steps = WordStep.objects.filter(subject="name", words__in=[one.words for one in some])
    context = {
        "name": some[0],
        "kind": _(KIND_WORDS.get(some[0].kind, some[0].kind)),
        "rows": [(one, _(language_name(one.language)), _traps(one)) for one in some],
        "trail": word_trail(steps.select_related("by")[:50]),
        "may_follow": may(request, *MAY_FOLLOW),
    }
    return render(request, "workspace/placenames/page.html", context)


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def placename_new(request: HttpRequest) -> HttpResponse:
    """With `noi` in the address, one more way to write that place."""
    place = PlaceName.objects.filter(place=request.GET.get("noi", "")).order_by("pk").first()
    form = NameForm(posted(request), initial={"kind": place.kind if place else "province"})
    if form.is_valid():
        try:
            name = _add(form.cleaned_data, place, request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm tên; từ nay tin nhắc tên này vào hàng chờ."))
            return redirect("workspace:placename_page", pk=name.pk)
    context = {"form": form, "place": place}
    status = 422 if form.errors else 200
    return render(request, "workspace/placenames/form.html", context, status=status)


def _add(told: dict[str, Any], place: PlaceName | None, by: Any) -> PlaceName:
    values = {name: value for name, value in told.items() if name != "reason" and value}
    code = "-".join(words_of(told["words"]).split())[:60]
    values["place"] = place.place if place else code
    if owner := _owner(place):
        values["province"] = owner
    return words.add_name(values=values, by=by, reason=told["reason"])


def _owner(place: PlaceName | None = None) -> str:
    """The province that a name belongs to: that of its place, else of the names there are."""
    beside = place or PlaceName.objects.order_by("pk").first()
    if beside is None:
        return ""
    return beside.told.get("province") or (beside.place if beside.kind == "province" else "")


@require_role(*MAY_FOLLOW)
@require_POST
def placename_switch(request: HttpRequest, pk: int) -> HttpResponse:
    name, form = get_object_or_404(PlaceName, pk=pk), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        words.switch_name(name, on=not name.is_on, reason=reason, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi thay đổi."))
    return redirect("workspace:placename_page", pk=pk)


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def placename_suggest(request: HttpRequest) -> HttpResponse:
    """Names of units and of who issued plans; what a person ticks enters the list."""
    offered = suggested_names()
    if request.method == "POST":
        chosen = set(request.POST.getlist("ten"))
        made = 0
        for one in offered:
            if one.words in chosen:
                told: dict[str, Any] = {"words": one.words, "kind": one.kind, "language": "vi"}
                told |= {"from_day": one.from_day, "to_day": one.to_day}
                told["reason"] = _("Lấy từ đơn vị, kế hoạch trong hệ thống.")
                made += _taken(told, request)
        messages.success(request, _("Đã thêm %(n)s tên.") % {"n": made})
        return redirect("workspace:placename_list")
    rows = [(one, _(KIND_WORDS[one.kind])) for one in offered]
    return render(request, "workspace/placenames/suggest.html", {"rows": rows})


def _taken(told: dict[str, Any], request: HttpRequest) -> bool:
    try:
        _add(told, None, request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return False
    return True


@in_office
@require_http_methods(READ_AND_WRITE)
def placename_try(request: HttpRequest) -> HttpResponse:
    """What the names find in a passage, and why; nothing is kept."""
    form = TryOnDayForm(posted(request))
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        told = form.cleaned_data
        names, day = NameSet(words.names_kept()), told["day"] or timezone.localdate()
        verdict = names.judge(told["title"], told["text"], day=day)
        whole = joined(told["title"], told["text"])
        context |= {
            "answer": verdict.answer.value,
            "knows": bool(names.names),
            "hits": [
                (
                    hit,
                    _(reason_sentence(hit.why)),
                    whole[max(0, hit.start - _ABOUT) : hit.start],
                    whole[hit.end : hit.end + _ABOUT],
                )
                for hit in names.find(whole, day=day)
            ],
            "also": sorted({_(one.sentence) for one in verdict.reasons}),
        }
    status = 422 if form.errors else 200
    return render(request, "workspace/placenames/try.html", context, status=status)


urlpatterns = [
    path("diem-bao/dia-danh/", placename_list, name="placename_list"),
    path("diem-bao/dia-danh/them/", placename_new, name="placename_new"),
    path("diem-bao/dia-danh/goi-y/", placename_suggest, name="placename_suggest"),
    path("diem-bao/dia-danh/thu/", placename_try, name="placename_try"),
    path("diem-bao/dia-danh/<int:pk>/", placename_page, name="placename_page"),
    path("diem-bao/dia-danh/<int:pk>/bat-tat/", placename_switch, name="placename_switch"),
]
