"""Programmes and schemes: what they are, which tasks of which years serve them, what came of it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.documents.acts import act_of
from nhipcau.documents.validity import warning
from nhipcau.drafting.programme_report import draft_programme_report
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Programme, Task
from nhipcau.plans.programmes import (
    FIELDS,
    add_tasks,
    close_programme,
    create_programme,
    remove_tasks,
    revise_programme,
)
from nhipcau.search.folded import matching
from nhipcau.workspace.change_trail import in_words
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.programmes import (
    CloseForm,
    ProgrammeForm,
    ProgrammeSearch,
    TaskLookup,
    TasksForm,
)
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.spans import ReportForm
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.roles import KEEPERS
from nhipcau.workspace.serving import bases_to_choose, drawn_reports, money_of, page_of_served

PER_PAGE = 50


@in_office
@require_safe
def programme_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    asked = ProgrammeSearch(request.GET)
    words = asked.cleaned_data["q"] if asked.is_valid() else ""
    in_force = Q(tasks__plan__withdrawn_at=None)
    recorded = in_force & Q(tasks__outputs__state=Output.State.RECORDED)
    programmes = Programme.objects.filter(matching(words, "folded")).annotate(
        task_count=Count("tasks", filter=in_force, distinct=True),
        output_count=Count("tasks__outputs", filter=recorded, distinct=True),
    )
    rows = programmes.select_related("lead", "basis__replaced_by").order_by("name")
    page = page_of(request, rows, PER_PAGE)
    return render(
        request,
        "workspace/programmes/list.html",
        {
            "page": page,
            "rows": [(one, _state(one, day), _warning(one, day)) for one in page],
            "asked": asked,
            "chosen": takeable(request, [(f"“{words}”", "q")] if words else []),
            "may_change": may(request, *KEEPERS),
        },
    )


def _state(programme: Programme, day: date) -> tuple[str, str]:
    """How it stands on `day`: stored form and words."""
    if programme.valid_to and programme.valid_to < day:
        return "ended", _("Đã kết thúc")
    if programme.valid_from and day < programme.valid_from:
        return "not_yet", _("Chưa bắt đầu")
    return "under_way", _("Đang thực hiện")


def _warning(programme: Programme, day: date) -> str:
    return warning(act_of(programme.basis), day) if programme.basis else ""


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: HttpRequest) -> HttpResponse:
    form = ProgrammeForm(posted(request))
    if form.is_valid():
        try:
            programme = create_programme(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lập; hãy chọn các nhiệm vụ."))
            return redirect("workspace:programme_tasks", pk=programme.pk)
    status = 422 if form.errors else 200
    return render(request, "workspace/programmes/form.html", {"form": form}, status=status)


@in_office
@require_safe
def programme_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "workspace/programmes/page.html", _whole(request, _programme(pk)))


def _programme(pk: int) -> Programme:
    rows = Programme.objects.select_related("lead", "basis__replaced_by", "created_by")
    return get_object_or_404(rows, pk=pk)


def _whole(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    day = timezone.localdate()
    steps = list(programme.steps.select_related("by"))
    tasks = programme.tasks.all()
    context = page_of_served(request, tasks, subject="programme", pk=programme.pk, day=day)
    may_change = may(request, *KEEPERS)
    return context | {
        "programme": programme,
        "state": _state(programme, day),
        "warning": _warning(programme, day),
        "money": money_of(tasks),
        "trail": in_words(steps, Programme),
        "reports": drawn_reports(steps),
        "report_form": _report_form(programme, context["served"], day),
        "close_form": CloseForm(auto_id="ket_thuc_%s"),
        "may_change": may_change,
        "may_close": may_change and not (programme.valid_to and programme.valid_to < day),
    }


def _report_form(programme: Programme, served: Any, day: date, told: Any = None) -> ReportForm:
    days = {"first": served.first, "last": served.last} if served else None
    return ReportForm(
        told,
        offered=bases_to_choose(programme.basis, day),
        initial=days,
        auto_id="bao_cao_%s",
    )


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_revise(request: HttpRequest, pk: int) -> HttpResponse:
    programme = _programme(pk)
    stands = {name: getattr(programme, name) for name in FIELDS}
    form = ProgrammeForm(posted(request), initial=stands)
    if form.is_valid():
        try:
            revise_programme(programme, changes=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:programme_page", pk=pk)
    context = {"form": form, "programme": programme}
    status = 422 if form.errors else 200
    return render(request, "workspace/programmes/form.html", context, status=status)


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def programme_tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Tasks to choose from, found by words and plan; what is ticked begins to serve."""
    programme, form = _programme(pk), TasksForm(posted(request))
    if form.is_valid():
        try:
            number = add_tasks(programme, tasks=form.cleaned_data["tasks"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            said = ngettext("Đã thêm %(n)s nhiệm vụ.", "Đã thêm %(n)s nhiệm vụ.", number)
            messages.success(request, said % {"n": number})
            return redirect("workspace:programme_page", pk=pk)
    asked = TaskLookup(request.GET)
    tasks = asked.narrowed(Task.objects.in_force().exclude(programmes=programme))
    found = tasks.select_related("group", "plan").order_by("-plan__year", "plan", "position")
    page = page_of(request, found, PER_PAGE)
    context = {
        "programme": programme,
        "form": form,
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "page": page,
        "ticked": {
            int(pk) for pk in request.POST.getlist("tasks") if pk.isascii() and pk.isdecimal()
        },
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/programmes/tasks.html", context, status=status)


@require_role(*KEEPERS)
@require_POST
def programme_remove(request: HttpRequest, pk: int) -> HttpResponse:
    programme, form = _programme(pk), TasksForm(request.POST)
    if form.is_valid():
        number = remove_tasks(programme, tasks=form.cleaned_data["tasks"], by=request.user)
        said = ngettext("Đã bỏ %(n)s nhiệm vụ.", "Đã bỏ %(n)s nhiệm vụ.", number)
        messages.success(request, said % {"n": number})
    else:
        tell_refusal(request, ValidationError(sentences_of(form)))
    return redirect("workspace:programme_page", pk=pk)


@require_role(*KEEPERS)
@require_POST
def programme_close(request: HttpRequest, pk: int) -> HttpResponse:
    form = CloseForm(request.POST, auto_id="ket_thuc_%s")
    return _changed(
        request, pk, "close_form", form,
        lambda programme: close_programme(programme, **form.cleaned_data, by=request.user),
        _("Đã kết thúc."),
    )  # fmt: skip


@require_role(*KEEPERS)
@require_POST
def programme_report(request: HttpRequest, pk: int) -> HttpResponse:
    day = timezone.localdate()
    form = _report_form(_programme(pk), None, day, request.POST)
    return _changed(
        request, pk, "report_form", form,
        lambda one: draft_programme_report(one, **form.told(), by=request.user, day=day),
        _("Đã lập báo cáo."),
    )  # fmt: skip


def _changed(
    request: HttpRequest, pk: int, name: str, form: Form, change: Any, said: str
) -> HttpResponse:
    """One change asked for on the page: done, or the page again with what is wrong."""
    programme = _programme(pk)
    if form.is_valid():
        try:
            change(programme)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, said)
            return redirect("workspace:programme_page", pk=pk)
    context = _whole(request, programme) | {name: form}
    return render(request, "workspace/programmes/page.html", context, status=422)


urlpatterns = [
    path("chuong-trinh/", programme_list, name="programme_list"),
    path("chuong-trinh/them/", programme_new, name="programme_new"),
    path("chuong-trinh/<int:pk>/", programme_page, name="programme_page"),
    path("chuong-trinh/<int:pk>/sua/", programme_revise, name="programme_revise"),
    path("chuong-trinh/<int:pk>/nhiem-vu/", programme_tasks, name="programme_tasks"),
    path("chuong-trinh/<int:pk>/nhiem-vu/bo/", programme_remove, name="programme_remove"),
    path("chuong-trinh/<int:pk>/ket-thuc/", programme_close, name="programme_close"),
    path("chuong-trinh/<int:pk>/bao-cao/", programme_report, name="programme_report"),
]
