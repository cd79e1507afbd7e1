"""Moves of a digest: words and items of a draft, issued, withdrawn, replaced, mailed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nhipcau.drafting.digesting import issue_with_papers
from nhipcau.press.digesting import choosing, composing, issuing
from nhipcau.press.digesting.mailing import deliver, send_again, sent_by_hand
from nhipcau.press.models import Digest, DigestItem, DigestMail
from nhipcau.workspace.clipping.access import MAY_DIGEST
from nhipcau.workspace.digesting.draft import draft_of
from nhipcau.workspace.digesting.issued import issued_of
from nhipcau.workspace.forms.digests import (
    DOWN,
    OFF,
    UP,
    WORD,
    AddForm,
    HeadForm,
    ItemForm,
    SortForm,
    WithdrawForm,
)
from nhipcau.workspace.forms.open_words import sentences_of
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import acting_unit, require_role


@require_role(*MAY_DIGEST)
@require_POST
def digest_revise(request: HttpRequest, pk: int) -> HttpResponse:
    digest, form = get_object_or_404(Digest, pk=pk), HeadForm(request.POST)
    if form.is_valid():
        try:
            composing.revise(digest, values=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu tên, nhận định và ngày."))
            return redirect("workspace:digest_page", pk=pk)
    return _again(request, digest, "head", form)


@require_role(*MAY_DIGEST)
@require_POST
def digest_add(request: HttpRequest, pk: int) -> HttpResponse:
    digest, form = get_object_or_404(Digest, pk=pk), AddForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Chọn ít nhất một tin đã xác nhận để thêm."))
        return redirect("workspace:digest_page", pk=pk)
    try:
        choosing.add(digest, clippings=form.cleaned_data["clippings"], by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return redirect("workspace:digest_page", pk=pk)


@require_role(*MAY_DIGEST)
@require_POST
def digest_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: up, down, to a place, off, or its heading and note."""
    digest, form = get_object_or_404(Digest, pk=pk), ItemForm(request.POST)
    if not form.is_valid() and {"item", "do"} & set(form.errors):
        messages.error(request, _("Không rõ làm gì với tin nào; hãy thử lại từ trang này."))
        return redirect("workspace:digest_page", pk=pk)
    item = get_object_or_404(DigestItem, pk=form.cleaned_data["item"], digest=digest)
    if form.is_valid():
        try:
            _do(item, form, request)
        except ValidationError as refusal:
            show_refusal(form, refusal)
    if form.errors and form.cleaned_data["do"] == WORD:
        form.auto_id = f"tin{item.pk}_%s"
        return _again(request, digest, f"item-{item.pk}", form)
    if form.errors:
        messages.error(request, sentences_of(form))
    return redirect(f"{reverse('workspace:digest_page', args=[pk])}#tin-{item.pk}")


@require_role(*MAY_DIGEST)
@require_POST
def digest_sort(request: HttpRequest, pk: int) -> HttpResponse:
    """All items under other headings, or one heading up or down."""
    digest, form = get_object_or_404(Digest, pk=pk), SortForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    try:
        if told.get("way"):
            up, heading = told["way"] == UP, told["heading"]
            choosing.move_heading(digest, heading=heading, up=up, by=request.user)
        elif told.get("sorting"):
            composing.sort(digest, sorting=told["sorting"], by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    return redirect("workspace:digest_page", pk=pk)


@require_role(*MAY_DIGEST)
@require_POST
def digest_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept first, whole; the letters go out afterwards, those that cannot wait for the calendar."""
    digest = get_object_or_404(Digest, pk=pk)
    try:
        issued = issue_with_papers(digest, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        deliver(issued.mails.all())
        told = {"number": f"{issued.number}/{issued.year}"}
        messages.success(request, _("Đã phát hành số %(number)s.") % told)
    return redirect("workspace:digest_page", pk=pk)


@require_role(*MAY_DIGEST)
@require_POST
def digest_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    digest, form = get_object_or_404(Digest, pk=pk), WithdrawForm(request.POST)
    if form.is_valid():
        try:
            issuing.withdraw(digest, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thu hồi; có thể lập bản thay thế."))
            return redirect("workspace:digest_page", pk=pk)
    if not digest.told:
        messages.error(request, sentences_of(form))
        return redirect("workspace:digest_page", pk=pk)
    context = issued_of(request, digest, withdraw_form=form)
    return render(request, "workspace/digests/issued.html", context, status=422)


@require_role(*MAY_DIGEST)
@require_POST
def digest_replace(request: HttpRequest, pk: int) -> HttpResponse:
    digest = get_object_or_404(Digest, pk=pk)
    try:
        made = issuing.replace(digest, unit=acting_unit(request), by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:digest_page", pk=pk)
    return redirect("workspace:digest_page", pk=made.pk)


@require_role(*MAY_DIGEST)
@require_POST
def digest_discard(request: HttpRequest, pk: int) -> HttpResponse:
    digest = get_object_or_404(Digest, pk=pk)
    try:
        composing.discard(digest, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
        return redirect("workspace:digest_page", pk=pk)
    messages.success(request, _("Đã bỏ bản đang soạn."))
    return redirect("workspace:digest_list")


@require_role(*MAY_DIGEST)
@require_POST
def digest_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that did not go: `again` lets it go once more, else it was sent by hand."""
    asked = request.POST.get("mail", "")
    known = asked.isdecimal() and len(asked) < 18
    mail = get_object_or_404(DigestMail, pk=asked if known else 0, digest=pk)
    try:
        if "again" in request.POST:
            deliver([send_again(mail, by=request.user)])
        else:
            sent_by_hand(mail, by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Đã ghi việc gửi thư."))
    return redirect("workspace:digest_page", pk=pk)


def _do(item: DigestItem, form: ItemForm, request: HttpRequest) -> None:
    told, by = form.cleaned_data, request.user
    if told["do"] == OFF:
        choosing.take_off(item, by=by)
    elif told["do"] == WORD:
        choosing.word(item, heading=told["heading"], note=told["note"], by=by)
    elif told["do"] in (UP, DOWN):
        choosing.move(item, to=item.place + (-1 if told["do"] == UP else 1), by=by)
    elif told["to"]:
        heading = told["heading"] if "heading" in request.POST else None
        choosing.move(item, to=told["to"], heading=heading, by=by)


def _again(request: HttpRequest, digest: Digest, name: str, form: ItemForm) -> HttpResponse:
    """The page with what was refused; a digest that is no draft any more shows itself."""
    if digest.state != Digest.State.DRAFT:
        messages.error(request, sentences_of(form))
        return redirect("workspace:digest_page", pk=digest.pk)
    context = draft_of(request, digest, refused={name: form})
    return render(request, "workspace/digests/draft.html", context, status=422)


urlpatterns = [
    path("diem-bao/ban/<int:pk>/sua/", digest_revise, name="digest_revise"),
    path("diem-bao/ban/<int:pk>/them/", digest_add, name="digest_add"),
    path("diem-bao/ban/<int:pk>/tin/", digest_item, name="digest_item"),
    path("diem-bao/ban/<int:pk>/xep/", digest_sort, name="digest_sort"),
    path("diem-bao/ban/<int:pk>/phat-hanh/", digest_issue, name="digest_issue"),
    path("diem-bao/ban/<int:pk>/thu-hoi/", digest_withdraw, name="digest_withdraw"),
    path("diem-bao/ban/<int:pk>/thay-the/", digest_replace, name="digest_replace"),
    path("diem-bao/ban/<int:pk>/bo/", digest_discard, name="digest_discard"),
    path("diem-bao/ban/<int:pk>/thu/", digest_mail, name="digest_mail"),
]
