"""Foreign press beside its card: a change answered, letters, pages to print, figures."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.notices.mailing import mail_is_on
from nhipcau.registries.models import PressMail, PressVisit, ProgrammeChange
from nhipcau.registries.press_visits.changing import answer
from nhipcau.registries.press_visits.figures import press_figures
from nhipcau.registries.press_visits.mailing import deliver, send_again, sent_by_hand
from nhipcau.registries.privacy.looking import Act, note_access
from nhipcau.ui.charts import Bar
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.press_visits import AnswerForm
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.forms.spans import SpanForm
from nhipcau.workspace.people import in_office
from nhipcau.workspace.registers.access import kept_entry, readable_entry, sees_inside
from nhipcau.workspace.shown_names import country_shown


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def pressrequest_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The written answer to a change that waits; one that was answered has no page."""
    change = get_object_or_404(
        ProgrammeChange, pk=pk, taken_off_at=None, answered_on=None, entry__struck_at=None
    )
    row = kept_entry(request, change.entry_id)
    initial = {"answered_on": timezone.localdate()}
    form = AnswerForm(posted(request), change=change, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        try:
            answer(
                change,
                is_approved=told["is_approved"],
                document=told["document"],
                on=told["answered_on"],
                adds=told.get("adds", ()),
                drops=told.get("drops", ()),
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            deliver(row.mails.all())
            messages.success(request, _("Đã ghi trả lời."))
            return redirect("workspace:entry_page", pk=row.pk)
    context = {"form": form, "row": row, "change": change}
    status = 422 if form.errors else 200
    return render(request, "workspace/press/change.html", context, status=status)


@in_office
@require_POST
def pressrequest_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that did not go: sent by hand, or with `again` let out once more."""
    letter = get_object_or_404(PressMail, pk=pk)
    row = kept_entry(request, letter.visit_id)
    try:
        if "again" in request.POST:
            deliver([send_again(letter, by=request.user)])
        else:
            sent_by_hand(letter, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi."))
    return redirect("workspace:entry_page", pk=row.pk)


@in_office
@require_safe
def pressrequest_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The request as one page, in the order of form 01/BC-BNG: for those inside alone."""
    row = _visit(pk)
    if not sees_inside(request, row):
        raise PermissionDenied(_("Chỉ người theo dõi mục này được xem thông tin của đoàn."))
    people = row.members.filter(taken_off_at=None, restricted_on=None)
    where = f"Bản in đề nghị của báo chí, mục số {row.pk}"
    by: Any = request.user
    note_access(Act.EXPORT, by=by, where=where, count=len(people) + bool(row.requester_name))
    context = {"row": row, "people": [(one, _country(one.nationality)) for one in people]}
    return render(request, "workspace/press/print.html", context | _facts(row))


@in_office
@require_safe
def pressrequest_report(request: HttpRequest, pk: int) -> HttpResponse:
    """What the programme came to, for the report afterwards: numbers and places, no names."""
    row = _visit(pk)
    nations: dict[str, int] = {}
    for one in row.members.filter(taken_off_at=None):
        nations[one.nationality] = nations.get(one.nationality, 0) + 1
    context = {
        "row": row,
        "nations": [(_country(code) or _("không ghi"), n) for code, n in sorted(nations.items())],
        "changes": row.programmechanges.filter(taken_off_at=None),
        "articles": row.pressarticles.filter(taken_off_at=None),
    }
    return render(request, "workspace/press/report.html", context | _facts(row))


@in_office
@require_safe
def pressrequest_figures(request: HttpRequest) -> HttpResponse:
    """Visits, people, countries, articles between two days; the year so far where none are told."""
    today = timezone.localdate()
    form = SpanForm(request.GET or None)
    first, last = form.span(date(today.year, 1, 1), today)
    told = press_figures(first, last)
    kinds = dict(PressVisit.Kind.choices)
    context = {
        "form": form,
        "told": told,
        "first": first,
        "last": last,
        "countries": [Bar(_country(code), count) for code, count in told.countries],
        "kinds": [(_(str(kinds.get(kind, kind))), count) for kind, count in told.kinds],
    }
    return render(request, "workspace/press/figures.html", context)


def _visit(pk: int) -> Any:
    row = readable_entry(pk)
    if not isinstance(row, PressVisit):
        raise Http404
    return row


def _facts(row: PressVisit) -> dict[str, Any]:
    return {
        "country": _country(row.country),
        "outlet": str(row.outlet) if row.outlet else row.outlet_name,
        "points": row.programmeitems.filter(taken_off_at=None, is_approved=True),
        "mail_is_on": mail_is_on(),
    }


def _country(code: str) -> str:
    return country_shown(code) if code else ""


urlpatterns = [
    path("so/bao-chi/so-lieu/", pressrequest_figures, name="pressrequest_figures"),
    path("so/bao-chi/<int:pk>/in/", pressrequest_print, name="pressrequest_print"),
    path("so/bao-chi/<int:pk>/bao-cao/", pressrequest_report, name="pressrequest_report"),
    path("so/bao-chi/thay-doi/<int:pk>/", pressrequest_change, name="pressrequest_change"),
    path("so/bao-chi/thu/<int:pk>/", pressrequest_letter, name="pressrequest_letter"),
]
