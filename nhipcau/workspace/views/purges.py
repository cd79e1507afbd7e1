"""Taking out what should never have come in: one person asks, another agrees; never shown."""

from typing import Any

from django.contrib import messages
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.editorial import purging
from nhipcau.editorial.models import Purge
from nhipcau.organisations.models import Role, User
from nhipcau.workspace.editing.ways import desk_ways
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.rooms import PurgeForm
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import may, require_role
from nhipcau.workspace.roles import KEEPERS

PER_PAGE = 30
COUNTED = {
    "addresses": gettext_lazy("địa chỉ cũ"),
    "checks": gettext_lazy("phiếu kiểm tra"),
    "files": gettext_lazy("tệp"),
    "marks": gettext_lazy("dấu bản dịch cũ"),
    "notices": gettext_lazy("thông báo"),
    "outputs": gettext_lazy("kết quả"),
    "pages": gettext_lazy("trang"),
    "releases": gettext_lazy("bản đã đăng"),
    "renditions": gettext_lazy("bản thu nhỏ của ảnh"),
    "steps": gettext_lazy("bước trong lịch sử"),
    "tags": gettext_lazy("nhãn"),
    "texts": gettext_lazy("bản văn lưu lại"),
    "traces": gettext_lazy("dòng ghi nhận, chỉ mục"),
    "translations": gettext_lazy("đoạn dịch"),
}


@require_role(*KEEPERS)
@require_safe
def purge_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Purge.objects.select_related("by", "agreed_by"), PER_PAGE)
    context = {
        "page": page,
        "waiting": Purge.objects.filter(state=Purge.State.ASKED).count(),
        "may_ask": may(request, Role.FOCAL),
        "ways": desk_ways(request),
    }
    return render(request, "workspace/purges/list.html", context)


@require_role(Role.FOCAL)
@require_http_methods(["GET", "HEAD", "POST"])
def purge_new(request: HttpRequest) -> HttpResponse:
    asked = {"kind": request.GET.get("loai", ""), "number": request.GET.get("so", "")}
    form = PurgeForm(posted(request), initial=asked)
    if form.is_valid():
        told = form.cleaned_data
        try:
            purge = purging.ask(
                told["target"],
                what=told["what"],
                reported_to=told["reported_to"],
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            _empty_caches()
            messages.success(request, _("Đã gỡ khỏi cổng và ghi đề nghị. Chờ quản trị đồng ý xóa."))
            return redirect("workspace:purge_page", pk=purge.pk)
    status = 422 if form.errors else 200
    return render(request, "workspace/purges/new.html", {"form": form}, status=status)


@require_role(*KEEPERS)
@require_safe
def purge_page(request: HttpRequest, pk: int) -> HttpResponse:
    purge = get_object_or_404(Purge.objects.select_related("by", "agreed_by"), pk=pk)
    people = User.objects.in_bulk([one["done_by"] for one in purge.left_to_do if one["done_by"]])
    context = {
        "purge": purge,
        "counts": [(COUNTED.get(name, name), count) for name, count in purge.counts.items()],
        "left": [
            (at, one["what"], one["done_on"], people.get(one["done_by"]))
            for at, one in enumerate(purge.left_to_do)
        ],
        "may_agree": _is_asked(purge) and may(request, Role.ADMINISTRATOR),
        "is_own": _is_asked(purge) and purge.by_id == request.user.pk,
    }
    return render(request, "workspace/purges/page.html", context)


def _is_asked(purge: Purge) -> bool:
    return purge.state == Purge.State.ASKED


@require_role(Role.ADMINISTRATOR)
@require_POST
def purge_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """`move` is agreeing or finding nothing secret."""
    purge = get_object_or_404(Purge, pk=pk)
    verb: Any = purging.agree if move == "dong-y" else purging.discard
    try:
        verb(purge, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        _empty_caches()
        done = _("Đã xóa. Còn các việc phải làm tiếp ở dưới.")
        messages.success(request, done if move == "dong-y" else _("Đã ghi: không xóa."))
    return redirect("workspace:purge_page", pk=purge.pk)


@require_role(*KEEPERS)
@require_POST
def purge_done(request: HttpRequest, pk: int, batch: int) -> HttpResponse:
    """`batch` counts the things left to do from 0."""
    purge = get_object_or_404(Purge, pk=pk)
    try:
        purging.mark_done(purge, batch, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return redirect("workspace:purge_page", pk=purge.pk)


def _empty_caches() -> None:
    """Whatever was drawn from the content; wrong passwords stay counted."""
    for name in caches.settings:
        if name != "attempts":
            caches[name].clear()


urlpatterns = [
    path("cong-thong-tin/xoa/", purge_list, name="purge_list"),
    path("cong-thong-tin/xoa/de-nghi/", purge_new, name="purge_new"),
    path("cong-thong-tin/xoa/<int:pk>/", purge_page, name="purge_page"),
    path("cong-thong-tin/xoa/<int:pk>/dong-y/", purge_move, {"move": "dong-y"}, name="purge_agree"),
    path(
        "cong-thong-tin/xoa/<int:pk>/khong-xoa/",
        purge_move,
        {"move": "khong-xoa"},
        name="purge_discard",
    ),
    path("cong-thong-tin/xoa/<int:pk>/viec/<int:batch>/", purge_done, name="purge_done"),
]
