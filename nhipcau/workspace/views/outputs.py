"""Outputs: what was done, recorded in a minute, with its proof and its history."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.documents.storing import store_file
from nhipcau.organisations.heirs import now_called
from nhipcau.organisations.models import Unit
from nhipcau.outputs import recording
from nhipcau.outputs.languages import language_name
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.workspace.filed_outputs import filers_of, is_filed
from nhipcau.workspace.forms.outputs import (
    OutputForm,
    OutputSearch,
    ProofForm,
    ReasonForm,
    ReviseForm,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.output_trail import in_words
from nhipcau.workspace.people import acting_unit, held_appointment, in_office, may
from nhipcau.workspace.reporting.access import inherited_units
from nhipcau.workspace.roles import KEEPERS, RECORDERS

PER_PAGE = 50


@in_office
@require_safe
def output_list(request: HttpRequest) -> HttpResponse:
    asked = OutputSearch(request.GET)
    held = held_appointment(request)
    is_own = held is not None and request.GET.get("cua") == "don-vi"
    outputs = Output.objects.by_unit(held.unit) if is_own else Output.objects.all()
    found = asked.narrowed(outputs).prefetch_related("units", "tasks__group", "evidence")
    page = page_of(request, found.order_by("-happened_on", "-pk"), PER_PAGE)
    return render(
        request,
        "workspace/outputs/list.html",
        {
            "asked": asked,
            "chosen": takeable(request, asked.words()),
            "page": page,
            "total": page.paginator.count,
            "views": [
                (_("Toàn tỉnh"), "?cua=tat-ca", not is_own),
                (_("Đơn vị tôi"), "?cua=don-vi", is_own),
            ],
            "own": is_own,
            "may_record": may(request, *RECORDERS),
        },
    )


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def output_new(request: HttpRequest) -> HttpResponse:
    unit, day = acting_unit(request), timezone.localdate()
    if not may(request, *RECORDERS):
        raise PermissionDenied(_("Vai trò này chỉ xem kết quả, không ghi kết quả."))
    asked_task = Task.objects.in_force().filter(pk=_number(request.GET.get("task"))).first()
    form = OutputForm(
        posted(request),
        request.FILES or None,
        unit=unit,
        day=day,
        initial={
            "happened_on": day,
            "units": [unit.pk],
            "languages": ["vi"],
            "tasks": [asked_task.pk] if asked_task else [],
        },
    )
    output, alike = _recorded(request, form) if form.is_valid() else (None, [])
    if output:
        messages.success(request, _("Đã ghi kết quả “%(title)s”.") % {"title": output.title})
        return redirect("workspace:output_page", pk=output.pk)
    context = {"form": form, "alike": alike, "asked_task": asked_task}
    return render(
        request,
        "workspace/outputs/new.html",
        context,
        status=422 if form.errors or alike else 200,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 18 else None


def _alike(request: HttpRequest, form: OutputForm) -> list[Output]:
    """Outputs this one seems to repeat; a person may say it is another one."""
    if request.POST.get("another"):
        return []
    told = form.cleaned_data
    return recording.likely_duplicates(
        kind=told["kind"], title=told["title"], happened_on=told["happened_on"]
    )


def _recorded(request: HttpRequest, form: OutputForm) -> tuple[Output | None, list[Output]]:
    """The new output, or those it seems to repeat; a unit records one at a time.

    So that of a button clicked twice the second click finds what the first has recorded.
    """
    try:
        with transaction.atomic():
            Unit.objects.select_for_update(no_key=True).get(pk=acting_unit(request).pk)
            if alike := _alike(request, form):
                return None, alike
            output = recording.record_output(
                **_leading_first(request, form.told()),
                evidence=_proofs(request, form),
                as_draft="draft" in request.POST,
                by=request.user,
            )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return None, []
    return output, []


def _leading_first(request: HttpRequest, told: dict[str, Any]) -> dict[str, Any]:
    """One's own unit leads where it is among those who did the work."""
    own = acting_unit(request)
    return {**told, "units": sorted(told["units"], key=lambda unit: unit != own)}


def _proofs(request: HttpRequest, form: Form) -> list[recording.Proof]:
    proofs = []
    if url := form.cleaned_data["url"]:
        proofs.append(recording.Proof(url=url))
    if upload := form.cleaned_data["file"]:
        try:
            kept = store_file(upload, name=upload.name, by=request.user)
        except ValidationError as refusal:
            raise ValidationError({"file": refusal}) from refusal
        proofs.append(recording.Proof(file=kept))
    return proofs


@in_office
@require_safe
def output_page(request: HttpRequest, pk: int) -> HttpResponse:
    output = get_object_or_404(Output.objects.select_related("created_by"), pk=pk)
    return render(request, "workspace/outputs/page.html", _whole(request, output))


def _whole(request: HttpRequest, output: Output) -> dict[str, Any]:
    units = [c.unit for c in output.contributions.select_related("unit")]
    heirs = now_called(units, day=timezone.localdate())
    return {
        "output": output,
        **filers_of(output),
        "units": [(unit, heirs.get(unit.pk)) for unit in units],
        "tasks": output.tasks.select_related("group", "plan"),
        "proofs": output.evidence.select_related("file", "added_by"),
        "languages": [language_name(code) for code in output.languages],
        "trail": in_words(output.steps.select_related("by")),
        "may_change": _may_change(request, output),
        "proof_form": ProofForm(),
        "reason_form": ReasonForm(),
    }


def _may_change(request: HttpRequest, output: Output) -> bool:
    held = held_appointment(request)
    if held is None or is_filed(output):
        return False  # what an entry or a clipping filed follows it
    if held.role in KEEPERS:
        return True
    own = {held.unit_id, *inherited_units(request)}
    return held.role in RECORDERS and output.contributions.filter(unit__in=own).exists()


def _changeable(request: HttpRequest, pk: int) -> Output:
    output = get_object_or_404(Output, pk=pk)
    if not _may_change(request, output):
        raise PermissionDenied(
            _(
                "Chỉ đơn vị thực hiện hoặc cán bộ đầu mối được sửa kết quả này; kết quả có từ sổ "
                "theo dõi hay điểm báo thì sửa ở đó."
            )
        )
    return output


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def output_revise(request: HttpRequest, pk: int) -> HttpResponse:
    output = _changeable(request, pk)
    held = {name: getattr(output, name) for name in recording.FIELDS} | {
        "units": [c.unit_id for c in output.contributions.all()],
        "tasks": [c.task_id for c in output.credits.all()],
    }
    form = ReviseForm(
        posted(request),
        unit=acting_unit(request),
        day=timezone.localdate(),
        kept=output.languages,
        initial=held,
    )
    if form.is_valid():
        try:
            recording.revise(
                output, changes=form.told(), reason=form.cleaned_data["reason"], by=request.user
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:output_page", pk=output.pk)
    return render(
        request,
        "workspace/outputs/revise.html",
        {"form": form, "output": output},
        status=422 if form.errors else 200,
    )


@in_office
@require_POST
def output_prove(request: HttpRequest, pk: int) -> HttpResponse:
    output = _changeable(request, pk)
    form = ProofForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            with transaction.atomic():
                proofs = _proofs(request, form) or [recording.Proof()]
                for proof in proofs:
                    recording.add_evidence(
                        output,
                        file=proof.file,
                        url=proof.url,
                        label=form.cleaned_data["label"],
                        by=request.user,
                    )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm minh chứng."))
            return redirect("workspace:output_page", pk=output.pk)
    context = _whole(request, output) | {"proof_form": form}
    return render(request, "workspace/outputs/page.html", context, status=422)


@in_office
@require_POST
def output_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """`move` is one of the three the address allows."""
    output = _changeable(request, pk)
    form = ReasonForm(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("reason", "")
    try:
        if move == "ghi-nhan":
            recording.record(output, by=request.user)
        elif move == "rut":
            recording.withdraw(output, reason=reason, by=request.user)
        else:
            recording.restore(output, reason=reason, by=request.user)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        context = _whole(request, output) | {"reason_form": form}
        return render(request, "workspace/outputs/page.html", context, status=422)
    return redirect("workspace:output_page", pk=output.pk)


urlpatterns = [
    path("ket-qua/", output_list, name="output_list"),
    path("ket-qua/ghi/", output_new, name="output_new"),
    path("ket-qua/<int:pk>/", output_page, name="output_page"),
    path("ket-qua/<int:pk>/sua/", output_revise, name="output_revise"),
    path("ket-qua/<int:pk>/minh-chung/", output_prove, name="output_prove"),
    *(
        path(f"ket-qua/<int:pk>/{move}/", output_move, {"move": move}, name=name)
        for move, name in (
            ("ghi-nhan", "output_record"),
            ("rut", "output_withdraw"),
            ("khoi-phuc", "output_restore"),
        )
    ),
]
