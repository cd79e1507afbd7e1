"""Where the text stands on the pages of an outlet: learnt, watched, dropped, or told by people."""

import zlib
from dataclasses import asdict
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.press.models import FoundPage, Outlet, OutletProfile, PageBody
from nhipcau.press.reading.extracting.cascade import Outcome
from nhipcau.press.reading.extracting.learning import learn
from nhipcau.press.reading.extracting.profiles import Profile, WrongSelector
from nhipcau.press.reading.extracting.standing import ProfileStanding, checked
from nhipcau.press.reading.shapes import Raw
from nhipcau.press.steps import leave_outlet_step

PAGES_TO_LEARN: Final = 8
"""Pages of an outlet without a profile that are kept to learn one from."""
State = OutletProfile.State


def profile_of(outlet: Outlet) -> OutletProfile | None:
    return outlet.profiles.filter(state=State.IN_USE).first()


def told_by(row: OutletProfile | None) -> Profile | None:
    return Profile.from_json(row.told) if row is not None else None


@transaction.atomic
def watch(row: OutletProfile, raw: Raw, outcome: Outcome) -> None:
    """How a page went by the profile; after too many poor ones it is dropped, with the reason."""
    held = OutletProfile.objects.select_for_update().get(pk=row.pk)
    before = ProfileStanding(**held.standing)
    fit = checked(Profile.from_json(held.told), raw, is_proven=before.is_proven)
    standing = before.after(outcome).after_check(fit)
    if standing == before or held.state != State.IN_USE:
        return
    held.standing = asdict(standing)
    held.state = State.DROPPED if standing.is_dropped else State.IN_USE
    held.save(update_fields=["standing", "state"])
    if standing.is_dropped:
        leave_outlet_step(held.outlet, "drop_profile", by=None, reason=standing.dropped)


@transaction.atomic
def learn_profile(outlet: Outlet, *, now: datetime, by: User | None) -> OutletProfile | None:
    """Learn one from the pages kept, if there is none; None where they do not agree.

    Pages that were kept for it alone go, whether it could be learnt or not.
    """
    row = Outlet.objects.select_for_update().get(pk=outlet.pk)
    bodies = PageBody.objects.filter(page__outlet=row).select_related("page")
    if profile_of(row) or bodies.count() < PAGES_TO_LEARN:
        return None
    pages = [_raw(body) for body in bodies.order_by("-fetched_at")[: 2 * PAGES_TO_LEARN]]
    told = learn(pages, now=now, zone=ZoneInfo(row.zone))
    bodies.exclude(page__state=FoundPage.State.CLIPPED).delete()
    if told is None or not told.is_used:
        return None
    leave_outlet_step(row, "learn_profile", by=by, changes={"text": ["", told.text]})
    return OutletProfile.objects.create(outlet=row, told=told.as_json(), by=by)


@transaction.atomic
def tell_profile(
    outlet: Outlet,
    *,
    text: str,
    leave_out: tuple[str, ...],
    by: User,
    now: datetime,
    title: str | None = None,
    date: str | None = None,
) -> OutletProfile:
    """An officer says where text, title and day stand (CSS selectors); it goes before a learnt one.

    `title` and `date` may be empty; None leaves them as they are.
    """
    row = Outlet.objects.select_for_update().get(pk=outlet.pk)
    known = profile_of(row)
    base = told_by(known) or Profile(text="article", fit=1.0, learned_on=now.date(), pages=0)
    try:
        told = base.edited(text, leave_out, title=title, date=date)
    except WrongSelector as wrong:
        raise ValidationError({wrong.part: ValidationError(str(wrong), code="selector")}) from wrong
    if known is not None:
        known.state = State.DROPPED
        known.save(update_fields=["state"])
    leave_outlet_step(
        row, "tell_profile", by=by, changes={"text": [base.text if known else "", told.text]}
    )
    return OutletProfile.objects.create(outlet=row, told=told.as_json(), by=by)


@transaction.atomic
def drop_profile(outlet: Outlet, *, reason: str, by: User) -> None:
    """Read the outlet without a profile again."""
    known = profile_of(Outlet.objects.select_for_update().get(pk=outlet.pk))
    if known is not None:
        known.state = State.DROPPED
        known.save(update_fields=["state"])
        leave_outlet_step(outlet, "drop_profile", by=by, reason=reason)


def _raw(body: PageBody) -> Raw:
    headers = tuple((name, value) for name, value in body.headers)
    content = zlib.decompress(bytes(body.content))
    return Raw(body.page.address, body.fetched_at, 200, content, headers, body.final)
