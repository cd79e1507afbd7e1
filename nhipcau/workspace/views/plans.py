"""Plans in the register: which are in force, one plan whole, and the same plan printed again."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.plan_from_register import plan_from_register
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.drafting.plan_pdf import plan_pdf
from nhipcau.drafting.plan_workbook import plan_workbook
from nhipcau.plans.importing.accept import relied_on, withdraw
from nhipcau.plans.importing.recognise.draft import DraftPlan
from nhipcau.plans.models import Passage, Plan, PlanLoad, Responsibility, Task, TaskGroup
from nhipcau.plans.models.tasks import TaskQuerySet
from nhipcau.workspace.attachments import attachment
from nhipcau.workspace.forms.loads import ReasonForm
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.plans import TaskFilter
from nhipcau.workspace.forms.refusals import tell_refusal
from nhipcau.workspace.lists import takeable
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.plan_family import family_of
from nhipcau.workspace.plan_life import life_of
from nhipcau.workspace.roles import KEEPERS
from nhipcau.workspace.serving import cited

_PRINTERS: dict[str, Callable[[DraftPlan], bytes]] = {
    "docx": lambda draft: build(plan_document(draft)),
    "pdf": plan_pdf,
    "xlsx": plan_workbook,
}
_FOLDED_PARTS = (
    Passage.Part.OBJECTIVE,
    Passage.Part.REQUIREMENT,
    Passage.Part.FOCUS,
    Passage.Part.FUNDING,
    Passage.Part.ORGANISATION,
    Passage.Part.RECIPIENT,
)


@in_office
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    plans = Plan.objects.in_force().select_related("document").annotate(**_counts(day))
    years = [(year, list(of_year)) for year, of_year in groupby(plans, key=lambda p: p.year)]
    may_load = may(request, *KEEPERS)
    return render(
        request,
        "workspace/plans/list.html",
        {"years": years, "loads": _open_loads() if may_load else [], "may_load": may_load},
    )


def _counts(day: date) -> dict[str, Count]:
    """Tasks that stand in a plan by how; overdue ones are counted in their status too."""
    standing = Q(tasks__isnull=False, tasks__left_on=None)
    unfinished = standing & Q(tasks__status__in=Task.UNFINISHED)
    done = standing & Q(tasks__status=Task.Status.DONE)
    return {
        "total": Count("tasks", filter=standing),
        "not_started": Count("tasks", filter=standing & Q(tasks__status=Task.Status.NOT_STARTED)),
        "under_way": Count("tasks", filter=standing & Q(tasks__status=Task.Status.UNDER_WAY)),
        "done": Count("tasks", filter=done),
        "ended": Count("tasks", filter=standing & ~unfinished & ~done),
        "overdue": Count("tasks", filter=unfinished & Q(tasks__due_on__lt=day)),
    }


def _open_loads() -> Iterable[PlanLoad]:
    """Their titles are asked of the database: no draft of 500 rows is fetched for its name."""
    return (
        PlanLoad.objects.filter(state=PlanLoad.State.OPEN)
        .select_related("file", "created_by")
        .annotate(title=F("draft__document__title"))
        .defer("reading", "draft", "paper", "matches", "settled")
    )


@in_office
@require_safe
def plan_page(request: HttpRequest, pk: int) -> HttpResponse:
    day = timezone.localdate()
    plan = get_object_or_404(
        Plan.objects.select_related(
            "document__file", "document__issuer_unit", "accepted_by", "continues", "parent"
        ).annotate(**_counts(day)),
        pk=pk,
    )
    asked = TaskFilter(request.GET, plan=plan)
    standing = plan.tasks.standing()
    tasks = asked.narrowed(standing, day=day) if asked.is_asked else standing
    shown = _with_bodies(tasks)
    chosen = takeable(request, asked.words())
    may_load = may(request, *KEEPERS)
    load = plan.loads.only("state", "plan").filter(state=PlanLoad.State.ACCEPTED).first()
    may_take_back = bool(may_load and load and not plan.withdrawn_at)
    return render(
        request,
        "workspace/plans/page.html",
        {
            "plan": plan,
            "asked": asked,
            "chosen": chosen,
            "total": _("%(n)s nhiệm vụ") % {"n": len(shown)} if chosen else "",
            "clear": request.path,
            "groups": _by_group(shown),
            "parts": _parts(plan),
            "citations": cited(plan.citations.select_related("basis__replaced_by"), day),
            "may_keep": may_load,
            **family_of(plan),
            "load": load,
            "may_take_back": may_take_back,
            "held": relied_on(plan) if may_take_back else (),
            "reason_form": ReasonForm(),
            "life": life_of(plan),
            "may_amend": may_load and not plan.withdrawn_at,
            "is_over": plan.ends_on < day,
            "today": day,
        },
    )


def _with_bodies(tasks: TaskQuerySet) -> list[Task]:
    bodies = Responsibility.objects.on(timezone.localdate()).select_related("unit", "group")
    return list(
        tasks.select_related("group").prefetch_related(Prefetch("responsibilities", bodies))
    )


def _by_group(tasks: Iterable[Task]) -> list[tuple[TaskGroup, list[Task]]]:
    """Sections in order, with their tasks; a section with nothing to show is left out."""
    return [(group, list(rows)) for group, rows in groupby(tasks, key=lambda task: task.group)]


def _parts(plan: Plan) -> list[tuple[str, list[Passage]]]:
    """The plan's own text by part, in the order of the paper."""
    found: dict[str, list[Passage]] = {}
    for passage in plan.passages.all():
        found.setdefault(passage.part, []).append(passage)
    return [(part.label, found[part.value]) for part in _FOLDED_PARTS if part.value in found]


@require_role(*KEEPERS)
@require_POST
def plan_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End a plan that outputs and reports rely on: it counts no more, nothing is deleted."""
    plan, form = get_object_or_404(Plan, pk=pk), ReasonForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(sentences_of(form))
        withdraw(plan, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Đã rút kế hoạch khỏi sổ; các nhiệm vụ không còn được tính."))
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return redirect("workspace:plan_page", pk=plan.pk)


@in_office
@require_safe
def plan_print(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The plan printed again from the register, in the layout of Decree 30/2020."""
    plan = get_object_or_404(Plan.objects.select_related("document"), pk=pk)
    if kind not in _PRINTERS:
        raise Http404
    content = _PRINTERS[kind](plan_from_register(plan))
    return attachment(content, f"ke-hoach-{plan.year}-{plan.pk}.{kind}")


urlpatterns = [
    path("ke-hoach/", plan_list, name="plan_list"),
    path("ke-hoach/<int:pk>/", plan_page, name="plan_page"),
    path("ke-hoach/<int:pk>/rut/", plan_withdraw, name="plan_withdraw"),
    path("ke-hoach/<int:pk>/in-lai.<str:kind>", plan_print, name="plan_print"),
]
