"""Stories and their appearances: the list of some days, the card, taking out and uniting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.press import grouping
from nhipcau.press.models import Story
from nhipcau.workspace.clipping.access import MAY_DECIDE
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.press_numbers import PartForm, StorySearch, TakeOutForm, UniteForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import in_office, may, require_role
from nhipcau.workspace.press_numbers.stories import lines_of, stories_asked
from nhipcau.workspace.press_numbers.story_card import (
    about_offered,
    appearances_of,
    now_in,
    standing,
    stories_to_unite,
    trail_of,
)

PER_PAGE = 50
APPEARANCES = 100


@in_office
@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    asked = StorySearch(request.GET, day=timezone.localdate())
    page = page_of(request, stories_asked(asked), PER_PAGE)
    context = {
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "page": page,
        "total": page.paginator.count,
        "lines": lines_of(page, asked),
    }
    return render(request, "workspace/stories/list.html", context)


@in_office
@require_safe
def story_page(request: HttpRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=pk)
    return _shown(request, story, TakeOutForm(story=story))


def _shown(request: HttpRequest, story: Story, form: TakeOutForm) -> HttpResponse:
    page = page_of(request, standing(story), APPEARANCES)
    total = page.paginator.count
    every = story.clippings.count()
    context: dict[str, Any] = {
        "story": story,
        "page": page,
        "total": total,
        "rejected": every - total,
        "appearances": appearances_of(page),
        "trail": trail_of(story),
        "may_move": may(request, *MAY_DECIDE),
        "may_take_out": may(request, *MAY_DECIDE) and every > 1,
        "is_empty": not every,
        "now_in": None if every else now_in(story),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/stories/page.html", context, status=status)


@require_role(*MAY_DECIDE)
@require_POST
def story_take_out(request: HttpRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=pk)
    form = TakeOutForm(request.POST, story=story)
    if form.is_valid():
        row, reason = form.cleaned_data["clipping"], form.cleaned_data["reason"]
        try:
            grouping.take_out(row, reason=reason, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã tách “%(title)s”.") % {"title": row.title})
            return redirect("workspace:story_page", pk=story.pk)
    return _shown(request, story, form)


@require_role(*MAY_DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def story_unite(request: HttpRequest, pk: int) -> HttpResponse:
    """Which other story is the same one; `q` looks for it by words."""
    story = get_object_or_404(Story, pk=pk)
    form = UniteForm(posted(request))
    if form.is_valid():
        told = form.cleaned_data
        try:
            kept = grouping.unite(
                story, other=told["other"], reason=told["reason"], by=request.user
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã gộp hai câu chuyện."))
            return redirect("workspace:story_page", pk=kept.pk)
    words = request.GET.get("q", "")[:200]
    context = {
        "story": story,
        "form": form,
        "words": words,
        "chosen": request.POST.get("other", ""),
        "offered": about_offered(stories_to_unite(story, words)),
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/stories/unite.html", context, status=status)


@require_role(*MAY_DECIDE)
@require_POST
def story_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that another story came into this one."""
    story = get_object_or_404(Story, pk=pk)
    form = PartForm(request.POST, story=story)
    if not form.is_valid():
        messages.error(request, sentences_of(form))
        return redirect("workspace:story_page", pk=story.pk)
    try:
        grouping.part(
            form.cleaned_data["step"], reason=form.cleaned_data["reason"], by=request.user
        )
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã tách lại thành hai câu chuyện."))
    return redirect("workspace:story_page", pk=story.pk)


urlpatterns = [
    path("diem-bao/cau-chuyen/", story_list, name="story_list"),
    path("diem-bao/cau-chuyen/<int:pk>/", story_page, name="story_page"),
    path("diem-bao/cau-chuyen/<int:pk>/tach/", story_take_out, name="story_take_out"),
    path("diem-bao/cau-chuyen/<int:pk>/gop/", story_unite, name="story_unite"),
    path("diem-bao/cau-chuyen/<int:pk>/tach-lai/", story_part, name="story_part"),
]
