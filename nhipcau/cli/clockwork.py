"""While the server runs, the work of the day is done by itself: once, whatever the workers."""

import fcntl
import logging
import threading
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.utils import timezone

from nhipcau.cli import morning_work

FIRST_HOUR = 7
"""Nobody is reminded before the office opens."""
_PAUSE_S = 60 * 60

_log = logging.getLogger(__name__)


def begin() -> threading.Thread:
    """Work at once and then every hour, from FIRST_HOUR on, beside the requests."""
    thread = threading.Thread(target=_keep_working, name="morning", daemon=True)
    thread.start()
    return thread


def hold(folder: Path) -> IO[str] | None:
    """The lock of the one process that works; None while another holds it."""
    lock = (folder / "morning.lock").open("w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def work_if_time() -> list[str]:
    """Do the work where the office is open; what went wrong is logged, never raised."""
    try:
        if timezone.localtime().hour < FIRST_HOUR:
            return []
        return list(morning_work.work())
    except Exception:
        _log.exception("the work of the day was broken off")
        return []


def _keep_working() -> None:
    lock, pause = None, threading.Event()
    while True:
        lock = lock or hold(Path(settings.VAR_DIR))
        if lock:
            work_if_time()
            connection.close()
        pause.wait(_PAUSE_S)
