"""One connection to a host at a time, and a pause between two: a gate that any worker may pass."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

PAUSE_S = 5.0
LONGEST_PAUSE_S = 86_400.0
LEASE = timedelta(minutes=3)  # longer than a visit with its robots.txt takes; who rests asks more


class Shut(Exception):
    """Somebody is inside, or was a moment ago; `until` is when to try again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


@dataclass(frozen=True, slots=True)
class HostGate:
    """The gate of one host, to be kept in one row and changed under its lock.

    It is open from `opens_at` on (inclusive; nothing: open). `turn` grows with everybody who goes
    in; only the one inside may say that it left.
    """

    host: str
    opens_at: datetime | None = None
    turn: int = 0
    is_busy: bool = False

    def waits_s(self, *, now: datetime) -> float:
        """Seconds until it opens, 0 when it is open. Who never came out counts as gone when the
        lease is over.
        """
        return max((self.opens_at - now).total_seconds(), 0.0) if self.opens_at else 0.0

    def enter(self, *, now: datetime, lease: timedelta = LEASE) -> Self:
        """The gate with us inside, for at most `lease`. Raises `Shut` while it is not open."""
        if self.opens_at is not None and now < self.opens_at:
            raise Shut(self.opens_at)
        return replace(self, opens_at=now + lease, turn=self.turn + 1, is_busy=True)

    def leave(self, turn: int, *, now: datetime, pause_s: float = PAUSE_S) -> Self:
        """The gate after the one of `turn` came out; open again after `pause_s` seconds (the crawl
        delay or Retry-After, at least 5 s, at most a day). Who overstayed changes nothing.
        """
        if turn != self.turn or not self.is_busy:
            return self
        pause = min(max(pause_s, PAUSE_S), LONGEST_PAUSE_S)
        return replace(self, opens_at=now + timedelta(seconds=pause), is_busy=False)

    def state(self) -> dict[str, Any]:
        """For keeping as JSON; `of` reads it back."""
        opens = self.opens_at.isoformat() if self.opens_at else ""
        return {"host": self.host, "opens_at": opens, "turn": self.turn, "is_busy": self.is_busy}

    @classmethod
    def of(cls, state: dict[str, Any]) -> Self:
        opens = state["opens_at"]
        return cls(**{**state, "opens_at": datetime.fromisoformat(opens) if opens else None})
