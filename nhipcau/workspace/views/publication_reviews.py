"""The look at a publication before it goes out: answered by a second person, kept, read again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.registries.models import Publication, Register, Review
from nhipcau.registries.reviewing import passing
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.reviewing.standing import standing_of
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.publication_reviews import WORDS, ReviewForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office, require_role
from nhipcau.workspace.registers.access import readable_entry
from nhipcau.workspace.registers.cells import cell, cells
from nhipcau.workspace.registers.publication_card import REVIEWERS
from nhipcau.workspace.registers.publications import DESCRIBED, EDITIONS

_MARKS = {passing.YES: "passed", passing.NO: "failed", passing.ABSENT: "none"}


@require_role(*REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def review_new(request: HttpRequest, pk: int) -> HttpResponse:
    """What is looked at stands above the questions; whoever prepared it reads why not they."""
    row, today = _publication(pk), timezone.localdate()
    prepared = request.user.pk in passing.preparers(row)
    form = ReviewForm(
        posted(request),
        asked=passing.asks(row, day=today),
        initial={"seen": digest_of(row)},
    )
    if form.is_valid():
        try:
            found = passing.review(
                row,
                answers=form.answers(),
                seen=form.cleaned_data["seen"],
                remark=form.cleaned_data["remark"],
                day=today,
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            done = _("Kiểm tra đạt.") if found.is_passed else _("Đã ghi: kiểm tra không đạt.")
            messages.success(request, done)
            return redirect("workspace:entry_page", pk=pk)
    context = {"row": row, "form": form, "prepared": prepared, **_looked_at(row)}
    status = 422 if form.errors else 200
    return render(request, "workspace/looks/new.html", context, status=status)


@in_office
@require_safe
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Review.objects.select_related("entry", "by"), pk=pk)
    row = found.entry.specific
    answers = [
        (words, _MARKS.get(value, "none"), WORDS.get(value, value), remark)
        for words, value, remark in found.answers
    ]
    newest = standing_of(row)
    context = {
        "row": row,
        "review": found,
        "answers": answers,
        "look": newest if newest.review == found else None,
        "others": row.reviews.filter(taken_off_at=None).exclude(pk=pk).select_related("by"),
    }
    return render(request, "workspace/looks/page.html", context)


def _publication(pk: int) -> Publication:
    row = readable_entry(pk)
    if row.register != Register.PUBLICATION:
        raise Http404
    if row.struck_at is not None:
        raise PermissionDenied(_("Ấn phẩm này đã gạch bỏ nên không kiểm tra."))
    found: Publication = row
    return found


def _looked_at(row: Publication) -> dict[str, Any]:
    """Its words and its editions, as its card shows them."""
    names = [name for group in DESCRIBED.groups for name in group.fields]
    told = (cell(row, name, DESCRIBED.labels.get(name, "")) for name in names)
    facts = [one for one in told if not one.is_empty]
    editions = row.printings.filter(taken_off_at=None).select_related("file", "page")
    columns = [one for one in EDITIONS.columns if not one.is_number]
    return {
        "facts": facts,
        "columns": columns,
        "editions": [(one, cells(one, columns)) for one in editions],
    }


urlpatterns = [
    path("so/muc/<int:pk>/kiem-tra/", review_new, name="review_new"),
    path("so/kiem-tra/<int:pk>/", review_page, name="review_page"),
]
