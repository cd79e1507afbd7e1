"""Topics that clippings are sorted by and their terms: read, weighed, ended, tried on a text."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.outputs.languages import language_name
from nhipcau.press import topics, words
from nhipcau.press.models import Topic, TopicTerm
from nhipcau.press.reading.languages import language_of
from nhipcau.press.reading.topics import least_of, scores, shipped_bounds
from nhipcau.workspace.clipping.access import MAY_FOLLOW
from nhipcau.workspace.following.topic_card import card_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.press_words import (
    ReasonForm,
    TermForm,
    TopicForm,
    TopicReviseForm,
    TryInLanguageForm,
    WeightForm,
)
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import in_office, may, require_role

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@in_office
@require_safe
def presstopic_list(request: HttpRequest) -> HttpResponse:
    used = Count("terms", filter=Q(terms__weight__gt=0))
    spoken = Count("terms__language", distinct=True, filter=Q(terms__weight__gt=0))
    context = {
        "rows": Topic.objects.annotate(term_count=used, language_count=spoken),
        "general": TopicTerm.objects.filter(topic=None, weight__gt=0).count(),
        "threshold": shipped_bounds().threshold,
        "may_follow": may(request, *MAY_FOLLOW),
    }
    return render(request, "workspace/presstopics/list.html", context)


@in_office
@require_safe
def presstopic_page(request: HttpRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic, pk=pk)
    return render(request, "workspace/presstopics/page.html", card_of(request, topic))


@in_office
@require_safe
def presstopic_general(request: HttpRequest) -> HttpResponse:
    """Terms of no topic: phrases left out everywhere, words that make every score smaller."""
    return render(request, "workspace/presstopics/page.html", card_of(request, None))


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def presstopic_new(request: HttpRequest) -> HttpResponse:
    form = TopicForm(posted(request))
    if form.is_valid():
        try:
            topic = topics.add_topic(values=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm chủ đề; hãy thêm từ cho chủ đề."))
            return redirect("workspace:presstopic_page", pk=topic.pk)
    return _form(request, form, None)


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def presstopic_revise(request: HttpRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic, pk=pk)
    stands = {name: getattr(topic, name) for name in topics.FIELDS}
    form = TopicReviseForm(posted(request), initial=stands)
    if form.is_valid():
        told = dict(form.cleaned_data)
        reason = told.pop("reason")
        try:
            topics.revise_topic(topic, values=told, reason=reason, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:presstopic_page", pk=pk)
    return _form(request, form, topic)


def _form(request: HttpRequest, form: Any, topic: Topic | None) -> HttpResponse:
    context = {"form": form, "topic": topic, "threshold": shipped_bounds().threshold}
    status = 422 if form.errors else 200
    return render(request, "workspace/presstopics/form.html", context, status=status)


@require_role(*MAY_FOLLOW)
@require_POST
def presstopic_switch(request: HttpRequest, pk: int) -> HttpResponse:
    topic, form = get_object_or_404(Topic, pk=pk), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        topics.switch_topic(topic, on=not topic.is_on, reason=reason, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi thay đổi."))
    return redirect("workspace:presstopic_page", pk=pk)


@require_role(*MAY_FOLLOW)
@require_POST
def presstopic_term_new(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A term of a topic, or without `pk` one of all topics."""
    topic = get_object_or_404(Topic, pk=pk) if pk else None
    form = TermForm(request.POST, auto_id="tu_%s")
    if form.is_valid():
        try:
            topics.add_term(topic, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm từ."))
            return _back(topic)
    context = card_of(request, topic, form)
    return render(request, "workspace/presstopics/page.html", context, status=422)


@require_role(*MAY_FOLLOW)
@require_http_methods(READ_AND_WRITE)
def presstopic_term(request: HttpRequest, pk: int) -> HttpResponse:
    """One term: its weight, and the way to end it."""
    term = get_object_or_404(TopicTerm.objects.select_related("topic"), pk=pk)
    form = WeightForm(posted(request), initial={"weight": term.weight})
    if form.is_valid():
        try:
            words.weigh(term, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã đổi trọng số; tin sau được chấm theo trọng số mới."))
            return _back(term.topic)
    context = {"term": term, "form": form, "spoken": _(language_name(term.language))}
    status = 422 if form.errors else 200
    return render(request, "workspace/presstopics/term.html", context, status=status)


@require_role(*MAY_FOLLOW)
@require_POST
def presstopic_term_end(request: HttpRequest, pk: int) -> HttpResponse:
    term = get_object_or_404(TopicTerm.objects.select_related("topic"), pk=pk)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        topics.end_term(term, reason=reason, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:presstopic_term", pk=pk)
    messages.success(request, _("Từ này không còn được tính."))
    return _back(term.topic)


def _back(topic: Topic | None) -> HttpResponse:
    if topic is None:
        return redirect("workspace:presstopic_general")
    return redirect("workspace:presstopic_page", pk=topic.pk)


@in_office
@require_http_methods(READ_AND_WRITE)
def presstopic_try(request: HttpRequest) -> HttpResponse:
    """The topics of a text with their terms and sums; nothing is kept."""
    form = TryInLanguageForm(posted(request))
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        title, text = form.cleaned_data["title"], form.cleaned_data["text"]
        language = form.cleaned_data["language"] or language_of(f"{title}\n{text}").code
        lexicon = words.lexicon_kept()
        found = scores(title, text, lexicon, language=language)
        least = least_of(title, text, found, lexicon)
        called = dict(Topic.objects.values_list("code", "name"))
        context |= {
            "is_tried": True,
            "spoken": _(language_name(language)),
            "rows": [
                (
                    called.get(tag.topic, tag.topic),
                    tag,
                    round(least[tag.topic], 2),
                    tag.score >= least[tag.topic],
                )
                for tag in found
            ],
        }
    status = 422 if form.errors else 200
    return render(request, "workspace/presstopics/try.html", context, status=status)


urlpatterns = [
    path("diem-bao/chu-de/", presstopic_list, name="presstopic_list"),
    path("diem-bao/chu-de/them/", presstopic_new, name="presstopic_new"),
    path("diem-bao/chu-de/thu/", presstopic_try, name="presstopic_try"),
    path("diem-bao/chu-de/chung/", presstopic_general, name="presstopic_general"),
    path("diem-bao/chu-de/chung/tu/", presstopic_term_new, name="presstopic_general_new"),
    path("diem-bao/chu-de/<int:pk>/", presstopic_page, name="presstopic_page"),
    path("diem-bao/chu-de/<int:pk>/sua/", presstopic_revise, name="presstopic_revise"),
    path("diem-bao/chu-de/<int:pk>/bat-tat/", presstopic_switch, name="presstopic_switch"),
    path("diem-bao/chu-de/<int:pk>/tu/", presstopic_term_new, name="presstopic_term_new"),
    path("diem-bao/chu-de/tu/<int:pk>/", presstopic_term, name="presstopic_term"),
    path("diem-bao/chu-de/tu/<int:pk>/bo/", presstopic_term_end, name="presstopic_term_end"),
]
