"""People one reaches partners through: the list, one card, the list as a file, who looked."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.registries.models import ContactAccess
from nhipcau.registries.models.partners import ContactQuerySet
from nhipcau.registries.privacy.looking import Act, note_access
from nhipcau.registries.privacy.naming import person_name
from nhipcau.workspace.attachments import attachment
from nhipcau.workspace.contacting.access import MAY_SEE, open_contacts, readable_contact
from nhipcau.workspace.contacting.card import card_of, state_of
from nhipcau.workspace.contacting.sheet import sheet_of
from nhipcau.workspace.forms.contacts import ContactSearch
from nhipcau.workspace.lists import page_of, takeable
from nhipcau.workspace.people import may, require_role
from nhipcau.workspace.roles import KEEPERS

PER_PAGE = 50


@require_role(*MAY_SEE)
@require_safe
def contact_list(request: HttpRequest) -> HttpResponse:
    """Names stand here, so that each look at the list is noted with how many it showed."""
    day = timezone.localdate()
    asked = _asked(request, day)
    page = page_of(request, _found(request, asked), PER_PAGE)
    note_access(Act.LIST, by=request.user, where=_("Danh sách người liên hệ"), count=len(page))
    context = {
        "page": page,
        "rows": [(one, person_name(one), state_of(one, day)) for one in page],
        "asked": asked,
        "partner": asked.told.get("partner"),
        "chosen": takeable(request, asked.words()),
        "query": request.GET.urlencode(),
        "sees_looks": may(request, *KEEPERS),
    }
    return render(request, "workspace/contacts/list.html", context)


@require_role(*MAY_SEE)
@require_safe
def contact_page(request: HttpRequest, pk: int) -> HttpResponse:
    contact = readable_contact(request, pk)
    note_access(Act.VIEW, by=request.user, where=_("Thẻ người liên hệ"), contact=contact)
    context = card_of(request, contact, {}, day=timezone.localdate())
    return render(request, "workspace/contacts/page.html", context)


@require_role(*MAY_SEE)
@require_safe
def contact_export(request: HttpRequest) -> HttpResponse:
    """The list as narrowed, without those who restricted the use of their data."""
    day = timezone.localdate()
    rows = _found(request, _asked(request, day)).filter(restricted_on=None)
    found = list(rows.prefetch_related("details"))
    note_access(Act.EXPORT, by=request.user, where=_("Tệp người liên hệ"), count=len(found))
    response = attachment(sheet_of(found), f"nguoi-lien-he-{day.isoformat()}.xlsx")
    response["Cache-Control"] = "private, no-store"
    return response


@require_role(*KEEPERS)
@require_safe
def contact_access(request: HttpRequest) -> HttpResponse:
    """Who saw or took away personal data, the newest first; persons by their number alone."""
    looks = ContactAccess.objects.select_related("by").order_by("-at", "-pk")
    page = page_of(request, looks, PER_PAGE)
    return render(request, "workspace/contacts/access.html", {"page": page})


def _asked(request: HttpRequest, day: date) -> ContactSearch:
    return ContactSearch(request.GET, day=day, sees_restricted=may(request, *KEEPERS))


def _found(request: HttpRequest, asked: ContactSearch) -> ContactQuerySet:
    rows: ContactQuerySet = asked.narrowed(open_contacts(request)).select_related("partner")
    return rows.order_by("partner__name", "name", "pk")


urlpatterns = [
    path("nguoi-lien-he/", contact_list, name="contact_list"),
    path("nguoi-lien-he/tai-ve.xlsx", contact_export, name="contact_export"),
    path("nguoi-lien-he/luot-xem/", contact_access, name="contact_access"),
    path("nguoi-lien-he/<int:pk>/", contact_page, name="contact_page"),
]
