"""A feed visited: what is new becomes pages to read, in one transaction with what is remembered."""

import random
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from nhipcau.press.addresses import key_of, one_form
from nhipcau.press.collecting.claims import HostIsBusy, Rest, asking, rest
from nhipcau.press.collecting.indexes import followed
from nhipcau.press.collecting.moving import keep_known, known_of
from nhipcau.press.fetching import pacing
from nhipcau.press.fetching.answers import Failed, Fetched, NotModified
from nhipcau.press.fetching.asking import Asked
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.fetch import fetch
from nhipcau.press.fetching.robots import RobotsBook
from nhipcau.press.models import Feed, FeedVisit, FoundPage, Outlet
from nhipcau.press.reading.feeds import read_feed
from nhipcau.press.reading.shapes import FeedRead, Found, Raw

Outcome = FeedVisit.Outcome
_LONGEST_ADDRESS = 2000


def visit(feed: Feed, *, client: Client, now: datetime, rest: Rest = rest) -> FeedVisit | None:
    """Ask a feed that was claimed, keep what is new; None where its host has to wait.

    Nothing an outlet does is raised; a fault is told in the visit and makes the next one later.
    """
    try:
        with asking(feed.address, now=now) as robots:
            fetched = fetch(
                feed.address, client=client, now=now, known=known_of(feed), robots=robots, rest=rest
            )
            read = _read(feed, fetched, client, robots, rest)
    except HostIsBusy as busy:
        Feed.objects.filter(pk=feed.pk).update(due_at=busy.until, claimed_until=None)
        return None
    match fetched.outcome:
        case Raw() as raw:
            return _keep(feed, fetched, read, now=now, status=raw.status)
        case NotModified(status):
            return _keep(feed, fetched, None, now=now, status=status)
        case Failed() as failed:
            return _fail(feed, fetched, failed, now=now)


def _read(
    feed: Feed, fetched: Fetched, client: Client, robots: RobotsBook, rest: Rest
) -> FeedRead | None:
    """The lines that came; those of the newest sitemaps where it is an index."""
    if not isinstance(raw := fetched.outcome, Raw):
        return None
    zone = ZoneInfo(feed.outlet.zone)
    read = read_feed(raw, zone=zone)
    if read.kind != "sitemap_index":
        return read
    return followed(raw, client=client, robots=robots, zone=zone, now=raw.fetched_at, rest=rest)


@transaction.atomic
def _keep(
    feed: Feed, fetched: Fetched, read: FeedRead | None, *, now: datetime, status: int
) -> FeedVisit:
    row = Feed.objects.select_for_update().select_related("outlet").get(pk=feed.pk)
    found = read.found if read else ()
    fresh = _new_pages(row, found, now=now)
    news = tuple(one.published.at if one.published else now for one in fresh)
    history = pacing.after_answer(_history(row, now), now=now, news=news)
    problem = " ".join(read.problems)[:300] if read else ""
    keep_known(row, fetched, read)
    row.title = row.title or (read.title[:200] if read else "")
    row.new_at = now if fresh else row.new_at
    row.problem = problem or fetched.problem[:300]
    pause = read.pause_minutes if read else 0
    asked = Asked(pause, fetched.asked.fresh_s, fetched.asked.retry_after_s)
    _plan_next(row, history, asked, now=now)
    if fresh and row.outlet.silent_since is not None:
        Outlet.objects.filter(pk=row.outlet_id).update(silent_since=None)
    outcome = Outcome.READ if read else Outcome.UNCHANGED
    return _leave(row, outcome, now, status, problem, found=len(found), fresh=len(fresh))


@transaction.atomic
def _fail(feed: Feed, fetched: Fetched, failed: Failed, *, now: datetime) -> FeedVisit:
    row = Feed.objects.select_for_update().select_related("outlet").get(pk=feed.pk)
    history = pacing.after_failure(_history(row, now), failed, now=now)
    row.problem = failed.sentence[:300]
    _plan_next(row, history, Asked(retry_after_s=failed.retry_after_s), now=now)
    return _leave(row, Outcome.FAILED, now, failed.status, row.problem)


def _history(row: Feed, now: datetime) -> pacing.History:
    return pacing.History.of(row.history) if row.history else pacing.History(began_at=now)


def _plan_next(row: Feed, history: pacing.History, asked: Asked, *, now: datetime) -> None:
    row.history, row.faults, row.visited_at = history.state(), history.score, now
    row.due_at = pacing.next_visit(history, now=now, asked=asked, jitter=random.random())
    row.claimed_until = None
    row.save()


def _new_pages(row: Feed, found: tuple[Found, ...], *, now: datetime) -> list[Found]:
    """Lines whose page nobody has seen yet; each becomes a page to read."""
    lines = {
        key_of(one.address): one
        for one in found
        if one.address.startswith(("http://", "https://")) and len(one.address) <= _LONGEST_ADDRESS
    }
    known = set(FoundPage.objects.filter(key__in=lines).values_list("key", flat=True))
    fresh = {key: one for key, one in lines.items() if key not in known}
    FoundPage.objects.bulk_create(
        (
            FoundPage(
                outlet=row.outlet,
                feed=row,
                address=one_form(one.address),
                key=key,
                told=_told(one),
                due_at=now + timedelta(seconds=at),
            )
            for at, (key, one) in enumerate(fresh.items())
        ),
        ignore_conflicts=True,
    )
    return list(fresh.values())


def _told(one: Found) -> dict[str, Any]:
    """The line as JSON."""
    published = one.published
    told = {**asdict(one), "published": None}
    if published:
        told["published"] = {**asdict(published), "at": published.at.isoformat()}
    return told


def _leave(
    row: Feed,
    outcome: str,
    now: datetime,
    status: int,
    problem: str,
    *,
    found: int = 0,
    fresh: int = 0,
) -> FeedVisit:
    return FeedVisit.objects.create(
        feed=row,
        at=now,
        outcome=outcome,
        status=status,
        found=found,
        fresh=fresh,
        problem=problem,
    )
