"""What a list of feeds would bring in, line by line, before anything enters."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from nhipcau.press.addresses import refuse_private_pages
from nhipcau.press.models import Feed, Outlet
from nhipcau.press.outlets import called
from nhipcau.press.reading.opml import Subscription
from nhipcau.registries.countries import country_name


class Fate(StrEnum):
    """What `outlets.take_in` will do with a line."""

    OUTLET = "outlet"
    FEED = "feed"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A line with its fate: `outlet` is the name it comes under, `why` the reason of a refusal."""

    line: Subscription
    fate: Fate
    outlet: str = ""
    why: str = ""


def foreseen(lines: Iterable[Subscription]) -> list[Foreseen]:
    """The fate of each line in order, later lines seeing what earlier ones will bring.

    Nothing is written; three queries, however long the list is.
    """
    by_site: dict[str, str] = {}
    names: set[str] = set()
    for site, name in Outlet.objects.order_by("name", "pk").values_list("site", "name"):
        names.add(name)
        if site:
            by_site.setdefault(site, name)
    addresses = dict(Feed.objects.values_list("address", "outlet__name"))
    return [_fate(line, by_site, names, addresses) for line in lines]


def followed() -> tuple[Subscription, ...]:
    """Feeds that are followed, by country and outlet: for readers of feeds elsewhere."""
    rows = Feed.objects.filter(is_on=True, outlet__is_on=True).select_related("outlet")
    told = [
        Subscription(
            title=f"{row.outlet.name}: {row.title}" if row.title else row.outlet.name,
            address=row.address,
            site=row.outlet.site,
            folder=country_name(row.outlet.country),
        )
        for row in rows.order_by("outlet__name", "pk")
    ]
    return tuple(sorted(told, key=lambda one: one.folder))


def _fate(
    line: Subscription, by_site: dict[str, str], names: set[str], addresses: dict[str, str]
) -> Foreseen:
    name = called(line)
    known = by_site.get(line.site, "") or (name if name in names else "")
    try:
        if not known:
            _refuse_outlet(line, name)
        refuse_private_pages(line.address, field="address")
        Feed(address=line.address).clean_fields(exclude=["outlet"])
    except ValidationError as refusal:
        return Foreseen(line, Fate.REFUSED, why=" ".join(refusal.messages))
    if line.address in addresses:
        return Foreseen(line, Fate.KNOWN, addresses[line.address])
    addresses[line.address] = known or name
    if known:
        return Foreseen(line, Fate.FEED, known)
    names.add(name)
    if line.site:
        by_site[line.site] = name
    return Foreseen(line, Fate.OUTLET, name)


def _refuse_outlet(line: Subscription, name: str) -> None:
    if line.site:
        refuse_private_pages(line.site, field="site")
    Outlet(code="x", name=name, site=line.site).clean_fields()
