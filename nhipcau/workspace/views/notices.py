"""Notices: one's own, read on the web; mails that did not go out, for the administrator."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nhipcau.notices.choosing import receive_mail
from nhipcau.notices.mailing import mail_is_on, send_again
from nhipcau.notices.models import MailState, Notice
from nhipcau.notices.telling import mark_all_read, mark_read
from nhipcau.organisations.models import Role
from nhipcau.workspace.forms.notices import MailForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import in_office, may, require_role

PER_PAGE = 30
MOST_MAILS = 50


@in_office
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    return render(request, "workspace/notices/list.html", _whole(request))


def _whole(request: HttpRequest, refused: Form | None = None) -> dict[str, Any]:
    person = request.user
    told = {"email": person.email, "wanted": person.receives_mail}
    return {
        "page": page_of(request, person.notices.all(), PER_PAGE),
        "unread": person.notices.unread().count(),
        "mail_is_on": mail_is_on(),
        "mail_form": refused or MailForm(initial=told),
        **(_mails() if may(request, Role.ADMINISTRATOR) else {}),
    }


def _mails() -> dict[str, Any]:
    """What the administrator looks after: what went wrong, and what waits and why."""
    undelivered = _with_people(Notice.objects.undelivered())
    waiting = Notice.objects.filter(mail_state=MailState.WAITING)
    return {
        "is_postmaster": True,
        "undelivered": undelivered[:MOST_MAILS],
        "undelivered_count": undelivered.count(),
        "waiting_count": waiting.count(),
        "waiting_problem": waiting.exclude(mail_error="").values_list("mail_error", flat=True)[:1],
    }


def _with_people(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    return notices.select_related("user").order_by("-mail_at", "-pk")


@in_office
@require_POST
def notice_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it read; with `open` posted, go on to what it is about."""
    notice = mark_read(get_object_or_404(Notice, pk=pk), by=request.user)
    if "open" in request.POST and _is_our_page(notice.href):
        return redirect(notice.href)
    return redirect("workspace:notice_list")


def _is_our_page(href: str) -> bool:
    return href.startswith("/") and url_has_allowed_host_and_scheme(href, allowed_hosts=None)


@in_office
@require_POST
def notice_all(request: HttpRequest) -> HttpResponse:
    mark_all_read(by=request.user)
    return redirect("workspace:notice_list")


@in_office
@require_POST
def notice_mail(request: HttpRequest) -> HttpResponse:
    form = MailForm(request.POST)
    if form.is_valid():
        try:
            receive_mail(request.user, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu cách nhận thông báo."))
            return redirect("workspace:notice_list")
    return render(request, "workspace/notices/list.html", _whole(request, form), status=422)


@require_role(Role.ADMINISTRATOR)
@require_POST
def notice_again(request: HttpRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice, pk=pk)
    try:
        send_again(notice, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Thư sẽ đi trong lượt gửi tới."))
    return redirect("workspace:notice_list")


urlpatterns = [
    path("thong-bao/", notice_list, name="notice_list"),
    path("thong-bao/<int:pk>/doc/", notice_read, name="notice_read"),
    path("thong-bao/doc-het/", notice_all, name="notice_all"),
    path("thong-bao/nhan-thu/", notice_mail, name="notice_mail"),
    path("thong-bao/<int:pk>/gui-lai/", notice_again, name="notice_again"),
]
