"""Who takes a job has it alone for a while; who dies with it leaves it to the next."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q

from nhipcau.press.fetching.gates import PAUSE_S, HostGate, Shut
from nhipcau.press.fetching.robots import RobotsBook
from nhipcau.press.models import Host

LEASE: Final = timedelta(minutes=5)


Rest = Callable[[str], None]
"""Waits before a second request to one host within one visit."""


def rest(_origin: str) -> None:
    """Wait as long as between any two requests to one host."""
    time.sleep(PAUSE_S)


class HostIsBusy(Exception):
    """Somebody asks the host just now, or did a moment ago; `until` is when to come again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


def claim(rows: models.QuerySet[Any], *, now: datetime) -> Any | None:
    """One of `rows` that is due and nobody's, held for LEASE; None where there is none.

    Taking is one conditional update: of two workers one gets the row, on either database.
    """
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    for pk in rows.filter(free, due_at__lte=now).order_by("due_at", "pk").values_list("pk")[:20]:
        mine = rows.model.objects.filter(free, pk=pk[0], due_at__lte=now)
        if mine.update(claimed_until=now + LEASE):
            return rows.model.objects.get(pk=pk[0])
    return None


@contextmanager
def asking(address: str, *, now: datetime) -> Iterator[RobotsBook]:
    """The host of an address, alone: its rules as kept, kept again afterwards.

    Raises HostIsBusy while somebody else asks it, or within the pause after the last request.
    """
    name = urlsplit(address).netloc.lower()
    host, _ = Host.objects.get_or_create(name=name[:255])
    gate = HostGate(host.name, host.opens_at, host.turn)
    try:
        inside = gate.enter(now=now, lease=LEASE)
    except Shut as shut:
        raise HostIsBusy(shut.until) from shut
    if not _kept(gate, inside):
        raise HostIsBusy(now + timedelta(seconds=PAUSE_S))
    robots = RobotsBook.of(host.robots)
    pause, began = PAUSE_S, time.monotonic()
    try:
        yield robots
        pause = max(pause, robots.delay_s(_origin(address)))
    finally:
        left_at = now + timedelta(seconds=time.monotonic() - began)
        robots.forget_old(now=now)
        _kept(inside, inside.leave(inside.turn, now=left_at, pause_s=pause), robots=robots.state())


def _kept(before: HostGate, after: HostGate, **more: Any) -> bool:
    """Keep the gate as it is now, unless somebody else went through it meanwhile."""
    rows = Host.objects.filter(name=before.host, turn=before.turn)
    return bool(rows.update(opens_at=after.opens_at, turn=after.turn, **more))


def _origin(address: str) -> str:
    split = urlsplit(address)
    return f"{split.scheme}://{split.netloc}".lower()
