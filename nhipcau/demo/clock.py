"""The sample year is past: in a demo the whole process lives in it, a day a day.

The framework asks the time in one place, `django.utils.timezone.now`; a demo answers there with
the real time less a fixed distance, so that what people do in the demo happens within its year.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

_real_now = timezone.now


def local(day: date, hour: int) -> datetime:
    """`hour` o'clock on `day` where the office is."""
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())


def set_back(to: datetime, *, memory: Path) -> None:
    """From now on this process lives `to` onwards; `memory` keeps the distance for later starts."""
    if memory.exists():
        distance = timedelta(seconds=float(memory.read_text(encoding="ascii")))
    else:
        distance = _real_now() - to
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(str(distance.total_seconds()), encoding="ascii")
    timezone.now = lambda: _real_now() - distance


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Inside the block it is `moment`: the story is told in its own time."""
    before = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = before
