"""Tasks: what my unit owes, what everybody owes, and one task from its paragraph to its reports."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.outputs.models import Evidence, Output
from nhipcau.plans.models import Plan, Responsibility, Task
from nhipcau.plans.models.tasks import TaskQuerySet
from nhipcau.plans.progress import set_status
from nhipcau.registries.models import Entry
from nhipcau.reports.models import ReportItem
from nhipcau.workspace.amending.task_life import task_life
from nhipcau.workspace.budgeting.table import money_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.forms.tasks import StatusForm, TaskSearch, plans_to_choose
from nhipcau.workspace.lists import asked_with, page_of, takeable
from nhipcau.workspace.people import acting_unit, held_appointment, in_office, may
from nhipcau.workspace.reporting.access import oversees
from nhipcau.workspace.roles import KEEPERS, PROVINCE_WIDE, RECORDERS, UNIT_STAFF
from nhipcau.workspace.serving import cited

PER_PAGE = 100


@in_office
@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    plans = plans_to_choose()
    plan = _chosen_plan(request, plans)
    if plan is None:
        return render(request, "workspace/tasks/list.html", {"plan": None})
    is_own = _is_own(request)
    asked = TaskSearch(request.GET, plan=plan)
    tasks = plan.tasks.standing()
    if is_own:
        tasks = tasks.of_unit(acting_unit(request), day=day)
    if asked.is_asked:
        tasks = asked.narrowed(tasks, day=day)
    page = page_of(request, _for_list(tasks), PER_PAGE)
    return render(
        request,
        "workspace/tasks/list.html",
        {
            "plan": plan,
            "plans": plans,
            "is_own": is_own,
            "views": _views(request, plan, is_own),
            "asked": asked,
            "chosen": takeable(request, asked.words()),
            "total": page.paginator.count,
            "overdue": tasks.overdue_on(day).count(),
            "overdue_href": asked_with(request, status="overdue"),
            "page": page,
            "may_record": may(request, *RECORDERS),
            "clear": f"?{urlencode({'cua': request.GET.get('cua', '')})}",
        },
    )


def _chosen_plan(request: HttpRequest, plans: list[Plan]) -> Plan | None:
    asked = request.GET.get("ke-hoach", "")
    return next((p for p in plans if str(p.pk) == asked), plans[0] if plans else None)


def _is_own(request: HttpRequest) -> bool:
    """Units see their own work first; those who look after the province see all of it."""
    asked = request.GET.get("cua")
    if asked in {"don-vi", "tat-ca"}:
        return asked == "don-vi" and held_appointment(request) is not None
    return held_appointment(request) is not None and not may(request, *PROVINCE_WIDE)


def _views(request: HttpRequest, plan: Plan, is_own: bool) -> list[tuple[str, str, bool]]:
    query = {"ke-hoach": plan.pk}
    return [
        (_("Việc của đơn vị tôi"), f"?{urlencode({**query, 'cua': 'don-vi'})}", is_own),
        (_("Tất cả nhiệm vụ"), f"?{urlencode({**query, 'cua': 'tat-ca'})}", not is_own),
    ]


def _for_list(tasks: TaskQuerySet) -> TaskQuerySet:
    counted = Count("credits", filter=Q(credits__output__state=Output.State.RECORDED))
    return (
        tasks.select_related("group")
        .prefetch_related(Prefetch("responsibilities", _bodies()))
        .annotate(output_count=counted)
        .order_by("position")
    )


def _bodies() -> Any:
    return Responsibility.objects.on(timezone.localdate()).select_related("unit", "group")


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def task_page(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(
        Task.objects.select_related(
            "plan__document__file", "group", "parent__group", "continues__plan", "continues__group"
        ),
        pk=pk,
    )
    may_move = _may_move(request, task)
    form = StatusForm(posted(request), initial={"status": task.status})
    if request.method == "POST":
        if not may_move:
            raise PermissionDenied(
                _("Chỉ đơn vị chủ trì hoặc cán bộ đầu mối được đổi tình trạng nhiệm vụ này.")
            )
        if form.is_valid() and _moved(request, task, form):
            return redirect("workspace:task_page", pk=task.pk)
    context = _thread(task, day=timezone.localdate()) | {"form": form, "may_move": may_move}
    context |= task_life(task)
    context["may_cite"] = may(request, *KEEPERS) and not task.plan.withdrawn_at
    context["reported"] = _reported(request, task)
    context["may_record"] = may(request, *RECORDERS) and not task.plan.withdrawn_at
    status = 422 if form.errors else 200
    return render(request, "workspace/tasks/page.html", context, status=status)


def _may_move(request: HttpRequest, task: Task) -> bool:
    held = held_appointment(request)
    if held is None or task.plan.withdrawn_at:
        return False
    if held.role in KEEPERS:
        return True
    led = Task.objects.led_by(held.unit, day=timezone.localdate())
    return held.role in UNIT_STAFF and led.filter(pk=task.pk).exists()


def _moved(request: HttpRequest, task: Task, form: StatusForm) -> bool:
    asked = form.cleaned_data
    try:
        set_status(
            task,
            status=asked["status"],
            on=asked["on"] or timezone.localdate(),
            reason=asked["reason"],
            by=request.user,
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    messages.success(request, _("Đã ghi tình trạng mới của nhiệm vụ."))
    return True


def _thread(task: Task, *, day: date) -> dict[str, object]:
    """The trail of a task from top to bottom: paper, units, outputs, reports, moves."""
    bodies = list(
        task.responsibilities.select_related("unit", "group").prefetch_related("members__names")
    )
    current = [one for one in bodies if one.valid_to is None]
    outputs = (
        Output.objects.for_task(task)
        .exclude(state=Output.State.DRAFT)
        .prefetch_related("units", Prefetch("evidence", Evidence.objects.select_related("file")))
    )
    return {
        "task": task,
        "today": day,
        "leads": [b for b in current if b.role == Responsibility.Role.LEAD],
        "coordinators": [b for b in current if b.role == Responsibility.Role.COORDINATE],
        "former": [b for b in bodies if b.valid_to is not None],
        "outputs": outputs,
        "entries": Entry.objects.standing().filter(tasks=task, output=None),
        "bases": cited(task.bases.select_related("basis__replaced_by", "added_by"), day),
        "programmes": task.programmes.all(),
        "steps": task.steps.select_related("by"),
        "parts": task.parts.select_related("group"),
        "money": money_of(task),
    }


def _reported(request: HttpRequest, task: Task) -> Any:
    """What was written on the task, latest round first; other units' for those who oversee them."""
    items = ReportItem.objects.filter(task=task)
    if not oversees(request):
        held = held_appointment(request)
        items = items.filter(report__unit=held.unit if held else None)
    return (
        items.exclude(words="", generated="", is_nil=False)
        .select_related("report__round", "report__unit")
        .order_by("-report__round__window_end", "report__unit__position")
    )


urlpatterns = [
    path("nhiem-vu/", task_list, name="task_list"),
    path("nhiem-vu/<int:pk>/", task_page, name="task_page"),
]
