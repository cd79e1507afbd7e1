"""Outlets that are followed: the list, the card, entering, changing, lists of feeds in and out."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.outputs.languages import language_name
from nhipcau.press import outlets
from nhipcau.press.models import Outlet
from nhipcau.press.reading.opml import LARGEST, NotOpml, Subscription, read_opml, write_opml
from nhipcau.press.subscriptions import Fate, followed, foreseen
from nhipcau.workspace.clipping.access import MAY_FOLLOW
from nhipcau.workspace.following.outlet_card import card_of, state_of
from nhipcau.workspace.forms.outlets import (
    ListUpload,
    OutletForm,
    OutletSearch,
    SwitchForm,
    in_trouble,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.shown_names import country_shown

PER_PAGE = 50
MOST_LINES = 1000
_SALT = "press-opml"
_HOUR = 3600
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def outlet_list(request: HttpRequest) -> HttpResponse:
    asked = OutletSearch(request.GET)
    every = Outlet.objects.annotate(has_trouble=in_trouble(), news_at=Max("feeds__new_at"))
    page = page_of(request, asked.narrowed(every).order_by("-is_on", "name", "pk"), PER_PAGE)
    on = every.filter(is_on=True)
    rows = [
        {
            "outlet": one,
            "state": state_of(one, has_trouble=one.has_trouble),
            "country": country_shown(one.country),
            "languages": ", ".join(_(language_name(code)) for code in one.languages),
        }
        for one in page
    ]
    context = {
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "page": page,
        "rows": rows,
        "on": on.count(),
        "silent": on.filter(silent_since__isnull=False).count(),
        "trouble": on.filter(has_trouble=True).count(),
        "back": request.get_full_path(),
        "may_follow": may(request, *MAY_FOLLOW),
    }
    return render(request, "workspace/outlets/list.html", context)


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def outlet_new(request: HttpRequest) -> HttpResponse:
    form = OutletForm(posted(request))
    if form.is_valid():
        try:
            outlet = outlets.enter_outlet(values=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm; hãy thêm nguồn tin rồi bắt đầu theo dõi."))
            return redirect("workspace:outlet_page", pk=outlet.pk)
    return _form(request, form)


@in_office
@require_safe
def outlet_page(request: HttpRequest, pk: int) -> HttpResponse:
    outlet = get_object_or_404(Outlet, pk=pk)
    return render(request, "workspace/outlets/page.html", card_of(request, outlet))


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def outlet_revise(request: HttpRequest, pk: int) -> HttpResponse:
    outlet = get_object_or_404(Outlet, pk=pk)
    stands = {name: getattr(outlet, name) for name in outlets.FIELDS}
    form = OutletForm(posted(request), initial=stands)
    if form.is_valid():
        try:
            outlets.revise_outlet(outlet, values=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:outlet_page", pk=pk)
    return _form(request, form, outlet)


@require_role(*MAY_FOLLOW)
@require_POST
def outlet_switch(request: HttpRequest, pk: int) -> HttpResponse:
    outlet, form = get_object_or_404(Outlet, pk=pk), SwitchForm(request.POST)
    if form.is_valid():
        outlets.switch(outlet, **form.cleaned_data, by=request.user)
        on = form.cleaned_data["on"]
        said = _("Từ nay theo dõi “%(name)s”.") if on else _("Thôi theo dõi “%(name)s”.")
        messages.success(request, said % {"name": outlet.name})
    else:
        messages.error(request, " ".join(form.errors.get("reason", ())))
    if "list" in request.POST:
        return redirect("workspace:outlet_list")
    return redirect("workspace:outlet_page", pk=pk)


@in_office
@require_safe
def outlet_opml(_request: HttpRequest) -> HttpResponse:
    """What is followed, for other readers of feeds."""
    response = HttpResponse(write_opml(followed()), content_type="text/x-opml; charset=utf-8")
    name = f"nguon-tin-{timezone.localdate().isoformat()}.opml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def outlet_upload(request: HttpRequest) -> HttpResponse:
    """A list is looked at first; what was looked at goes with the page, signed, and enters then."""
    if request.method == "POST" and "told" in request.POST:
        return _take_in(request)
    form = ListUpload(posted(request), request.FILES if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            lines = _read(form.cleaned_data["file"])
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            seen = foreseen(lines)
            told = [[one.title, one.address, one.site] for one in lines]
            context |= {
                "told": signing.dumps(told, salt=_SALT, compress=True),
                "seen": seen,
                "coming": sum(one.fate in (Fate.OUTLET, Fate.FEED) for one in seen),
                "refused": sum(one.fate is Fate.REFUSED for one in seen),
            }
    status = 422 if form.errors else 200
    return render(request, "workspace/outlets/upload.html", context, status=status)


def _read(file: Any) -> tuple[Subscription, ...]:
    """Raises ValidationError at `file` for what is no list, an empty one, or one too long."""
    if file.size > LARGEST:
        told = _("Tệp quá lớn; hãy chia danh sách thành nhiều tệp.")
    else:
        try:
            lines = read_opml(file.read())
        except NotOpml as wrong:
            told = str(wrong)
        else:
            if lines and len(lines) <= MOST_LINES:
                return lines
            told = _("Danh sách không có nguồn tin nào.")
            if lines:
                told = _("Danh sách quá 1.000 nguồn tin; hãy chia thành nhiều tệp.")
    raise ValidationError({"file": ValidationError(told, code="opml")})


def _take_in(request: HttpRequest) -> HttpResponse:
    try:
        told = signing.loads(request.POST["told"], salt=_SALT, max_age=_HOUR)
    except signing.BadSignature:
        messages.error(request, _("Danh sách đã xem quá lâu; hãy đưa tệp lên lại."))
        return redirect("workspace:outlet_upload")
    lines = [Subscription(title, address, site) for title, address, site in told]
    try:
        made, feeds, _left = outlets.take_in(lines, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        said = _("Đã thêm %(outlets)s cơ quan báo chí, %(feeds)s nguồn tin; chưa theo dõi.")
        messages.success(request, said % {"outlets": made, "feeds": feeds})
    return redirect("workspace:outlet_list")


def _form(request: HttpRequest, form: OutletForm, outlet: Outlet | None = None) -> HttpResponse:
    context = {"form": form, "outlet": outlet}
    status = 422 if form.errors else 200
    return render(request, "workspace/outlets/form.html", context, status=status)


urlpatterns = [
    path("diem-bao/nguon/", outlet_list, name="outlet_list"),
    path("diem-bao/nguon/them/", outlet_new, name="outlet_new"),
    path("diem-bao/nguon/tai-ve.opml", outlet_opml, name="outlet_opml"),
    path("diem-bao/nguon/dua-vao/", outlet_upload, name="outlet_upload"),
    path("diem-bao/nguon/<int:pk>/", outlet_page, name="outlet_page"),
    path("diem-bao/nguon/<int:pk>/sua/", outlet_revise, name="outlet_revise"),
    path("diem-bao/nguon/<int:pk>/bat-tat/", outlet_switch, name="outlet_switch"),
]
