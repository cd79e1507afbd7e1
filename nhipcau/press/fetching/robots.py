"""What outlets tell robots: each robots.txt is kept for a day, and obeyed."""

import math
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Self

from protego import Protego

from nhipcau.press.fetching.answers import Failed, Fetched, Kind, Limits
from nhipcau.press.fetching.client import ROBOT
from nhipcau.press.fetching.failures import ROUND_AND_ROUND, TOO_MANY_TURNS
from nhipcau.press.reading.shapes import Raw

VALID_FOR = timedelta(days=1)
SHUT_FOR = timedelta(hours=1)
LONGEST_DELAY_S = 86_400.0
# RFC 9309, 2.5: at least 500 kibibytes are read, what comes later may be left out.
LIMITS = Limits(max_bytes=500 * 1024, total_s=20.0, keeps_head=True)


class Standing(StrEnum):
    """`RULES` are to be read; `OPEN`: the host has none; `SHUT`: nobody could read them."""

    RULES = "rules"
    OPEN = "open"
    SHUT = "shut"


class Verdict(StrEnum):
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin; `until` (exclusive, ISO 8601 with zone) they hold."""

    standing: Standing
    until: str
    text: str = ""


@dataclass(slots=True)
class RobotsBook:
    """robots.txt of every origin ("https://bao.example") that was asked."""

    pages: dict[str, Robots] = field(default_factory=dict)

    def is_needed(self, origin: str, *, now: datetime) -> bool:
        """Whether robots.txt of `origin` must be read before all else there; `now` is aware."""
        page = self.pages.get(origin)
        return page is None or datetime.fromisoformat(page.until) <= now

    def learn(self, origin: str, fetched: Fetched, *, now: datetime) -> None:
        """Keep what came for robots.txt, for a day; what nobody could read, for an hour.

        Source: RFC 9309, 2.3.1: an answer 4xx means that there are no rules, 5xx and silence mean
        that everything is forbidden. 429 asks for fewer visits, so it is no open door.
        """
        outcome = fetched.outcome
        if isinstance(outcome, Raw):
            text = outcome.body.decode("utf-8-sig", errors="replace")
            page = Robots(Standing.RULES, (now + VALID_FOR).isoformat(), text)
        elif isinstance(outcome, Failed) and _says_there_is_none(outcome):
            page = Robots(Standing.OPEN, (now + VALID_FOR).isoformat())
        else:
            page = Robots(Standing.SHUT, (now + SHUT_FOR).isoformat())
        self.pages[origin] = page

    def verdict(self, address: str, origin: str) -> Verdict:
        """Whether we may ask for `address` by the rules that are kept; nothing kept is `SHUT`."""
        page = self.pages.get(origin)
        if page is None or page.standing == Standing.SHUT:
            return Verdict.SHUT
        if page.standing == Standing.OPEN or _rules(page.text).can_fetch(address, ROBOT):
            return Verdict.ALLOWED
        return Verdict.FORBIDDEN

    def delay_s(self, origin: str) -> float:
        """The pause between two requests that the host asks for, in seconds, 0 for nothing said;
        at most a day.
        """
        page = self.pages.get(origin)
        if page is None or page.standing != Standing.RULES:
            return 0.0
        rules = _rules(page.text)
        rate = rules.request_rate(ROBOT)
        by_rate = rate.seconds / rate.requests if rate and rate.requests else 0.0
        asked = max(rules.crawl_delay(ROBOT) or 0.0, by_rate)
        return min(asked, LONGEST_DELAY_S) if math.isfinite(asked) and asked > 0 else 0.0

    def sitemaps(self, origin: str) -> tuple[str, ...]:
        """Addresses of sitemaps that the host names."""
        page = self.pages.get(origin)
        return tuple(_rules(page.text).sitemaps) if page else ()

    def forget_old(self, *, now: datetime) -> None:
        """Leave out what no longer holds at `now`."""
        self.pages = {o: page for o, page in self.pages.items() if not self.is_needed(o, now=now)}

    def state(self) -> dict[str, dict[str, str]]:
        """For keeping as JSON; `of` reads it back."""
        return {origin: asdict(page) for origin, page in self.pages.items()}

    @classmethod
    def of(cls, state: dict[str, dict[str, str]]) -> Self:
        """The book that was kept as `state`."""
        return cls(
            {
                origin: Robots(Standing(page["standing"]), page["until"], page["text"])
                for origin, page in state.items()
            }
        )


def _says_there_is_none(failed: Failed) -> bool:
    """Also when it leads round and round (RFC 9309, 2.3.1.2), or is an answer without a body."""
    if failed in (ROUND_AND_ROUND, TOO_MANY_TURNS) or 200 <= failed.status < 300:
        return True
    return 400 <= failed.status < 500 and failed.kind != Kind.TEMPORARY


@lru_cache(maxsize=64)
def _rules(text: str) -> Protego:
    return Protego.parse(text)
