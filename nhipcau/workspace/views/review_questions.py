"""The list of questions that publications are looked through with; keepers of registers keep it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.editorial.models import RequiredFeature
from nhipcau.registries.models import Publication, ReviewQuestion
from nhipcau.registries.reviewing import questions
from nhipcau.ui.history import Step
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.publication_reviews import QuestionForm, RewordForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.roles import KEEPERS

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def reviewquestion_list(request: HttpRequest) -> HttpResponse:
    rows = list(ReviewQuestion.objects.all())
    context = {
        "asked": [(one, _scope(one)) for one in rows if one.valid_to is None],
        "ended": [(one, _scope(one)) for one in rows if one.valid_to is not None],
        "features": RequiredFeature.objects.all(),
        "may_change": may(request, *KEEPERS),
    }
    return render(request, "workspace/looks/questions.html", context)


@require_role(*KEEPERS)
@require_http_methods(READ_AND_WRITE)
def reviewquestion_new(request: HttpRequest) -> HttpResponse:
    form = QuestionForm(posted(request), initial={"from_day": timezone.localdate()})
    if form.is_valid():
        told = form.cleaned_data
        try:
            questions.add_question(
                told["words"],
                forms=told["applies_to"],
                only_maps=told["only_maps"],
                from_day=told["from_day"],
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm câu hỏi."))
            return redirect("workspace:reviewquestion_list")
    return _form(request, form)


@require_role(*KEEPERS)
@require_POST
def reviewquestion_load(request: HttpRequest) -> HttpResponse:
    """The questions that came with the product, for an office that has none yet."""
    came = questions.load_questions()
    messages.success(request, _("Đã nạp %(n)s câu hỏi soạn sẵn.") % {"n": came})
    return redirect("workspace:reviewquestion_list")


@require_role(*KEEPERS)
@require_http_methods(READ_AND_WRITE)
def reviewquestion_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words are another question; below them the trail of this one."""
    found = get_object_or_404(ReviewQuestion, pk=pk)
    form = RewordForm(posted(request), initial={"words": _(found.words)})
    if form.is_valid():
        try:
            questions.reword(
                found,
                words=form.cleaned_data["words"],
                day=timezone.localdate(),
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã đổi lời; câu cũ giữ trong các lần kiểm tra cũ."))
            return redirect("workspace:reviewquestion_list")
    return _form(request, form, found)


@require_role(*KEEPERS)
@require_POST
def reviewquestion_end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReviewQuestion, pk=pk)
    try:
        questions.end_question(found, day=timezone.localdate(), by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Từ hôm nay câu này không hỏi nữa."))
    return redirect("workspace:reviewquestion_list")


@require_role(*KEEPERS)
@require_POST
def reviewquestion_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReviewQuestion, pk=pk)
    try:
        questions.ask_again(found, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Câu này được hỏi lại."))
    return redirect("workspace:reviewquestion_list")


def _scope(one: ReviewQuestion) -> str:
    """Of which publications it is asked, in words."""
    labels = dict(Publication.Form.choices)
    kinds = ", ".join(_(str(labels.get(form, form))).lower() for form in one.forms)
    told = [kinds] if kinds else []
    if one.only_maps:
        told.append(_("có bản đồ"))
    return ", ".join(told) or _("mọi ấn phẩm")


def _form(request: HttpRequest, form: Any, question: ReviewQuestion | None = None) -> HttpResponse:
    said = {
        "load": _("Có sẵn"),
        "add": _("Thêm"),
        "end": _("Thôi dùng"),
        "ask_again": _("Dùng lại"),
    }
    steps = question.steps.select_related("by") if question else []
    told = [
        Step(one.at, str(one.by or _("Hệ thống")), said.get(one.act, one.act), one.act)
        for one in steps
    ]
    context = {"form": form, "question": question, "steps": told}
    status = 422 if form.errors else 200
    return render(request, "workspace/looks/question.html", context, status=status)


urlpatterns = [
    path("so/cau-hoi-kiem-tra/", reviewquestion_list, name="reviewquestion_list"),
    path("so/cau-hoi-kiem-tra/them/", reviewquestion_new, name="reviewquestion_new"),
    path("so/cau-hoi-kiem-tra/nap/", reviewquestion_load, name="reviewquestion_load"),
    path("so/cau-hoi-kiem-tra/<int:pk>/", reviewquestion_revise, name="reviewquestion_revise"),
    path("so/cau-hoi-kiem-tra/<int:pk>/thoi-dung/", reviewquestion_end, name="reviewquestion_end"),
    path(
        "so/cau-hoi-kiem-tra/<int:pk>/dung-lai/",
        reviewquestion_again,
        name="reviewquestion_again",
    ),
]
