"""Map layers that the province supplied, and what every map of the portal must show."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.editorial import map_loading
from nhipcau.editorial.maps import missing_features
from nhipcau.editorial.models import MapLayer, MapStep, RequiredFeature
from nhipcau.organisations.models import Role
from nhipcau.workspace.editing.access import DESK_READERS, RELEASERS
from nhipcau.workspace.editing.ways import desk_ways
from nhipcau.workspace.forms.editions import ReasonForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.rooms import FeatureForm, LayerForm
from nhipcau.workspace.people import may, require_role

KEEPERS = (*RELEASERS, Role.ADMINISTRATOR)
RECENT = 20
DONE = {
    "load": "Nạp lớp",
    "replace": "Thay lớp",
    "drop": "Bỏ lớp",
    "require": "Bắt buộc có",
    "revise": "Sửa",
    "release": "Không bắt buộc nữa",
}


@require_role(*DESK_READERS)
@require_safe
def map_list(request: HttpRequest) -> HttpResponse:
    return render(request, "workspace/maps/list.html", _whole(request))


def _whole(request: HttpRequest, refused: Form | None = None, **forms: Any) -> dict[str, Any]:
    """`refused` is shown above; `forms` are the two of the page, or `row_form` of one row."""
    layers = list(MapLayer.objects.select_related("updated_by"))
    base = [layer for layer in layers if layer.is_base]
    missing = missing_features(base)
    steps = MapStep.objects.select_related("by").order_by("-at", "-pk")[:RECENT]
    return {
        "layers": [(layer, len(layer.geojson.get("features", []))) for layer in layers],
        "features": [(one, one.name in missing) for one in RequiredFeature.objects.all()],
        "missing": missing,
        "has_base": bool(base),
        "may_keep": may(request, *KEEPERS),
        "layer_form": LayerForm(auto_id="lop_%s"),
        "feature_form": FeatureForm(auto_id="doi-tuong_%s"),
        "reason_form": ReasonForm(auto_id="ly-do_%s"),
        "refused": refused,
        "steps": [(step, _(DONE.get(step.act, step.act)), _subject(step)) for step in steps],
        "ways": desk_ways(request),
    } | forms


def _subject(step: MapStep) -> str:
    return step.subject.partition(":")[2]


@require_role(*KEEPERS)
@require_POST
def map_load(request: HttpRequest) -> HttpResponse:
    form = LayerForm(request.POST, request.FILES, auto_id="lop_%s")
    if form.is_valid():
        told = dict(form.cleaned_data)
        content = told.pop("file").read()
        try:
            map_loading.load_layer(content, by=request.user, **told)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã nạp lớp bản đồ “%(name)s”.") % told)
            return redirect("workspace:map_list")
    context = _whole(request, form, layer_form=form)
    return render(request, "workspace/maps/list.html", context, status=422)


@require_role(*KEEPERS)
@require_POST
def map_drop(request: HttpRequest, pk: int) -> HttpResponse:
    layer = get_object_or_404(MapLayer, pk=pk)
    return _dropped(request, map_loading.drop_layer, layer, _("Đã bỏ lớp bản đồ."))


@require_role(*KEEPERS)
@require_POST
def feature_require(request: HttpRequest) -> HttpResponse:
    form = FeatureForm(request.POST, auto_id="doi-tuong_%s")
    if form.is_valid():
        told = form.cleaned_data
        names = {"en": told["english"]} if told["english"] else {}
        try:
            map_loading.require(name=told["name"], names=names, why=told["why"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Từ nay mọi bản đồ phải có “%(name)s”.") % told)
            return redirect("workspace:map_list")
    context = _whole(request, form, feature_form=form)
    return render(request, "workspace/maps/list.html", context, status=422)


@require_role(*KEEPERS)
@require_POST
def feature_drop(request: HttpRequest, pk: int) -> HttpResponse:
    feature = get_object_or_404(RequiredFeature, pk=pk)
    done = _("Đã ghi: không bắt buộc nữa.")
    return _dropped(request, map_loading.require_no_longer, feature, done)


def _dropped(request: HttpRequest, verb: Any, row: Any, done: str) -> HttpResponse:
    form = ReasonForm(request.POST, auto_id="ly-do_%s")
    if form.is_valid():
        try:
            verb(row, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("workspace:map_list")
    return render(request, "workspace/maps/list.html", _whole(request, form), status=422)


urlpatterns = [
    path("cong-thong-tin/ban-do/", map_list, name="map_list"),
    path("cong-thong-tin/ban-do/nap/", map_load, name="map_load"),
    path("cong-thong-tin/ban-do/<int:pk>/bo/", map_drop, name="map_drop"),
    path("cong-thong-tin/ban-do/doi-tuong/", feature_require, name="feature_require"),
    path("cong-thong-tin/ban-do/doi-tuong/<int:pk>/bo/", feature_drop, name="feature_drop"),
]
