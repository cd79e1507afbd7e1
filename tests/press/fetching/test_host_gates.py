"""One connection to a host at a time, and five seconds between two."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.fetching.gates import HostGate, Shut

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_gate_opens_five_seconds_after_the_last_one_left():
    inside = HostGate("bao.example").enter(now=NOW)
    left = inside.leave(inside.turn, now=NOW + 2 * SECOND)

    with pytest.raises(Shut) as shut:
        left.enter(now=NOW + 6 * SECOND)

    assert shut.value.until == NOW + 7 * SECOND
    assert left.waits_s(now=NOW + 6 * SECOND) == 1
    assert left.enter(now=NOW + 7 * SECOND).turn == 2


@pytest.mark.parametrize(("asked", "kept"), [(0, 5), (60, 60), (10**9, 86_400)])
def test_the_crawl_delay_makes_the_pause_longer_and_never_shorter(asked, kept):
    inside = HostGate("bao.example").enter(now=NOW)

    assert inside.leave(1, now=NOW, pause_s=asked).waits_s(now=NOW) == kept


def test_who_never_came_out_is_gone_when_the_lease_is_over():
    inside = HostGate("bao.example").enter(now=NOW, lease=60 * SECOND)

    with pytest.raises(Shut):
        inside.enter(now=NOW + 59 * SECOND)
    second = inside.enter(now=NOW + 60 * SECOND)

    assert second.leave(inside.turn, now=NOW + 61 * SECOND) == second


@given(
    st.lists(
        st.tuples(
            st.integers(0, 90), st.sampled_from(("enter", "leave", "die")), st.integers(0, 20)
        ),
        max_size=40,
    )
)
def test_two_are_never_inside_together_and_never_closer_than_the_pause(steps):
    gate, now, inside = HostGate("bao.example"), NOW, 0
    entered_at = left_at = NOW - 60 * SECOND
    for seconds, step, pause in steps:
        now += seconds * SECOND
        gate = HostGate.of(json.loads(json.dumps(gate.state())))
        if step == "enter":
            is_open = gate.waits_s(now=now) == 0
            try:
                gate = gate.enter(now=now, lease=50 * SECOND)
            except Shut:
                assert not is_open
                continue
            assert is_open
            assert inside == 0 or now - entered_at >= 50 * SECOND
            assert inside or now - left_at >= 5 * SECOND
            inside, entered_at = gate.turn, now
        elif step == "leave" and inside:
            gate, inside, left_at = gate.leave(inside, now=now, pause_s=pause), 0, now
