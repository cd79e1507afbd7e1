"""Numbered spots that would lie on one another are moved apart, each by as little as it takes."""

import math
from collections.abc import Sequence
from typing import Final

_ROUNDS: Final = 60


def spread(
    places: Sequence[tuple[float, float]], *, gap: float, width: float, height: float
) -> list[tuple[float, float]]:
    """The places at least about `gap` apart, inside the drawing, in their order."""
    moved = [list(place) for place in places]
    for _round in range(_ROUNDS):
        touched = False
        for i in range(len(moved)):
            for j in range(i):
                touched |= _part(moved[j], moved[i], gap, turn=i)
        for place in moved:
            place[0] = min(max(place[0], gap / 2), width - gap / 2)
            place[1] = min(max(place[1], gap / 2), height - gap / 2)
        if not touched:
            break
    return [(x, y) for x, y in moved]


def _part(one: list[float], other: list[float], gap: float, *, turn: int) -> bool:
    """Push two places from each other; two in the same place go the way that `turn` says."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    apart = math.hypot(dx, dy)
    if apart >= gap - 0.01:
        return False
    if apart < 0.01:
        dx, dy, apart = math.cos(turn), math.sin(turn), 1.0
    push = (gap - min(apart, gap)) / 2 or gap / 2
    one[0] -= dx / apart * push
    one[1] -= dy / apart * push
    other[0] += dx / apart * push
    other[1] += dy / apart * push
    return True
