"""When a feed is visited next, when it rests after failures, when its silence is an alarm."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Self

from nhipcau.press.fetching.answers import Failed, Kind
from nhipcau.press.fetching.asking import NOTHING_ASKED, Asked

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=24)
OWN_LONGEST = timedelta(hours=21)  # the room up to LONGEST is for spreading visits
VISITS_PER_ENTRY = 2
WEEK = timedelta(days=7)
LOOKED_BACK = 4 * WEEK
BUNDLE = timedelta(hours=6)
BUNDLES_KEPT = 120  # four weeks of a feed that never sleeps

WEIGHTS = {Kind.HARD: 1.0, Kind.SOFT: 0.5, Kind.TEMPORARY: 0.25}
RESTS_AT = 5.0

GAPS_BEFORE_ALARM = 3
SHORTEST_SILENCE = timedelta(hours=36)
GAP_OF_A_STRANGER = WEEK
BUNDLES_TO_KNOW = 4


@dataclass(frozen=True, slots=True)
class Bundle:
    """Entries that came out in the same six hours: how many, and when the last of them did."""

    at: datetime
    entries: int


@dataclass(frozen=True, slots=True)
class History:
    """What is kept of one feed. Moments are aware.

    `news` are its last entries by when they came out (or were first seen), oldest first. `score` is
    of failures since the last success, `failures` their count, `reason` the last one's sentence. A
    new feed has only `began_at`.
    """

    began_at: datetime
    visited_at: datetime | None = None
    news: tuple[Bundle, ...] = ()
    score: float = 0.0
    failures: int = 0
    reason: str = ""

    @property
    def is_resting(self) -> bool:
        """Whether it failed so often that it is tried only once a day."""
        return self.score >= RESTS_AT

    def state(self) -> dict[str, Any]:
        """For keeping as JSON; `of` reads it back."""
        return {
            **asdict(self),
            "began_at": self.began_at.isoformat(),
            "visited_at": self.visited_at.isoformat() if self.visited_at else "",
            "news": [[bundle.at.isoformat(), bundle.entries] for bundle in self.news],
        }

    @classmethod
    def of(cls, state: dict[str, Any]) -> Self:
        visited = state["visited_at"]
        moments = {
            "began_at": datetime.fromisoformat(state["began_at"]),
            "visited_at": datetime.fromisoformat(visited) if visited else None,
            "news": tuple(Bundle(datetime.fromisoformat(at), n) for at, n in state["news"]),
        }
        return cls(**{**state, **moments})


def after_answer(history: History, *, now: datetime, news: tuple[datetime, ...] = ()) -> History:
    """After a visit that was answered, also with "not modified": failures are forgotten.

    `news` are the moments at which entries not seen before came out, or `now` where that is not
    told; a moment in the future counts as `now`.
    """
    _ask_for_zone(now, *news)
    seen = [*history.news, *(Bundle(min(moment, now), 1) for moment in news)]
    return History(history.began_at, visited_at=now, news=_bundled(seen)[-BUNDLES_KEPT:])


def _bundled(news: Iterable[Bundle]) -> tuple[Bundle, ...]:
    """One bundle for each six hours, counted from midnight UTC, oldest first."""
    found: dict[float, Bundle] = {}
    for bundle in news:
        slot = bundle.at.timestamp() // BUNDLE.total_seconds()
        other = found.get(slot, Bundle(bundle.at, 0))
        found[slot] = Bundle(max(bundle.at, other.at), bundle.entries + other.entries)
    return tuple(found[slot] for slot in sorted(found))


def after_failure(history: History, failed: Failed, *, now: datetime) -> History:
    """After a visit that gave nothing: the score grows by how bad it was, the reason is kept."""
    _ask_for_zone(now)
    return replace(
        history,
        visited_at=now,
        score=history.score + WEIGHTS[failed.kind],
        failures=history.failures + 1,
        reason=failed.sentence,
    )


def entries_per_week(history: History, *, now: datetime) -> float:
    """How many entries came out in a usual week, over the last four (or as many as are known, at
    least a day).
    """
    late = [bundle for bundle in history.news if now - LOOKED_BACK <= bundle.at <= now]
    if not late:
        return 0.0
    since = max(min(history.began_at, late[0].at), now - LOOKED_BACK)
    watched = max(now - since, timedelta(days=1))
    return sum(bundle.entries for bundle in late) / (watched / WEEK)


def next_visit(
    history: History, *, now: datetime, asked: Asked = NOTHING_ASKED, jitter: float = 0.5
) -> datetime:
    """When to come again: twice as often as entries come out, but not before the outlet wishes
    (the feed's pause, freshness, Retry-After), after failures ever later, when resting daily.

    Never sooner than 10 minutes, never later than 24 hours (both inclusive). `jitter`, 0 to 1, is
    the caller's chance number: it spreads visits over the tenth that follows the earliest moment,
    so that feeds of one host do not stay together. Raises ValueError for a moment without zone.
    """
    _ask_for_zone(now)
    wished = max(
        timedelta(minutes=min(max(asked.pause_minutes, 0), 2**20)),
        timedelta(seconds=min(max(asked.fresh_s, asked.retry_after_s, 0), 2**30)),
    )
    earliest = min(max(_own_interval(history, now), wished, SHORTEST), LONGEST)
    latest = min(earliest * 1.1, LONGEST)
    share = min(max(jitter, 0.0), 1.0)
    return now + earliest + (latest - earliest) * share


def _own_interval(history: History, now: datetime) -> timedelta:
    if history.is_resting:
        return OWN_LONGEST
    weekly = entries_per_week(history, now=now)
    usual = WEEK / (weekly * VISITS_PER_ENTRY) if weekly > 0 else OWN_LONGEST
    later: float = 2.0 ** min(history.failures, 10)
    return min(max(usual, SHORTEST) * later, OWN_LONGEST)


def usual_gap(history: History) -> timedelta | None:
    """How long one usually waits for the next bundle of entries: the mean of gaps, each weighed by
    its length, so that nights and weekends count. From four weeks on the longest gap is left out:
    one old silence must not hide the next. Nothing for fewer than four bundles.
    """
    if len(history.news) < BUNDLES_TO_KNOW:
        return None
    gaps = sorted((late.at - early.at).total_seconds() for early, late in pairwise(history.news))
    if history.news[-1].at - history.news[0].at >= LOOKED_BACK:
        gaps.pop()
    whole = sum(gaps)
    return timedelta(seconds=sum(gap * gap for gap in gaps) / whole) if whole else None


def silence_allowed(history: History) -> timedelta:
    """How long nothing new is no alarm: three usual gaps, at least a day and a half; of whom too
    little is known, three weeks.
    """
    gap = usual_gap(history) or GAP_OF_A_STRANGER
    return max(gap * GAPS_BEFORE_ALARM, SHORTEST_SILENCE)


def is_silent(history: History, now: datetime) -> bool:
    """Whether nothing new came for longer than allowed (exclusive), and we looked after that time
    was over, with or without an answer: what nobody looked at is not called silent.
    """
    _ask_for_zone(now)
    last = history.news[-1].at if history.news else history.began_at
    ends = last + silence_allowed(history)
    return now > ends and history.visited_at is not None and history.visited_at > ends


def _ask_for_zone(*moments: datetime) -> None:
    if any(moment.utcoffset() is None for moment in moments):
        raise ValueError("Thời điểm phải có múi giờ.")
