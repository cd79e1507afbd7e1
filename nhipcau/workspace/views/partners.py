"""Partners: the list by every name, the card, entering with a word about likely doubles."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.registries.models import Partner
from nhipcau.registries.partners.doubles import Double, likely_doubles
from nhipcau.registries.partners.entering import enter_partner, revise_partner
from nhipcau.registries.partners.finding import standing_for
from nhipcau.workspace.forms.partners import PartnerForm, PartnerSearch
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.partnering.access import kept_partner, may_keep_partner, readable_partner
from nhipcau.workspace.partnering.card import done_with, names_on_card, numbers_of, own_names
from nhipcau.workspace.partnering.trail import trail_of
from nhipcau.workspace.people import acting_unit, held_appointment, in_office, may, require_role
from nhipcau.workspace.registers.access import MAY_ENTER
from nhipcau.workspace.roles import KEEPERS, RECORDERS
from nhipcau.workspace.shown_names import country_shown

PER_PAGE = 50
READ_AND_WRITE = ["GET", "HEAD", "POST"]
GROUPS = (
    (gettext_noop("Tên gọi"), ("name", "original_name", "english_name", "aliases")),
    (
        gettext_noop("Là ai, ở đâu"),
        ("kind", "country", "province", "parent", "is_friendly", "friendly_since"),
    ),
    (gettext_noop("Liên hệ chung"), ("website", "email", "phone", "address")),
    (gettext_noop("Theo dõi"), ("unit", "note", "ended_on", "reason")),
)


@in_office
@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    asked, view = PartnerSearch(request.GET), request.GET.get("cua", "")
    page = page_of(request, _found(request, asked.told, view), PER_PAGE)
    context = {
        "page": page,
        "rows": [
            (row, country_shown(row.country), next(iter(own_names(row)), None)) for row in page
        ],
        "asked": asked,
        "chosen": takeable(request, asked.words()),
        "view": view,
        "views": [
            (_("Tất cả"), "?", view not in ("ket-nghia", "don-vi")),
            (_("Kết nghĩa, hữu nghị"), "?cua=ket-nghia", view == "ket-nghia"),
            (_("Đơn vị tôi theo dõi"), "?cua=don-vi", view == "don-vi"),
        ],
        "may_enter": may(request, *RECORDERS),
        "may_import": may(request, *MAY_ENTER),
        "may_merge": may(request, *KEEPERS),
        "query": request.GET.urlencode(),
    }
    return render(request, "workspace/partners/list.html", context)


@in_office
@require_safe
def partner_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The card; an address of a partner that was merged leads to the one that was kept."""
    partner = readable_partner(pk)
    if partner.merged_into_id is not None:
        kept = standing_for(partner)
        told = {"gone": partner.name, "kept": kept.name}
        messages.info(request, _("“%(gone)s” đã gộp vào “%(kept)s”.") % told)
        return redirect("workspace:partner_page", pk=kept.pk)
    numbers = numbers_of(partner)
    context = {
        "partner": partner,
        "country": country_shown(partner.country),
        "names": names_on_card(partner),
        "children": partner.children.filter(merged_into=None),
        "done": list(done_with(partner)),
        "people": numbers["people"],
        "people_href": _people_href(partner),
        "copies": numbers["copies"],
        "steps": trail_of(partner),
        "keeps": may_keep_partner(request, partner),
        "may_merge": may(request, *KEEPERS),
        "joined": partner.merges_kept.standing().select_related("gone").order_by("-at"),
    }
    return render(request, "workspace/partners/page.html", context)


@require_role(*RECORDERS)
@require_http_methods(READ_AND_WRITE)
def partner_new(request: HttpRequest) -> HttpResponse:
    unit = acting_unit(request)
    form = _form(request, None)
    doubles: list[Double] = []
    if form.is_valid():
        told, names = form.values(), form.names()
        doubles = likely_doubles(told, names)
        others = [one.partner for one in doubles]
        if not doubles or form.overrules(others):
            try:
                partner = enter_partner(
                    values={name: value for name, value in told.items() if name != "unit"},
                    aliases=names,
                    apart_from=others,
                    unit=told.get("unit", unit),
                    by=request.user,
                )
            except ValidationError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, _("Đã ghi đối tác."))
                return redirect("workspace:partner_page", pk=partner.pk)
    return _shown(request, form, None, doubles)


@in_office
@require_http_methods(READ_AND_WRITE)
def partner_revise(request: HttpRequest, pk: int) -> HttpResponse:
    partner = kept_partner(request, pk)
    form = _form(request, partner)
    if form.is_valid():
        try:
            revise_partner(
                partner,
                values=form.values(),
                aliases=form.names(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("workspace:partner_page", pk=pk)
    return _shown(request, form, partner, [])


def _found(request: HttpRequest, told: dict[str, Any], view: str) -> Any:
    rows = Partner.objects.standing().select_related("unit")
    held = held_appointment(request)
    if view == "ket-nghia":
        rows = rows.filter(is_friendly=True)
    if view == "don-vi" and held is not None:
        rows = rows.filter(unit=held.unit)
    for name in ("kind", "country"):
        if told.get(name):
            rows = rows.filter(**{name: told[name]})
    return rows.search(told.get("q") or "")


def _people_href(partner: Partner) -> str:
    """The people of it, where there is such a page."""
    try:
        return f"{reverse('workspace:contact_list')}?partner={partner.pk}"
    except NoReverseMatch:
        return ""


def _form(request: HttpRequest, partner: Partner | None) -> PartnerForm:
    return PartnerForm(
        posted(request),
        unit=partner.unit if partner else acting_unit(request),
        day=timezone.localdate(),
        row=partner,
        chooses=may(request, *KEEPERS),
    )


def _shown(
    request: HttpRequest, form: PartnerForm, partner: Partner | None, doubles: list[Double]
) -> HttpResponse:
    groups = [(title, [form[n] for n in names if n in form.fields]) for title, names in GROUPS]
    context = {
        "form": form,
        "groups": groups,
        "partner": partner,
        "doubles": [(one.partner, [_(str(why.label)) for why in one.why]) for one in doubles],
    }
    status = 422 if form.errors or doubles else 200
    return render(request, "workspace/partners/form.html", context, status=status)


urlpatterns = [
    path("doi-tac/", partner_list, name="partner_list"),
    path("doi-tac/moi/", partner_new, name="partner_new"),
    path("doi-tac/<int:pk>/", partner_page, name="partner_page"),
    path("doi-tac/<int:pk>/sua/", partner_revise, name="partner_revise"),
]
