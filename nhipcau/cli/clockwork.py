"""While the server runs, the work of the day and of the hour is done by itself, by one process."""

import fcntl
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.utils import timezone

from nhipcau.cli import morning_work, press_work
from nhipcau.editorial import clock
from nhipcau.editorial.alarms import tell_alarms
from nhipcau.notices.mailing import deliver_waiting
from nhipcau.press.clarifying.publishing import note_releases

FIRST_HOUR = 7
"""Nobody is reminded before the office opens."""
_PAUSE_S = 60 * 60
_PRESS_PAUSE_S = 60
_RELEASES_PAUSE_S = 20
"""What is due goes out, and what is withdrawn is told, within seconds."""

_log = logging.getLogger(__name__)


def begin() -> tuple[threading.Thread, ...]:
    """Work at once and then again and again, beside the requests.

    The work of the day every hour from FIRST_HOUR on, releases that are due every few seconds,
    outlets that are followed each minute.
    """
    work = (
        (work_if_time, "morning", _PAUSE_S),
        (releases_once, "releases", _RELEASES_PAUSE_S),
        (press_once, "press", _PRESS_PAUSE_S),
    )
    threads = tuple(
        threading.Thread(target=_keep_working, args=(do, name, pause), name=name, daemon=True)
        for do, name, pause in work
    )
    for thread in threads:
        thread.start()
    return threads


def hold(folder: Path, name: str = "morning") -> IO[str] | None:
    """The lock of the one process that works; None while another holds it."""
    lock = (folder / f"{name}.lock").open("w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def work_if_time() -> list[str]:
    """Do the work where the office is open; what went wrong is logged, never raised."""
    try:
        tell_alarms(timezone.now())  # the clock of releases cannot say that it stands still
        if timezone.localtime().hour < FIRST_HOUR:
            return []
        return list(morning_work.work())
    except Exception:
        _log.exception("the work of the day was broken off")
        return []


def releases_once() -> clock.Went:
    """One round of the clock of releases; what went wrong is logged, never raised."""
    try:
        now = timezone.now()
        went = clock.go_round(now)
        note_releases()
        if went.held_back or clock.alarms(now):
            deliver_waiting()
    except Exception:
        _log.exception("the clock of releases was broken off")
        return clock.Went()
    return went


def press_once() -> None:
    """One round of the collector; what went wrong is logged, never raised."""
    try:
        press_work.round_beside_requests()
    except Exception:
        _log.exception("the collector of the press was broken off")


def _keep_working(do: Callable[[], object], name: str, pause_s: int) -> None:
    lock, pause = None, threading.Event()
    while True:
        lock = lock or hold(Path(settings.VAR_DIR), name)
        if lock:
            do()
            connection.close()
        pause.wait(pause_s)
