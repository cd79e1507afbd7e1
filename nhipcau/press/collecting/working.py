"""The collector: one round after another, by as many workers as one likes."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import models

from nhipcau.press.collecting.claims import Rest, claim, rest
from nhipcau.press.collecting.reading_pages import Desk, put_off_broken, read_page
from nhipcau.press.collecting.visiting import visit
from nhipcau.press.fetching.client import Client
from nhipcau.press.models import Feed, FoundPage

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Went:
    """What one round did."""

    visits: int = 0
    pages: int = 0
    clippings: int = 0
    broken: int = 0


def go_round(
    *,
    client: Client,
    clock: Callable[[], datetime],
    most: int = 100,
    is_wanted: Callable[[], bool] = lambda: True,
    rest: Rest = rest,
) -> Went:
    """Visit feeds that are due, then read pages that are due, at most `most` jobs in all.

    Each job is claimed, done and kept by itself: a worker that dies leaves its job to the next,
    nothing is lost and nothing stands twice. What goes wrong with one job is logged, never raised.
    Nothing is done while no name of ours is known.
    """
    went, desk = Went(), Desk.as_it_is()
    if not desk.knows_names:  # every page would be judged as not ours, for good
        return went
    feeds = Feed.objects.filter(is_on=True, outlet__is_on=True).select_related("outlet")
    pages = FoundPage.objects.filter(state=FoundPage.State.WAITING, outlet__is_on=True)
    for _ in range(most):
        if not is_wanted():
            break
        now = clock()
        if feed := claim(feeds, now=now):
            went.visits += 1
            went.broken += not _tried(
                feed, partial(visit, feed, client=client, now=now, rest=rest)
            )[0]
        elif page := claim(pages, now=now):
            went.pages += 1
            read = partial(read_page, page, client=client, desk=desk, now=now, rest=rest)
            is_done, is_clipping = _tried(page, read)
            if not is_done:
                went.broken += 1
                put_off_broken(page, now=now)
            went.clippings += is_clipping is True
        else:
            break
    return went


def _tried(row: models.Model, job: Callable[[], object]) -> tuple[bool, object]:
    """Whether the job came to its end, and what it gave; else its claim runs out and another
    worker tries.
    """
    try:
        return True, job()
    except Exception:
        _log.exception("a job of the press was broken off: %s %s", row._meta.label, row.pk)
        return False, None
