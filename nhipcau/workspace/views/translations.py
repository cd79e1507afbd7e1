"""Translations: works by language, what changed in the source, files to translators and back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.editorial.models import Edition, StaleMark, Work
from nhipcau.editorial.translating.handoff import Refused
from nhipcau.editorial.translating.staleness import bring_up_to_date, dismiss
from nhipcau.exchange.handing.doors import FORMS, file_for, take_in
from nhipcau.workspace.editing.access import (
    WRITERS,
    readable_edition,
    readable_work,
    refuse_unless,
    works_of,
    writes,
)
from nhipcau.workspace.editing.board import listed
from nhipcau.workspace.editing.translations import parts_of, rows_of
from nhipcau.workspace.editing.ways import desk_ways
from nhipcau.workspace.editing.words import first_of, languages, title_of
from nhipcau.workspace.forms.editions import ReasonForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.translations import ReturnForm, TranslationSearch
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office

PER_PAGE = 30


@in_office
@require_safe
def translation_list(request: HttpRequest) -> HttpResponse:
    asked, works = TranslationSearch(request.GET), works_of(request)
    page = page_of(request, listed(asked.narrowed(works)), PER_PAGE)
    editions = Edition.objects.filter(work__in=works).exclude(language=languages()[0][0])
    told = {
        "stale": StaleMark.objects.filter(edition__work__in=works, ended_at=None).count(),
        "checking": editions.waiting().count(),
        "public": editions.public().count(),
    }
    context = {
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "languages": languages(),
        "page": page,
        "rows": rows_of(page.object_list),
        "sentence": _(
            "%(stale)s bản dịch cũ hơn bản gốc, %(checking)s chờ kiểm tra, %(public)s công khai."
        )
        % told,
        "ways": desk_ways(request),
    }
    return render(request, "workspace/translations/list.html", context)


@in_office
@require_safe
def translation_page(request: HttpRequest, pk: int) -> HttpResponse:
    work = readable_work(request, pk)
    return render(request, "workspace/translations/page.html", _whole(request, work))


def _whole(request: HttpRequest, work: Work, **refused: Any) -> dict[str, Any]:
    """`refused` are the form of a file, or that of an edition as `of_edition`."""
    key, form = refused.get("of_edition") or (0, None)
    parts = parts_of(work, lambda one: form if form and one.pk == key else _reason(one))
    source: Any = first_of(work.editions.select_related("page"))
    stale = sum(bool(part.noticed_at) for part in parts)
    return {
        "work": work,
        "parts": parts,
        "source": source,
        "title": title_of(source.page) if source else str(work),
        "stale": stale,
        "may_write": writes(request, work),
        "file_form": ReturnForm(),
        "refused_form": form,
        "problems": [],
    } | refused


@in_office
@require_safe
def translation_file(request: HttpRequest, pk: int, language: str, kind: str) -> HttpResponse:
    """The text of the source for a translator, with what is translated already."""
    work = readable_work(request, pk)
    refuse_unless(request, writes(request, work), *WRITERS)
    if kind not in FORMS or language not in dict(languages()):
        raise Http404
    try:
        name, content = file_for(work, language=language, form=kind)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("workspace:translation_page", pk=work.pk)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=FORMS[kind], headers=headers)


@in_office
@require_POST
def translation_upload(request: HttpRequest, pk: int) -> HttpResponse:
    work = readable_work(request, pk)
    refuse_unless(request, writes(request, work), *WRITERS)
    form, problems = ReturnForm(request.POST, request.FILES), []
    if form.is_valid():
        try:
            edition = _taken_in(work, form, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _("Đã nhận bản dịch: bản nháp chờ gửi kiểm tra."))
            return redirect("workspace:edition_page", pk=edition.pk)
    context = _whole(request, work, file_form=form, problems=problems)
    return render(request, "workspace/translations/page.html", context, status=422)


@transaction.atomic
def _taken_in(work: Work, form: Form, *, by: Any) -> Edition:
    """Only a file of this very work; nothing of another one is kept."""
    edition = take_in(form.cleaned_data["file"].read(), by=by)
    if edition.work_id != work.pk:
        message = _("Tệp này là bản dịch của bài khác: hãy nộp ở trang bản dịch của bài đó.")
        raise ValidationError({"file": message}, code="other_work")
    return edition


@in_office
@require_POST
def translation_update(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _writable(request, pk)
    try:
        bring_up_to_date(edition, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Bản dịch đã theo kịp bản gốc."))
    return redirect("workspace:translation_page", pk=edition.work_id)


@in_office
@require_POST
def translation_dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _writable(request, pk)
    form = _reason(edition, request.POST)
    if form.is_valid():
        try:
            dismiss(edition, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi: không cần dịch lại."))
            return redirect("workspace:translation_page", pk=edition.work_id)
    return _refused(request, edition, form)


def _reason(edition: Edition, data: Any = None) -> Form:
    return ReasonForm(data, auto_id=f"ly-do_{edition.pk}_%s")


def _writable(request: HttpRequest, pk: int) -> Edition:
    edition = readable_edition(request, pk)
    refuse_unless(request, writes(request, edition.work), *WRITERS)
    return edition


def _refused(request: HttpRequest, edition: Edition, form: Form) -> HttpResponse:
    context = _whole(request, edition.work, of_edition=(edition.pk, form))
    return render(request, "workspace/translations/page.html", context, status=422)


urlpatterns = [
    path("cong-thong-tin/ban-dich/", translation_list, name="translation_list"),
    path("cong-thong-tin/<int:pk>/ban-dich/", translation_page, name="translation_page"),
    path(
        "cong-thong-tin/<int:pk>/ban-dich/<slug:language>.<slug:kind>/",
        translation_file,
        name="translation_file",
    ),
    path("cong-thong-tin/<int:pk>/ban-dich/nop/", translation_upload, name="translation_upload"),
    path("cong-thong-tin/ban/<int:pk>/da-dich/", translation_update, name="translation_update"),
    path(
        "cong-thong-tin/ban/<int:pk>/khong-dich-lai/",
        translation_dismiss,
        name="translation_dismiss",
    ),
]
