"""The press digest: the list, a new one, composed and issued, read as it was issued."""

from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Count, IntegerField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.press.digesting.composing import compose
from nhipcau.press.digesting.headings import Sorting
from nhipcau.press.models import Digest
from nhipcau.workspace.clipping.access import MAY_DIGEST
from nhipcau.workspace.digesting.draft import draft_of
from nhipcau.workspace.digesting.issued import issued_of
from nhipcau.workspace.forms.digests import DigestForm, DigestSearch, usual_days
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import acting_unit, in_office, may, refusal, require_role

PER_PAGE = 30


@in_office
@require_safe
def digest_list(request: HttpRequest) -> HttpResponse:
    """Drafts first, for those who make them; then the newest issued."""
    search, makes = DigestSearch(request.GET), may(request, *MAY_DIGEST)
    found = Digest.objects.filter(**search.asked()).annotate(items_count=Count("items"))
    if not makes:
        found = found.exclude(state=Digest.State.DRAFT)
    drafts_first = Case(
        When(state=Digest.State.DRAFT, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    rows = found.order_by(drafts_first, "-last_on", "-issued_at", "-pk").defer("told", "lead")
    years = Digest.objects.order_by("-year").values_list("year", flat=True).distinct()
    context = {
        "page": page_of(request, rows, PER_PAGE),
        "asked": search.asked(),
        "rhythms": Digest.Rhythm.choices,
        "years": list(years),
        "drafts": Digest.objects.filter(state=Digest.State.DRAFT).count() if makes else 0,
        "issued": Digest.objects.filter(state=Digest.State.ISSUED).count(),
        "may_digest": makes,
    }
    return render(request, "workspace/digests/list.html", context)


@require_role(*MAY_DIGEST)
@require_http_methods(["GET", "HEAD", "POST"])
def digest_new(request: HttpRequest) -> HttpResponse:
    """`ky` and `ngay` in the address choose the rhythm and the day, as a notice does."""
    form = DigestForm(posted(request), initial=_usual(request))
    if form.is_valid():
        try:
            made = compose(**form.cleaned_data, unit=acting_unit(request), by=request.user)
        except ValidationError as wrong:
            show_refusal(form, wrong)
        else:
            messages.success(request, _("Đã lập bản điểm báo; xem lại tin rồi phát hành."))
            return redirect("workspace:digest_page", pk=made.pk)
    context = {"form": form, "rhythms": Digest.Rhythm.choices, "rhythm": form["rhythm"].value()}
    status = 422 if form.errors else 200
    return render(request, "workspace/digests/new.html", context, status=status)


@in_office
@require_safe
def digest_page(request: HttpRequest, pk: int) -> HttpResponse:
    digest = get_object_or_404(Digest.objects.select_related("unit", "word", "pdf"), pk=pk)
    if digest.state != Digest.State.DRAFT:
        return render(request, "workspace/digests/issued.html", issued_of(request, digest))
    if not may(request, *MAY_DIGEST):
        raise PermissionDenied(refusal(request, *MAY_DIGEST))
    context = draft_of(request, digest, refused={})
    return render(request, "workspace/digests/draft.html", context)


def _usual(request: HttpRequest) -> dict[str, object]:
    asked = request.GET.get("ky", "")
    rhythm = asked if asked in Digest.Rhythm.values else Digest.Rhythm.DAILY.value
    first, last = usual_days(rhythm, timezone.localdate())
    with suppress(KeyError, ValueError):
        first = last = date.fromisoformat(request.GET["ngay"])
    return {"rhythm": rhythm, "first_on": first, "last_on": last, "sorting": Sorting.ORIGIN.value}


urlpatterns = [
    path("diem-bao/ban/", digest_list, name="digest_list"),
    path("diem-bao/ban/moi/", digest_new, name="digest_new"),
    path("diem-bao/ban/<int:pk>/", digest_page, name="digest_page"),
]
