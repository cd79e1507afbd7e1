"""Partners in the office of the tests: one of the unit, and one that was merged into it."""

from typing import Any

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.models import Merge, Partner
from nhipcau.registries.partners.entering import enter_partner
from nhipcau.registries.partners.merging import merge_partners


def lay_partners(*, unit: Unit, by: User) -> None:
    told = {"kind": "locality", "country": "LA", "is_friendly": True}
    kept, gone = (
        enter_partner(values=told | {"name": name}, aliases=["ຈຳປາສັກ"], unit=unit, by=by)
        for name in ("Tỉnh Champasak", "Tỉnh Chăm-pa-xắc")
    )
    enter_partner(values=told | {"name": "Champassak"}, unit=unit, by=by)
    merge_partners(kept, gone, reason="Một tỉnh", by=by)


def partner_rows() -> dict[str, Any]:
    return {
        "partner": lambda: Partner.objects.get(merges_kept__isnull=False),
        "merge": lambda: Merge.objects.first(),
    }
