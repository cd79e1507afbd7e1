"""Feeds of an outlet and the profile of its pages: added, switched, told by hand, dropped."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.press import outlets
from nhipcau.press.collecting.discovering import OfferedFeed, offered_feeds
from nhipcau.press.collecting.learning import drop_profile, profile_of, tell_profile
from nhipcau.press.fetching.client import Client
from nhipcau.press.models import Feed, Outlet
from nhipcau.workspace.clipping.access import MAY_FOLLOW
from nhipcau.workspace.following.outlet_card import card_of
from nhipcau.workspace.forms.inquiries import NoteForm
from nhipcau.workspace.forms.outlets import FeedForm, ProfileForm, SwitchForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import require_role


@require_role(*MAY_FOLLOW)
@require_POST
def outlet_feed_new(request: HttpRequest, pk: int) -> HttpResponse:
    outlet = get_object_or_404(Outlet, pk=pk)
    form = FeedForm(request.POST, auto_id="nguon_%s")
    if form.is_valid():
        try:
            outlets.add_feed(outlet, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm nguồn tin."))
            return redirect("workspace:outlet_page", pk=pk)
    context = card_of(request, outlet, form)
    return render(request, "workspace/outlets/page.html", context, status=422)


@require_role(*MAY_FOLLOW)
@require_POST
def outlet_discover(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the home page, politely and for a limited time; what it names is offered, not kept."""
    outlet = get_object_or_404(Outlet, pk=pk)
    try:
        offered = _offered(outlet)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:outlet_page", pk=pk)
    context = card_of(request, outlet) | {"is_asked": True, "offered": offered}
    return render(request, "workspace/outlets/page.html", context)


def _offered(outlet: Outlet) -> list[OfferedFeed]:
    """As the collector asks: under the name of the office, which must be told first."""
    contact = settings.NHIPCAU_PRESS_CONTACT
    if not contact:
        told = _(
            "Chưa có địa chỉ liên hệ của cơ quan khi tải tin; "
            "người quản trị đặt NHIPCAU_PRESS_CONTACT rồi tìm lại."
        )
        raise ValidationError(told, code="contact")
    client = Client(office=settings.NHIPCAU_PRESS_OFFICE, contact=contact)
    return offered_feeds(outlet, client=client, now=timezone.now())


@require_role(*MAY_FOLLOW)
@require_POST
def outlet_feed_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Switched on once more, faults are forgotten and it is read at once."""
    feed, form = get_object_or_404(Feed, pk=pk), SwitchForm(request.POST)
    on = form.is_valid() and form.cleaned_data["on"]
    outlets.switch_feed(feed, on=on, by=request.user)
    messages.success(request, _("Nguồn tin sẽ được đọc lại.") if on else _("Đã tắt nguồn tin."))
    return redirect("workspace:outlet_page", pk=feed.outlet_id)


@require_role(*MAY_FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def outlet_profile(request: HttpRequest, pk: int) -> HttpResponse:
    outlet = get_object_or_404(Outlet, pk=pk)
    known = profile_of(outlet)
    told = dict(known.told) if known else {}
    told["leave_out"] = "\n".join(told.get("leave_out", ()))
    form = ProfileForm(posted(request), initial=told)
    if form.is_valid():
        try:
            tell_profile(outlet, **form.cleaned_data, by=request.user, now=timezone.now())
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi mẫu trang; trang sau được đọc theo mẫu này."))
            return redirect("workspace:outlet_page", pk=pk)
    context = {"form": form, "outlet": outlet}
    status = 422 if form.errors else 200
    return render(request, "workspace/outlets/profile.html", context, status=status)


@require_role(*MAY_FOLLOW)
@require_POST
def outlet_profile_drop(request: HttpRequest, pk: int) -> HttpResponse:
    outlet, form = get_object_or_404(Outlet, pk=pk), NoteForm(request.POST)
    if form.is_valid() and form.cleaned_data["reason"]:
        drop_profile(outlet, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Đã bỏ mẫu trang; khi đủ trang sẽ học lại."))
    else:
        messages.error(request, _("Ghi lý do bỏ mẫu trang."))
    return redirect("workspace:outlet_page", pk=pk)


urlpatterns = [
    path("diem-bao/nguon/<int:pk>/nguon-tin/", outlet_feed_new, name="outlet_feed_new"),
    path("diem-bao/nguon/<int:pk>/tim-nguon/", outlet_discover, name="outlet_discover"),
    path(
        "diem-bao/nguon/nguon-tin/<int:pk>/bat-tat/",
        outlet_feed_switch,
        name="outlet_feed_switch",
    ),
    path("diem-bao/nguon/<int:pk>/mau-trang/", outlet_profile, name="outlet_profile"),
    path("diem-bao/nguon/<int:pk>/mau-trang/bo/", outlet_profile_drop, name="outlet_profile_drop"),
]
