"""Values that people measure: entered, corrected, taken back."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.organisations.models import Unit
from nhipcau.reports.indicators.catalogue import MEASURED, Indicator, indicators
from nhipcau.reports.indicators.measuring import correct, measure, withdraw_value
from nhipcau.reports.models import IndicatorValue
from nhipcau.workspace.forms.indicators import ValueForm, WithdrawForm
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.people import acting_unit, in_office, may, require_role
from nhipcau.workspace.roles import KEEPERS, UNIT_STAFF


@require_role(*KEEPERS, *UNIT_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_measure(request: HttpRequest, key: str) -> HttpResponse:
    """A unit's own people for it; those who keep the registers for any unit."""
    indicator = _measured(key)
    form = ValueForm(
        posted(request),
        request.FILES or None,
        units=_units(request),
        initial={"unit": acting_unit(request).pk},
    )

    def enter(**told: Any) -> IndicatorValue:
        return measure(key, **told)

    if form.is_valid() and _kept(request, form, enter):
        messages.success(request, _("Đã ghi giá trị của chỉ tiêu."))
        return redirect("workspace:indicator_page", key=key)
    return _shown(request, form, indicator)


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_correct(request: HttpRequest, pk: int) -> HttpResponse:
    value = _changeable(request, pk)
    form = ValueForm(
        posted(request),
        request.FILES or None,
        units=None,
        initial={
            "first_day": value.first_day,
            "last_day": value.last_day,
            "value": _as_typed(value.value),
            "source": value.source,
        },
    )

    def put_right(**told: Any) -> IndicatorValue:
        return correct(value, **told)

    if form.is_valid() and _kept(request, form, put_right):
        messages.success(request, _("Đã sửa; giá trị cũ vẫn giữ để đối chiếu."))
        return redirect("workspace:indicator_page", key=value.indicator)
    return _shown(request, form, indicators()[value.indicator], value)


@in_office
@require_POST
def indicator_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    value = _changeable(request, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentences_of(form))
        return redirect("workspace:indicator_page", key=value.indicator)
    try:
        withdraw_value(value, reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã rút giá trị."))
    return redirect("workspace:indicator_page", key=value.indicator)


def _measured(key: str) -> Indicator:
    indicator = indicators().get(key)
    if indicator is None or indicator.basis != MEASURED:
        raise Http404("Chỉ tiêu này không nhập tay.")
    return indicator


def _units(request: HttpRequest) -> QuerySet[Unit]:
    if may(request, *KEEPERS):
        return Unit.objects.reporting()
    return Unit.objects.filter(pk=acting_unit(request).pk)


def _changeable(request: HttpRequest, pk: int) -> IndicatorValue:
    value = get_object_or_404(IndicatorValue.objects.select_related("unit", "file"), pk=pk)
    own = may(request, *UNIT_STAFF) and acting_unit(request) == value.unit
    if not (own or may(request, *KEEPERS)):
        raise PermissionDenied(_("Chỉ đơn vị đã nhập hoặc cán bộ đầu mối được sửa giá trị này."))
    if value.indicator not in indicators():
        raise Http404("Chỉ tiêu này không còn trong danh mục.")
    return value


def _as_typed(number: Decimal) -> Decimal | int:
    return int(number) if number == number.to_integral_value() else number


def _kept(request: HttpRequest, form: ValueForm, verb: Callable[..., IndicatorValue]) -> bool:
    told = dict(form.cleaned_data)
    upload = told.pop("file")
    try:
        with transaction.atomic():
            file = _stored(request, upload) if upload else None
            verb(file=file, by=request.user, **told)
    except ValidationError as refusal:
        form.refuse(refusal)
        return False
    return True


def _stored(request: HttpRequest, upload: Any) -> StoredFile:
    try:
        return store_file(upload, name=upload.name, by=request.user)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal}) from refusal


def _shown(
    request: HttpRequest, form: ValueForm, indicator: Indicator, value: IndicatorValue | None = None
) -> HttpResponse:
    context = {"form": form, "indicator": indicator, "value": value}
    status = 422 if form.errors else 200
    return render(request, "workspace/indicators/value.html", context, status=status)


urlpatterns = [
    path("so-lieu/chi-tieu/<slug:key>/nhap/", indicator_measure, name="indicator_measure"),
    path("so-lieu/chi-tieu/gia-tri/<int:pk>/sua/", indicator_correct, name="indicator_correct"),
    path("so-lieu/chi-tieu/gia-tri/<int:pk>/rut/", indicator_withdraw, name="indicator_withdraw"),
]
