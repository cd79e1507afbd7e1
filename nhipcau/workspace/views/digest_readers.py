"""Who gets the press digest by mail: office addresses, added and switched."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.notices.mailing import mail_is_on
from nhipcau.notices.models import MailState
from nhipcau.press.digesting.readers import add_reader, switch_reader
from nhipcau.press.models import DigestReader
from nhipcau.workspace.clipping.access import MAY_DIGEST
from nhipcau.workspace.forms.digests import ReaderForm
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of
from nhipcau.workspace.people import require_role

PER_PAGE = 50


@require_role(*MAY_DIGEST)
@require_safe
def digestreader_list(request: HttpRequest) -> HttpResponse:
    sent = Count("mails", filter=Q(mails__state=MailState.SENT))
    rows = DigestReader.objects.annotate(sent=sent).order_by("-is_on", "rhythm", "name", "pk")
    context = {
        "page": page_of(request, rows, PER_PAGE),
        "on": DigestReader.objects.filter(is_on=True).count(),
        "mail_is_on": mail_is_on(),
    }
    return render(request, "workspace/digests/readers.html", context)


@require_role(*MAY_DIGEST)
@require_http_methods(["GET", "HEAD", "POST"])
def digestreader_new(request: HttpRequest) -> HttpResponse:
    form = ReaderForm(posted(request), initial={"rhythm": "daily"})
    if form.is_valid():
        try:
            add_reader(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm vào danh sách nhận; thư đi từ bản tới."))
            return redirect("workspace:digestreader_list")
    status = 422 if form.errors else 200
    return render(request, "workspace/digests/reader.html", {"form": form}, status=status)


@require_role(*MAY_DIGEST)
@require_POST
def digestreader_switch(request: HttpRequest, pk: int) -> HttpResponse:
    reader = get_object_or_404(DigestReader, pk=pk)
    switch_reader(reader, on=request.POST.get("on") == "1", by=request.user)
    return redirect("workspace:digestreader_list")


urlpatterns = [
    path("diem-bao/ban/nhan/", digestreader_list, name="digestreader_list"),
    path("diem-bao/ban/nhan/moi/", digestreader_new, name="digestreader_new"),
    path("diem-bao/ban/nhan/<int:pk>/", digestreader_switch, name="digestreader_switch"),
]
