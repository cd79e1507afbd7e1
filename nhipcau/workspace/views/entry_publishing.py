"""The public part of an entry, ticked field by field, and the draft of its page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.registries import publishing
from nhipcau.registries.models import Register
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.publishing import PublicPartForm
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import in_office
from nhipcau.workspace.registers.access import kept_entry
from nhipcau.workspace.registers.every import BY_CODE


@in_office
@require_http_methods(["GET", "HEAD", "POST"])
def entry_publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = kept_entry(request, pk)
    if not publishing.may_be_public(row):
        raise Http404
    form = PublicPartForm(posted(request), row=row)
    if form.is_valid():
        told = dict(form.cleaned_data)
        under = told.pop("under", None)
        try:
            with transaction.atomic():
                row = publishing.tick(row, **told, by=request.user)
                if under is not None:
                    publishing.draft_page(row, under=under, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            said = (
                _("Đã soạn bản nháp; trang chờ viết tiếp và kiểm tra.") if under else _("Đã lưu.")
            )
            messages.success(request, said)
            return redirect("workspace:entry_publish", pk=pk)
    context = {
        "form": form,
        "row": row,
        "part": publishing.public_part(row),
        "described": BY_CODE[row.register],
        "label": Register(row.register).label,
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/entries/publish.html", context, status=status)


urlpatterns = [path("so/muc/<int:pk>/cong-khai/", entry_publish, name="entry_publish")]
