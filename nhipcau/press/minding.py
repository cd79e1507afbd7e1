"""What the calendar does for the press each morning: alarms, learning, letting old bodies go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from nhipcau.notices.telling import Saying, tell_all
from nhipcau.press.clarifying.minding import mind_clarifications
from nhipcau.press.collecting.learning import learn_profile
from nhipcau.press.fetching import pacing
from nhipcau.press.models import Clipping, FeedVisit, Outlet, PageBody
from nhipcau.registries.telling import focal_officers

BODIES_KEPT: Final = timedelta(days=90)
"""How long a page may be read again; the copy of a confirmed clipping is kept as evidence."""


@dataclass(frozen=True, slots=True)
class Minded:
    """What was done: outlets that fell silent, profiles learnt, bodies and visits let go.

    `told` counts words said of clarifications that are due or late.
    """

    silent: int = 0
    learnt: int = 0
    let_go: int = 0
    told: int = 0


def mind_press(*, now: datetime) -> Minded:
    told = mind_clarifications(day=timezone.localdate(now))
    return Minded(
        silent=tell_silent(now=now), learnt=_learn(now=now), let_go=let_old_go(now=now), told=told
    )


def tell_silent(*, now: datetime) -> int:
    """Mark outlets that yield nothing for three times their usual gap, and say so once.

    An outlet speaks as long as one of its feeds does. Returns how many fell silent.
    """
    fell = []
    for outlet in Outlet.objects.on().filter(silent_since=None).prefetch_related("feeds"):
        told = [
            pacing.History.of(feed.history)
            for feed in outlet.feeds.all()
            if feed.is_on and feed.history
        ]
        is_silent = bool(told) and all(pacing.is_silent(history, now) for history in told)
        mine = Outlet.objects.filter(pk=outlet.pk, silent_since=None)
        if is_silent and mine.update(silent_since=now):
            fell.append(outlet)
    people = focal_officers(timezone.localdate(now)) if fell else []
    tell_all(
        Saying(
            user=person,
            key=f"press-silent-{outlet.pk}-{now:%Y%m%d}",
            kind="press",
            subject=f"“{outlet.name}” im lặng lâu hơn thường lệ; hãy xem lại nguồn tin.",
        )
        for outlet in fell
        for person in people
    )
    return len(fell)


def let_old_go(*, now: datetime) -> int:
    """Bodies older than BODIES_KEPT and visits of that age; what waits for a decision keeps its."""
    old = now - BODIES_KEPT
    waiting = Clipping.objects.waiting().values("page")
    bodies, _ = PageBody.objects.filter(fetched_at__lt=old).exclude(page__in=waiting).delete()
    visits, _ = FeedVisit.objects.filter(at__lt=old).delete()
    return bodies + visits


def _learn(*, now: datetime) -> int:
    outlets = Outlet.objects.on().exclude(profiles__state="in_use")
    return sum(learn_profile(outlet, now=now, by=None) is not None for outlet in outlets)
