"""A work of the portal as one page: its sheet, its languages, what may be done with each."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.editorial.entering import revise_work
from nhipcau.editorial.models import Edition, Work
from nhipcau.editorial.snapshots import latest_revision
from nhipcau.organisations.models import Role, Unit
from nhipcau.press.clarifying.publishing import note_releases
from nhipcau.workspace.editing.access import (
    WRITERS,
    readable_edition,
    readable_work,
    refuse_unless,
    releases,
    writes,
)
from nhipcau.workspace.editing.drafts import drawn_draft
from nhipcau.workspace.editing.moves import MOVES
from nhipcau.workspace.editing.thread import parts_of, work_words
from nhipcau.workspace.forms.editions import SECRECY, SheetForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office, may
from nhipcau.workspace.roles import UNIT_STAFF


@in_office
@require_safe
def work_page(request: HttpRequest, pk: int) -> HttpResponse:
    work = readable_work(request, pk)
    return render(request, "workspace/editions/work.html", _whole(request, work))


def _whole(request: HttpRequest, work: Work, **more: Any) -> dict[str, Any]:
    parts = parts_of(request, work, more.get("refused"))
    topics = dict(Work.Topic.choices)
    return {
        "work": work,
        "parts": parts,
        "title": parts[0].told.title if parts else str(work),
        "title_language": parts[0].told.code if parts else "vi",
        "sentence": work_words(parts),
        "tasks": work.tasks.select_related("group"),
        "topics": [_(topics[code]) for code in work.topics if code in topics],
        "may_write": writes(request, work),
        "may_release": releases(request),
        "may_purge": may(request, Role.FOCAL),
        "secrecy": SECRECY,
    } | more


@in_office
@require_POST
def edition_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """`name` is one of the moves that the addresses below allow."""
    edition, move = readable_edition(request, pk), MOVES[name]
    refuse_unless(request, move.is_allowed(request, edition), *move.roles)
    form = move.form(request.POST, auto_id=f"{name}_{edition.pk}_%s")
    if form.is_valid() and _made(request, edition, name, form):
        messages.success(request, str(move.done))
        return redirect(_place(edition))
    context = _whole(request, edition.work, refused={edition.pk: {name: form}}, refused_form=form)
    return render(request, "workspace/editions/work.html", context, status=422)


def _made(request: HttpRequest, edition: Edition, name: str, form: Form) -> bool:
    try:
        MOVES[name].make(edition, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    if name in ("edition_release", "edition_emergency"):
        note_releases()
    return True


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def work_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    work = readable_work(request, pk)
    refuse_unless(request, writes(request, work), *WRITERS)
    held = {
        "unit": work.unit_id,
        "output_kind": work.output_kind,
        "topics": work.topics,
        "tasks": [task.pk for task in work.tasks.all()],
    }
    form = SheetForm(posted(request), units=_units(request, work), initial=held)
    if form.is_valid():
        try:
            revise_work(work, changes=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu phiếu của bài."))
            return redirect("workspace:work_page", pk=work.pk)
    context = {"form": form, "work": work, "title": parts_of(request, work)[0].told.title}
    status = 422 if form.errors else 200
    return render(request, "workspace/editions/sheet.html", context, status=status)


def _units(request: HttpRequest, work: Work) -> Any:
    """Officers keep their unit; the others choose among those of today."""
    if may(request, *UNIT_STAFF):
        return Unit.objects.filter(pk=work.unit_id)
    day = timezone.localdate()
    return Unit.objects.filter(pk=work.unit_id) | Unit.objects.on(day)


@in_office
@require_safe
def edition_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The place of an edition on the page of its work."""
    edition = readable_edition(request, pk)
    return redirect(_place(edition))


def _place(edition: Edition) -> str:
    address = reverse("workspace:work_page", args=[edition.work_id])
    return f"{address}#ban-{edition.language}"


@in_office
@require_safe
def edition_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest text as the public would see it."""
    edition = readable_edition(request, pk)
    revision = latest_revision(edition.page)
    if revision is None:
        messages.info(request, _("Trang chưa có bản nháp nào để xem."))
        return redirect("workspace:work_page", pk=edition.work_id)
    return drawn_draft(request, revision)


urlpatterns = [
    path("cong-thong-tin/<int:pk>/", work_page, name="work_page"),
    path("cong-thong-tin/<int:pk>/phieu/", work_sheet, name="work_sheet"),
    path("cong-thong-tin/ban/<int:pk>/", edition_page, name="edition_page"),
    path("cong-thong-tin/ban/<int:pk>/xem/", edition_preview, name="edition_preview"),
    *(
        path(f"cong-thong-tin/ban/<int:pk>/{words}/", edition_move, {"name": name}, name=name)
        for words, name in (
            ("gui", "edition_submit"),
            ("lay-lai", "edition_take_back"),
            ("dang", "edition_release"),
            ("hen-gio", "edition_schedule"),
            ("bo-hen", "edition_unschedule"),
            ("go", "edition_withdraw"),
            ("dang-khan", "edition_emergency"),
        )
    ),
]
