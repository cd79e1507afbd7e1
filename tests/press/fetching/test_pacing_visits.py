"""When a feed is visited next, when it rests, and when its silence is an alarm."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.fetching.answers import Failed, Kind
from nhipcau.press.fetching.asking import Asked, asked_of
from nhipcau.press.fetching.pacing import (
    LONGEST,
    SHORTEST,
    Bundle,
    History,
    after_answer,
    after_failure,
    entries_per_week,
    is_silent,
    next_visit,
    silence_allowed,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GONE = Failed(Kind.HARD, "Trang báo cho biết địa chỉ này không còn (mã 404).", 404)
ILL = Failed(Kind.SOFT, "Máy chủ của trang báo đang có lỗi (mã 500).", 500)
BUSY = Failed(Kind.TEMPORARY, "Trang báo đề nghị hỏi thưa hơn (mã 429).", 429)

moments = st.integers(-120 * 24, 40 * 24).map(lambda hours: NOW + HOUR * hours)
histories = st.builds(
    History,
    began_at=moments,
    visited_at=st.none() | moments,
    news=st.lists(st.builds(Bundle, moments, st.integers(1, 999)), max_size=30).map(
        lambda found: tuple(sorted(found, key=lambda bundle: bundle.at))
    ),
    score=st.integers(0, 80).map(lambda quarters: quarters / 4),
    failures=st.integers(0, 2000),
    reason=st.text(max_size=5),
)
wishes = st.builds(Asked, *[st.integers(-10, 10**12)] * 3)


def fed(*moments: datetime) -> History:
    """A feed whose entries came out at these moments, and that was looked at just after."""
    return after_answer(History(moments[0]), now=moments[-1], news=moments)


def regular(gap: timedelta, *, weeks: int = 20) -> History:
    """A feed that brought one entry every `gap` until now."""
    return fed(*(NOW - gap * step for step in range(weeks * 7 * DAY // gap, -1, -1)))


def wait(history: History, asked: Asked = Asked(), jitter: float = 0.0) -> timedelta:  # noqa: B008  # frozen
    return next_visit(history, now=NOW, asked=asked, jitter=jitter) - NOW


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (timedelta(minutes=5), SHORTEST),
        (timedelta(hours=1), timedelta(minutes=30)),
        (timedelta(hours=12), 6 * HOUR),
        (timedelta(days=30), 21 * HOUR),
    ],
)
def test_a_feed_is_visited_twice_as_often_as_it_brings_something(gap, expected):
    assert abs(wait(regular(gap)) - expected) <= expected * 0.1


def test_a_feed_that_brought_nothing_yet_is_visited_daily():
    assert wait(History(NOW)) == 21 * HOUR
    assert wait(History(NOW), jitter=1) == timedelta(hours=23.1)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(pause_minutes=60), HOUR),
        (Asked(fresh_s=7200), 2 * HOUR),
        (Asked(retry_after_s=10_800), 3 * HOUR),
        (Asked(60, 7200, 10_800), 3 * HOUR),
        (Asked(1, 1, 1), SHORTEST),
        (Asked(retry_after_s=10**9), LONGEST),
    ],
)
def test_the_longest_wish_of_the_outlet_counts(asked, expected):
    assert wait(regular(timedelta(minutes=5), weeks=1), asked) == expected


@given(histories, wishes, st.floats(0, 1), st.floats(0, 1))
def test_every_visit_lies_between_ten_minutes_and_a_day(history, asked, jitter, more):
    early, late = sorted((jitter, more))
    came = wait(history, asked, early)

    assert SHORTEST <= came <= LONGEST
    assert came <= wait(history, asked, late)
    assert came >= min(timedelta(minutes=min(asked.pause_minutes, 10**6)), LONGEST)
    assert came >= min(
        timedelta(seconds=min(max(asked.fresh_s, asked.retry_after_s), 10**6)), LONGEST
    )


@given(histories, st.sampled_from((GONE, ILL, BUSY)), st.lists(moments, max_size=5))
def test_a_failure_never_brings_the_next_visit_nearer_and_an_answer_clears(history, failed, news):
    worse = after_failure(history, failed, now=NOW)
    well = after_answer(worse, now=NOW, news=tuple(news))

    assert wait(worse) >= wait(history) or worse.is_resting
    assert (worse.reason, worse.failures) == (failed.sentence, history.failures + 1)
    assert (well.score, well.failures, well.reason, well.is_resting) == (0, 0, "", False)
    assert list(well.news) == sorted(well.news, key=lambda bundle: bundle.at)
    assert len(well.news) <= 120


@pytest.mark.parametrize(("failed", "times"), [(GONE, 5), (ILL, 10), (BUSY, 20)])
def test_a_feed_rests_after_failures_by_their_weight_and_is_then_tried_daily(failed, times):
    history = regular(timedelta(minutes=5), weeks=1)
    for _ in range(times - 1):
        history = after_failure(history, failed, now=NOW)
    assert not history.is_resting

    history = after_failure(history, failed, now=NOW)

    assert history.is_resting
    assert 20 * HOUR < wait(history) < LONGEST


def test_waits_grow_from_failure_to_failure():
    history, waits = regular(timedelta(minutes=5), weeks=1), []
    for _ in range(6):
        history = after_failure(history, BUSY, now=NOW)
        waits.append(wait(history) / timedelta(minutes=1))

    assert waits == [20, 40, 80, 160, 320, 640]


@given(histories)
def test_a_history_is_kept_as_json(history):
    assert History.of(json.loads(json.dumps(history.state()))) == history


def test_an_entry_from_the_future_came_out_now():
    history = after_answer(History(NOW), now=NOW, news=(NOW + DAY, NOW - DAY))

    assert history.news == (Bundle(NOW - DAY, 1), Bundle(NOW, 1))
    assert entries_per_week(history, now=NOW) == pytest.approx(14)


def test_moments_without_a_zone_are_refused():
    naive = NOW.replace(tzinfo=None)
    for ask in (
        lambda: next_visit(History(NOW), now=naive),
        lambda: is_silent(History(NOW), naive),
        lambda: after_answer(History(NOW), now=NOW, news=(naive,)),
    ):
        with pytest.raises(ValueError, match="múi giờ"):
            ask()


def weekdays(*, weeks: int) -> History:
    """One entry an hour from 7 to 18, Monday to Friday; the last one Friday at 18."""
    monday = datetime(2026, 10, 5, 7, tzinfo=UTC)
    days = [monday + DAY * (7 * week + day) for week in range(weeks) for day in range(5)]
    return fed(*(day + HOUR * step for day in days for step in range(12)))


def weekly() -> History:
    """Twenty entries at once, every Monday."""
    mondays = [datetime(2026, 10, 26, 7, tzinfo=UTC) + 7 * DAY * week for week in range(5)]
    return fed(*(day + timedelta(minutes=step) for day in mondays for step in range(20)))


@pytest.mark.parametrize(
    ("history", "usual_pause", "alarm"),
    [
        (regular(timedelta(minutes=10), weeks=5), 12 * HOUR, 2 * DAY),
        (regular(DAY), 2 * DAY, 4 * DAY),
        (regular(7 * DAY), 14 * DAY, 22 * DAY),
        (weekdays(weeks=2), 62 * HOUR, 6 * DAY),
        (weekdays(weeks=8), 62 * HOUR, 6 * DAY),
        (weekly(), 7 * DAY, 22 * DAY),
        (History(NOW), 14 * DAY, 22 * DAY),
        (fed(NOW - DAY, NOW), 14 * DAY, 22 * DAY),
    ],
    ids=["minutes", "daily", "weekly", "weekdays", "weekdays long known", "bundles", "new", "few"],
)
def test_silence_is_an_alarm_after_three_usual_gaps(history, usual_pause, alarm):
    last = history.news[-1].at if history.news else history.began_at

    def silent_after(pause: timedelta) -> bool:
        looked = after_answer(history, now=last + pause)
        return is_silent(looked, last + pause)

    assert (silent_after(usual_pause), silent_after(alarm)) == (False, True)


def test_a_silence_of_the_past_does_not_hide_the_next():
    days = (*range(80, 60, -1), *range(20, -1, -1))

    assert silence_allowed(fed(*(NOW - DAY * day for day in days))) == 3 * DAY


def test_what_nobody_looked_at_is_not_called_silent_but_what_fails_is():
    history, later = regular(DAY), NOW + 5 * DAY

    assert not is_silent(history, later)
    assert is_silent(after_failure(history, GONE, now=later), later)


@given(histories, moments)
def test_silence_does_not_end_by_waiting_and_ends_with_news(history, now):
    if is_silent(history, now):
        assert is_silent(history, now + DAY)
        assert not is_silent(after_answer(history, now=now, news=(now,)), now)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"cache-control": "public, MAX-AGE=600"}, 600),
        ({"cache-control": 's-maxage="900", max-age=60', "age": "100"}, 800),
        ({"cache-control": "max-age=600, no-cache"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "x-max-age=5"}, 0),
        ({"cache-control": "max-age=-5", "expires": "Mon, 23 Nov 2026 09:00:00 GMT"}, 3600),
        ({"cache-control": "max-age=99999999999999999999"}, 30 * 86_400),
        (
            {"expires": "Mon, 23 Nov 2026 09:00:00 GMT", "date": "Mon, 23 Nov 2026 08:50:00 GMT"},
            600,
        ),
        ({"expires": "0"}, 0),
        ({"expires": "Mon, 99 Foo 2026"}, 0),
        ({"expires": "Mon, 23 Nov 2020 09:00:00 GMT"}, 0),
        ({}, 0),
    ],
)
def test_how_long_an_answer_stays_fresh(headers, expected):
    assert asked_of(tuple(headers.items()), now=NOW) == Asked(fresh_s=expected)


@given(
    st.dictionaries(
        st.sampled_from(("cache-control", "expires", "age", "date", "retry-after")), st.text()
    )
)
def test_no_header_breaks_the_reading_of_wishes(headers):
    asked = asked_of(tuple(headers.items()), now=NOW)

    assert min(asked.fresh_s, asked.retry_after_s) >= 0
