"""People of a partner in the office of the tests, and what one of them asks about their data."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.models import Consent, Contact, ContactDetail, DataRequest, Partner
from nhipcau.registries.privacy import asking
from tests.factories.registries import make_contact, make_detail


def lay_contacts(*, unit: Unit, by: User) -> None:
    """A person with a detail and a consent, and a request of that person under way."""
    day = timezone.localdate()
    partner = Partner.objects.filter(unit=unit).first()
    row = make_contact(partner=partner, by=by, keep_until=day + timedelta(days=20), title="Thư ký")
    make_detail(row)
    Consent.objects.create(
        contact=row, purpose="Gửi bản tin", given_on=day, channel="paper", entered_by=by,
        text_hash="a" * 64,
    )  # fmt: skip
    told = {"who": row.name, "reach": "", "told": "Xin xem dữ liệu.", "received_on": day}
    asked = asking.receive(values=told | {"kind": "view"}, by=by, day=day)
    asking.confirm_rows(asked, rows=[row], by=by)


def contact_rows() -> dict[str, Any]:
    return {
        "contact": lambda: Contact.objects.order_by("pk").first(),
        "datarequest": lambda: DataRequest.objects.first(),
    }


def contact_words() -> dict[str, Any]:
    return {
        "detail": lambda: ContactDetail.objects.order_by("pk").first().pk,
        "consent": lambda: Consent.objects.first().pk,
    }
