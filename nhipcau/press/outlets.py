"""The verbs of outlets and their feeds: entered, changed, switched on and off."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.press.addresses import refuse_private_pages
from nhipcau.press.models import Feed, Outlet, OutletStep
from nhipcau.press.reading.opml import Subscription
from nhipcau.press.steps import leave_outlet_step
from nhipcau.registries.countries import country_name
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.typed_text import typed_line

FIELDS: Final = (
    *("name", "english_name", "medium", "country", "languages", "site", "zone", "letters_to"),
)
_SHIPPED = Path(__file__).parent / "data" / "outlets.json"


@transaction.atomic
def enter_outlet(*, values: Mapping[str, Any], by: User | None, code: str = "") -> Outlet:
    """A new outlet, switched off. Refuses a site on which everybody writes (code private_page)."""
    row = Outlet(code=code or _free_code(values.get("name", "")))
    _take(row, values)
    row.save()
    leave_outlet_step(row, "enter", by=by)
    return row


@transaction.atomic
def revise_outlet(outlet: Outlet, *, values: Mapping[str, Any], by: User) -> Outlet:
    """Change some of FIELDS."""
    row = _held(outlet)
    before = {name: getattr(row, name) for name in FIELDS}
    _take(row, values)
    told = {
        name: [before[name], getattr(row, name)]
        for name in FIELDS
        if before[name] != getattr(row, name)
    }
    if told:
        row.save()
        leave_outlet_step(row, "revise", by=by, changes=told)
    return row


@transaction.atomic
def switch(outlet: Outlet, *, on: bool, by: User, reason: str = "") -> Outlet:
    """Follow an outlet, or no longer; its feeds that are on are visited from now on, or rest."""
    row = _held(outlet)
    if row.is_on == on:
        return row
    row.is_on, row.silent_since = on, None
    row.save(update_fields=["is_on", "silent_since"])
    row.feeds.update(due_at=None, claimed_until=None)
    if on:
        row.feeds.filter(is_on=True).update(due_at=timezone.now())
    leave_outlet_step(row, "switch_on" if on else "switch_off", by=by, reason=reason)
    return row


@transaction.atomic
def add_feed(
    outlet: Outlet, *, address: str, by: User | None, kind: str = Feed.Kind.FEED, title: str = ""
) -> Feed:
    """One more address at which the outlet tells what is new; each stands once in the house."""
    row, told = _held(outlet), address.strip()
    refuse_private_pages(told, field="address")
    if known := Feed.objects.filter(address=told).select_related("outlet").first():
        message = f"Nguồn này đã có ở “{known.outlet.name}”."
        raise ValidationError({"address": ValidationError(message, code="known")})
    feed = Feed(outlet=row, address=told, kind=kind, title=typed_line(title)[:200])
    feed.due_at = timezone.now() if row.is_on else None
    feed.full_clean()
    feed.save()
    leave_outlet_step(row, "add_feed", by=by, changes={"address": ["", told]})
    return feed


@transaction.atomic
def switch_feed(feed: Feed, *, on: bool, by: User) -> Feed:
    """Visit a feed again, faults forgotten, or let it be."""
    outlet = _held(feed.outlet)
    row = Feed.objects.select_for_update().get(pk=feed.pk)
    row.is_on, row.faults, row.problem = on, 0, ""
    row.due_at = timezone.now() if on and outlet.is_on else None
    row.save()
    leave_outlet_step(
        outlet, "feed_on" if on else "feed_off", by=by, changes={"address": ["", row.address]}
    )
    return row


@transaction.atomic
def take_in(subscriptions: Iterable[Subscription], *, by: User) -> tuple[int, int, list[str]]:
    """Outlets and feeds of an OPML file: (new outlets, new feeds, sentences about what was left).

    Feeds of one site belong to one outlet; what is there already is left as it is.
    """
    outlets = feeds = 0
    left: list[str] = []
    for one in subscriptions:
        try:
            with transaction.atomic():
                outlet, is_new = _outlet_of(one, by=by)
                add_feed(outlet, address=one.address, title=one.title, by=by)
        except ValidationError as refusal:
            left.append(f"{one.title or one.address}: {' '.join(refusal.messages)}")
        else:
            outlets, feeds = outlets + is_new, feeds + 1
    return outlets, feeds, left


@transaction.atomic
def load_outlets(*, by: User | None) -> int:
    """The well-known outlets that ship, switched off; those there already are left as they are."""
    return load_rows(json.loads(_SHIPPED.read_text("utf8"))["outlets"], by=by)


@transaction.atomic
def load_rows(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Outlets with their code, FIELDS and `feeds`, all at once, switched off; how many are new.

    Those whose code is there already are left as they are, and so are feeds known in the house.
    """
    known = set(Outlet.objects.values_list("code", flat=True))
    told = {row["code"]: row for row in rows if row["code"] not in known}
    fresh = []
    for code, row in told.items():
        outlet = Outlet(code=code)
        _take(outlet, row, is_known_new=True)
        fresh.append(outlet)
    Outlet.objects.bulk_create(fresh)
    seen = set(Feed.objects.values_list("address", flat=True)) if fresh else set()
    feeds = []
    for outlet in fresh:
        for address in told[outlet.code].get("feeds", ()):
            refuse_private_pages(address, field="address")
            if address not in seen:
                seen.add(address)
                feed = Feed(outlet=outlet, address=address)
                feed.clean_fields(exclude=["outlet"])
                feeds.append(feed)
    Feed.objects.bulk_create(feeds)
    OutletStep.objects.bulk_create(OutletStep(outlet=one, act="load", by=by) for one in fresh)
    return len(fresh)


def called(one: Subscription) -> str:
    """The name under which a line of a list becomes an outlet."""
    return typed_line(one.title)[:200] or (one.site or one.address)[:200]


def _outlet_of(one: Subscription, *, by: User) -> tuple[Outlet, bool]:
    name = called(one)
    known = Outlet.objects.filter(site=one.site).first() if one.site else None
    known = known or Outlet.objects.filter(name=name).first()
    if known is not None:
        return known, False
    return enter_outlet(values={"name": name, "site": one.site}, by=by), True


def _held(outlet: Outlet) -> Outlet:
    return Outlet.objects.select_for_update().get(pk=outlet.pk)


def _take(row: Outlet, values: Mapping[str, Any], *, is_known_new: bool = False) -> None:
    for name in FIELDS:
        if name in values:
            value = values[name]
            setattr(row, name, typed_line(value) if isinstance(value, str) else value)
    if row.site:
        refuse_private_pages(row.site, field="site")
    if row.zone not in _zones():
        message = "Múi giờ không đúng; ví dụ đúng: Asia/Ho_Chi_Minh."
        raise ValidationError({"zone": ValidationError(message, code="zone")})
    if country_name(row.country) == row.country:
        message = "Chọn nước của cơ quan báo chí."
        raise ValidationError({"country": ValidationError(message, code="country")})
    row.full_clean(validate_unique=not is_known_new)


@lru_cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _free_code(name: str) -> str:
    stem = "-".join(words_of(name).split())[:50] or "bao"
    taken = set(Outlet.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(
        code for n in range(1, 10_000) if (code := stem if n == 1 else f"{stem}-{n}") not in taken
    )
