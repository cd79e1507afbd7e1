"""Changing what is kept about a person, from the first entry to the last word erased."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.registries.models import Contact, Ground, Partner
from nhipcau.registries.privacy import consenting, entering, restricting
from nhipcau.registries.privacy.erasing import erase
from nhipcau.registries.privacy.looking import Act, note_access
from nhipcau.registries.privacy.times import keep_until
from nhipcau.registries.steps import require_reason
from nhipcau.workspace.contacting.access import MAY_SEE, open_partners, readable_contact
from nhipcau.workspace.contacting.card import card_of, withdraw_form, withdrawing
from nhipcau.workspace.forms.contacts import (
    ConsentForm,
    ContactChangeForm,
    ContactForm,
    DetailForm,
    WhyForm,
)
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.people import require_role

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_role(*MAY_SEE)
@require_http_methods(GET_OR_POST)
def contact_new(request: HttpRequest) -> HttpResponse:
    """`?partner=` names the partner; only partners whose people one sees."""
    day = timezone.localdate()
    usual = {"keep_until": keep_until("contact", day), "ground": Ground.DUTY}
    form = ContactForm(
        posted(request),
        request.FILES or None,
        initial=usual | {"partner": _partner_asked(request)},
    )
    if form.is_valid() and (made := _entered(request, form)):
        messages.success(request, _("Đã lưu người liên hệ."))
        return redirect("workspace:contact_page", pk=made.pk)
    is_twin = form.has_error("name", code="twin") or form.data.get("is_another")
    context = {"form": form, "is_twin": is_twin}
    status = 422 if form.errors else 200
    return render(request, "workspace/contacts/new.html", context, status=status)


def _entered(request: HttpRequest, form: ContactForm) -> Contact | None:
    told = form.cleaned_data
    try:
        if not open_partners(request).filter(pk=told["partner"].pk).exists():
            message = _("Đối tác này do đơn vị khác theo dõi.")
            raise ValidationError({"partner": ValidationError(message, code="not_ours")})
        with transaction.atomic():
            agreed = told["ground"] == Ground.CONSENT
            return entering.enter_contact(
                told["partner"],
                values=form.values(),
                details=form.details(),
                consented=form.consented(_proof(request, form)) if agreed else None,
                is_another=told["is_another"],
                by=request.user,
                day=timezone.localdate(),
            )
    except ValidationError as refusal:
        show_refusal(form, refusal)
    return None


@require_role(*MAY_SEE)
@require_http_methods(GET_OR_POST)
def contact_revise(request: HttpRequest, pk: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    stands = {name: getattr(contact, name) for name in entering.OF_CONTACT}
    form = ContactChangeForm(posted(request), initial=stands)

    def change() -> None:
        told = dict(form.cleaned_data)
        why = told.pop("reason")
        entering.revise_contact(
            contact, values=told, by=request.user, day=timezone.localdate(), reason=why
        )

    return _form(request, contact, form, "revise", change, _("Đã lưu thay đổi."))


@require_role(*MAY_SEE)
@require_http_methods(GET_OR_POST)
def contact_detail_new(request: HttpRequest, pk: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    like = {name: getattr(contact, name) for name in ("purpose", "ground", "keep_until")}
    form = DetailForm(posted(request), initial=like)

    def change() -> None:
        entering.add_detail(
            contact, values=form.cleaned_data, by=request.user, day=timezone.localdate()
        )

    return _form(request, contact, form, "detail", change, _("Đã thêm cách liên hệ."))


@require_role(*MAY_SEE)
@require_http_methods(GET_OR_POST)
def contact_detail_revise(request: HttpRequest, pk: int, detail: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    found = get_object_or_404(contact.details, pk=detail)
    stands = {name: getattr(found, name) for name in entering.OF_DETAIL}
    form = DetailForm(posted(request), initial=stands)

    def change() -> None:
        entering.revise_detail(
            found, values=form.cleaned_data, by=request.user, day=timezone.localdate()
        )

    more = {"detail": found, "why_form": WhyForm(auto_id="bo_%s")}
    return _form(request, contact, form, "detail", change, _("Đã lưu thay đổi."), more)


@require_role(*MAY_SEE)
@require_POST
def contact_detail_off(request: HttpRequest, pk: int, detail: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    found = get_object_or_404(contact.details, pk=detail)
    form = WhyForm(request.POST, auto_id="bo_%s")

    def change() -> None:
        entering.take_detail_away(found, by=request.user, reason=form.cleaned_data["reason"])

    stands = {name: getattr(found, name) for name in entering.OF_DETAIL}
    more = {"detail": found, "form": DetailForm(initial=stands), "why_form": form}
    return _form(request, contact, form, "detail", change, _("Đã xóa cách liên hệ."), more)


@require_role(*MAY_SEE)
@require_http_methods(GET_OR_POST)
def contact_consent(request: HttpRequest, pk: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    usual = {"purpose": contact.purpose}
    form = ConsentForm(posted(request), request.FILES or None, initial=usual)

    def change() -> None:
        consenting.give_consent(
            contact,
            purpose=form.cleaned_data["purpose"],
            told=form.consented(_proof(request, form)),
            by=request.user,
            day=timezone.localdate(),
        )

    return _form(request, contact, form, "consent", change, _("Đã ghi sự đồng ý."))


@require_role(*MAY_SEE)
@require_POST
def contact_withdraw(request: HttpRequest, pk: int, consent: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    found = get_object_or_404(contact.consents, pk=consent)
    form = withdraw_form(found, request.POST, timezone.localdate())

    def change() -> None:
        day = timezone.localdate()
        consenting.withdraw_consent(found, on=form.cleaned_data["on"], by=request.user, day=day)

    said = _("Đã ghi rút sự đồng ý; dữ liệu chỉ dựa vào đó đã xóa.")
    return _on_card(request, contact, form, withdrawing(found), change, said)


@require_role(*MAY_SEE)
@require_POST
def contact_restrict(request: HttpRequest, pk: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    restricting.restrict([contact], on=timezone.localdate(), by=request.user)
    messages.success(request, _("Đã hạn chế sử dụng: không còn trong danh sách và tệp."))
    return redirect("workspace:contact_page", pk=pk)


@require_role(*MAY_SEE)
@require_POST
def contact_free(request: HttpRequest, pk: int) -> HttpResponse:
    contact, form = readable_contact(request, pk), WhyForm(request.POST, auto_id="bo_%s")

    def change() -> None:
        reason = require_reason(form.cleaned_data["reason"], _("Nêu lý do bỏ hạn chế."))
        restricting.release(contact, by=request.user, reason=reason)

    return _on_card(request, contact, form, "free_form", change, _("Đã bỏ hạn chế sử dụng."))


@require_role(*MAY_SEE)
@require_POST
def contact_erase(request: HttpRequest, pk: int) -> HttpResponse:
    contact, form = readable_contact(request, pk), WhyForm(request.POST, auto_id="xoa_%s")

    def change() -> None:
        reason = require_reason(form.cleaned_data["reason"], _("Nêu lý do xóa."))
        erase([contact], by=request.user, reason=reason)

    return _on_card(request, contact, form, "erase_form", change, _("Đã xóa hẳn dữ liệu."))


def _form(
    request: HttpRequest,
    contact: Contact,
    form: Form,
    name: str,
    change: Callable[[], None],
    said: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page of its own for one change; back to the card once it is done."""
    if form.is_valid() and _done(form, change):
        messages.success(request, said)
        return redirect("workspace:contact_page", pk=contact.pk)
    note_access(Act.VIEW, by=request.user, where=_("Biểu mẫu người liên hệ"), contact=contact)
    context = {"contact": contact, "form": form, **(more or {})}
    status = 422 if form.errors else 200
    return render(request, f"workspace/contacts/{name}.html", context, status=status)


def _on_card(
    request: HttpRequest,
    contact: Contact,
    form: Form,
    name: str,
    change: Callable[[], None],
    said: str,
) -> HttpResponse:
    """A change asked for on the card itself: done, or the card again with what is wrong."""
    if form.is_valid() and _done(form, change):
        messages.success(request, said)
        return redirect("workspace:contact_page", pk=contact.pk)
    note_access(Act.VIEW, by=request.user, where=_("Thẻ người liên hệ"), contact=contact)
    context = card_of(request, contact, {name: form}, day=timezone.localdate())
    return render(request, "workspace/contacts/page.html", context, status=422)


def _done(form: Form, change: Callable[[], None]) -> bool:
    try:
        with transaction.atomic():
            change()
    except ValidationError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _proof(request: HttpRequest, form: Form) -> StoredFile | None:
    upload = form.cleaned_data.get("proof")
    return store_file(upload, name=upload.name, by=request.user) if upload else None


def _partner_asked(request: HttpRequest) -> Partner | None:
    asked = request.GET.get("partner", "")
    known = asked.isascii() and asked.isdecimal() and len(asked) < 18
    return open_partners(request).filter(pk=asked).first() if known else None


urlpatterns = [
    path("nguoi-lien-he/them/", contact_new, name="contact_new"),
    path("nguoi-lien-he/<int:pk>/sua/", contact_revise, name="contact_revise"),
    path("nguoi-lien-he/<int:pk>/cach/them/", contact_detail_new, name="contact_detail_new"),
    path(
        "nguoi-lien-he/<int:pk>/cach/<int:detail>/",
        contact_detail_revise,
        name="contact_detail_revise",
    ),
    path(
        "nguoi-lien-he/<int:pk>/cach/<int:detail>/xoa/",
        contact_detail_off,
        name="contact_detail_off",
    ),
    path("nguoi-lien-he/<int:pk>/dong-y/", contact_consent, name="contact_consent"),
    path(
        "nguoi-lien-he/<int:pk>/dong-y/<int:consent>/rut/",
        contact_withdraw,
        name="contact_withdraw",
    ),
    path("nguoi-lien-he/<int:pk>/han-che/", contact_restrict, name="contact_restrict"),
    path("nguoi-lien-he/<int:pk>/bo-han-che/", contact_free, name="contact_free"),
    path("nguoi-lien-he/<int:pk>/xoa/", contact_erase, name="contact_erase"),
]
