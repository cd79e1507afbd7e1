"""Partners of the demo: well-known bodies by their public names, enterprises that are samples."""

from typing import Any

from nhipcau.demo.registers import Desk, read
from nhipcau.registries.models import Partner
from nhipcau.registries.partners.entering import enter_partner
from nhipcau.registries.partners.merging import merge_partners


def tell(desk: Desk) -> None:
    told = read("partners")
    for one in told["partners"]:
        desk.partners[one["key"]] = _enter(desk, one)
    for one in told["merges"]:
        with desk.at(one["day"], 15):
            kept, gone = desk.partners[one["kept"]], desk.partners[one["gone"]]
            merge_partners(kept, gone, reason=one["reason"], by=desk.focal)
            desk.partners[one["gone"]] = kept


def _enter(desk: Desk, one: dict[str, Any]) -> Partner:
    aside = ("key", "unit", "day", "aliases", "parent")
    values = {name: value for name, value in one.items() if name not in aside}
    if "parent" in one:
        values["parent"] = desk.partners[one["parent"]]
    with desk.at(one.get("day", "2024-01-09"), 10):
        return enter_partner(
            values=values,
            aliases=one.get("aliases", ()),
            unit=desk.units[one["unit"]],
            by=desk.by(one["unit"]),
        )
