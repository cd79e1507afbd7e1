"""Requests of persons about their own data: received, looked into, done or refused, in time."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.registries.models import Contact, DataRequest
from nhipcau.registries.privacy import asking
from nhipcau.registries.privacy.finding import rows_about
from nhipcau.registries.privacy.looking import Act, note_access
from nhipcau.registries.privacy.sorts import rows_named, sort_of
from nhipcau.registries.privacy.times import answerings
from nhipcau.workspace.contacting.card import trail_of
from nhipcau.workspace.contacting.told import told_of, where_of
from nhipcau.workspace.forms.data_requests import (
    AnswerForm,
    DataRequestForm,
    ExtendForm,
    LookForm,
    OnForm,
    RefuseForm,
    RowsForm,
    does_what,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS

PER_PAGE = 50


@require_role(*KEEPERS)
@require_safe
def datarequest_list(request: HttpRequest) -> HttpResponse:
    """Open ones first, the nearest day first; nobody is named here."""
    day = timezone.localdate()
    rows = DataRequest.objects.order_by("-done_on", "due_on", "pk")
    waiting, done = rows.open().order_by("due_on", "pk"), rows.exclude(done_on=None)
    context = {
        "waiting": [(one, state_words(one)) for one in waiting],
        "page": page_of(request, done, PER_PAGE),
        "late": rows.overdue_on(day).count(),
    }
    context["done"] = [(one, state_words(one)) for one in context["page"]]
    return render(request, "workspace/data_requests/list.html", context)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def datarequest_new(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    form = DataRequestForm(posted(request), initial={"received_on": day})
    if form.is_valid():
        try:
            made = asking.receive(values=form.cleaned_data, by=request.user, day=day)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi yêu cầu; hãy báo cho người đó là đã nhận."))
            return redirect("workspace:datarequest_page", pk=made.pk)
    status = 422 if form.errors else 200
    return render(request, "workspace/data_requests/form.html", {"form": form}, status=status)


@require_role(*KEEPERS)
@require_safe
def datarequest_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(DataRequest, pk=pk), {})


@require_role(*KEEPERS)
@require_POST
def datarequest_acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    asked, form = get_object_or_404(DataRequest, pk=pk), OnForm(request.POST, auto_id="nhan_%s")
    day = timezone.localdate()

    def change() -> None:
        asking.acknowledge(asked, on=form.cleaned_data["on"], by=request.user, day=day)

    return _moved(request, asked, form, "on_form", change, _("Đã ghi là đã báo nhận."))


@require_role(*KEEPERS)
@require_POST
def datarequest_extend(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(DataRequest, pk=pk)
    form, day = ExtendForm(request.POST, auto_id="gia_han_%s"), timezone.localdate()

    def change() -> None:
        asking.extend(asked, reason=form.cleaned_data["reason"], by=request.user, day=day)

    return _moved(request, asked, form, "extend_form", change, _("Đã gia hạn; báo cho người đó."))


@require_role(*KEEPERS)
@require_POST
def datarequest_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody says which rows are this person."""
    asked = get_object_or_404(DataRequest, pk=pk)
    form = RowsForm(request.POST, offered=_offered(asked, _looked_for(request)))

    def change() -> None:
        chosen = [_pair(one) for one in form.cleaned_data["rows"]]
        asking.confirm_rows(asked, rows=rows_named(chosen), by=request.user)

    return _moved(request, asked, form, "rows_form", change, _("Đã xác nhận dữ liệu."))


@require_role(*KEEPERS)
@require_POST
def datarequest_do(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(DataRequest, pk=pk)
    form, day = AnswerForm(request.POST, auto_id="xong_%s"), timezone.localdate()

    def change() -> None:
        asking.do(asked, **form.cleaned_data, by=request.user, day=day)

    return _moved(request, asked, form, "answer_form", change, _("Đã thực hiện yêu cầu."))


@require_role(*KEEPERS)
@require_POST
def datarequest_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(DataRequest, pk=pk)
    form, day = RefuseForm(request.POST, auto_id="tu_choi_%s"), timezone.localdate()

    def change() -> None:
        asking.refuse(asked, reason=form.cleaned_data["reason"], by=request.user, day=day)

    return _moved(request, asked, form, "refuse_form", change, _("Đã ghi từ chối kèm lý do."))


@require_role(*KEEPERS)
@require_safe
def datarequest_print(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is kept about the rows confirmed, to be given to the person."""
    asked = get_object_or_404(DataRequest, pk=pk)
    rows = asking.rows_of(asked)
    where = _("Bản in của yêu cầu số %(n)s") % {"n": asked.pk}
    _note_rows(request, rows, Act.EXPORT, where)
    told = [told_of(row) for row in rows]
    context = {"asked": asked, "told": told}
    return render(request, "workspace/data_requests/print.html", context)


def state_words(asked: DataRequest) -> tuple[str, str]:
    """Stored form and words of how far a request has come."""
    said = {
        "new": _("Chưa báo nhận"),
        "acknowledged": _("Đã báo nhận"),
        **{value: _(str(label)) for value, label in DataRequest.Outcome.choices},
    }
    return asked.state, said[asked.state]


def _page(request: HttpRequest, asked: DataRequest, refused: dict[str, Form]) -> HttpResponse:
    day = timezone.localdate()
    where = _("Yêu cầu về dữ liệu số %(n)s") % {"n": asked.pk}
    rows = asking.rows_of(asked)
    look = LookForm(request.GET)
    offered = _offered(asked, _looked_for(request)) if asked.is_open else []
    note_access(Act.VIEW, by=request.user, where=where, count=max(1, len(offered)))
    context = {
        "asked": asked,
        "state": state_words(asked),
        "rule": answerings()[asked.kind],
        "does_what": does_what(asked.kind),
        "rows": [(sort_of(row), row, where_of(row), _address(row)) for row in rows],
        "look": look,
        "offered": offered,
        "rows_form": RowsForm(offered=offered, initial={"rows": _confirmed(asked)}),
        "on_form": OnForm(initial={"on": day}, auto_id="nhan_%s"),
        "extend_form": ExtendForm(auto_id="gia_han_%s"),
        "answer_form": AnswerForm(auto_id="xong_%s"),
        "refuse_form": RefuseForm(auto_id="tu_choi_%s"),
        "trail": trail_of(asked.steps.select_related("by")),
        **refused,
        "refused_forms": list(refused.values()),
    }
    status = 422 if refused else 200
    return render(request, "workspace/data_requests/page.html", context, status=status)


def _moved(
    request: HttpRequest,
    asked: DataRequest,
    form: Form,
    name: str,
    change: Callable[[], None],
    said: str,
) -> HttpResponse:
    """One move asked for on the page: done, or the page again with what is wrong."""
    if form.is_valid():
        try:
            with transaction.atomic():
                change()
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, said)
            return redirect("workspace:datarequest_page", pk=asked.pk)
    return _page(request, asked, {name: form})


def _looked_for(request: HttpRequest) -> str:
    look = LookForm(request.GET)
    return look.cleaned_data["q"] if look.is_valid() else ""


def _offered(asked: DataRequest, words: str) -> list[tuple[str, str]]:
    """(value, words) of rows that may be this person, those confirmed before first."""
    rows = [*asking.rows_of(asked), *rows_about(asked.who, asked.reach, words)]
    offered = {}
    for row in rows:
        sort = sort_of(row)
        name = getattr(row, "requester_name", "") or getattr(row, "name", "") or str(row)
        offered[f"{sort.code}:{row.pk}"] = f"{_(sort.label)}: {name}, {where_of(row)}"
    return list(offered.items())


def _confirmed(asked: DataRequest) -> list[str]:
    return [f"{code}:{pk}" for code, pk in asked.rows]


def _pair(value: str) -> tuple[str, int]:
    code, _colon, pk = value.partition(":")
    return code, int(pk)


def _address(row: Any) -> str:
    """Where the row is put right."""
    if isinstance(row, Contact):
        return reverse("workspace:contact_page", args=[row.pk])
    return reverse("workspace:entry_page", args=[getattr(row, "entry_id", row.pk)])


def _note_rows(request: HttpRequest, rows: list[Any], act: str, where: str) -> None:
    """A line for each contact; the others are counted together."""
    for row in (one for one in rows if isinstance(one, Contact)):
        note_access(act, by=request.user, where=where, contact=row)
    others = [one for one in rows if not isinstance(one, Contact)]
    note_access(act, by=request.user, where=where, count=len(others))


urlpatterns = [
    path("yeu-cau-du-lieu/", datarequest_list, name="datarequest_list"),
    path("yeu-cau-du-lieu/ghi/", datarequest_new, name="datarequest_new"),
    path("yeu-cau-du-lieu/<int:pk>/", datarequest_page, name="datarequest_page"),
    path(
        "yeu-cau-du-lieu/<int:pk>/bao-nhan/",
        datarequest_acknowledge,
        name="datarequest_acknowledge",
    ),
    path("yeu-cau-du-lieu/<int:pk>/gia-han/", datarequest_extend, name="datarequest_extend"),
    path("yeu-cau-du-lieu/<int:pk>/du-lieu/", datarequest_rows, name="datarequest_rows"),
    path("yeu-cau-du-lieu/<int:pk>/lam/", datarequest_do, name="datarequest_do"),
    path("yeu-cau-du-lieu/<int:pk>/tu-choi/", datarequest_refuse, name="datarequest_refuse"),
    path("yeu-cau-du-lieu/<int:pk>/ban-in/", datarequest_print, name="datarequest_print"),
]
