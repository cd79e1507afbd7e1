"""What an answer asks of whoever comes again: how long it stays fresh, when to come back."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_S = 30 * 86_400  # whoever asks for more asks for this


@dataclass(frozen=True, slots=True)
class Asked:
    """Wishes of an outlet; 0 is nothing said. `pause_minutes` is what the feed itself says
    (`FeedRead.pause_minutes`), `fresh_s` Cache-Control or Expires, `retry_after_s` Retry-After.
    """

    pause_minutes: int = 0
    fresh_s: int = 0
    retry_after_s: int = 0


NOTHING_ASKED = Asked()


def asked_of(headers: tuple[tuple[str, str], ...], *, now: datetime) -> Asked:
    """The wishes in `headers` (names in small letters) of an answer that came at `now`, aware.

    Cache-Control goes before Expires (RFC 9111), its shared age before the private one; what
    cannot be read is nothing said.
    """
    return Asked(
        fresh_s=_within(_fresh_s(headers, now)),
        retry_after_s=_within(_seconds_until(_first(headers, "retry-after"), now)),
    )


def moment_of(text: str) -> datetime | None:
    """The moment of an HTTP date, aware in UTC; a date without a zone is in UTC."""
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _fresh_s(headers: tuple[tuple[str, str], ...], now: datetime) -> int:
    words = ",".join(value for name, value in headers if name == "cache-control").lower()
    if re.search(r"\bno-(?:cache|store)\b", words):
        return 0
    age = _digits(_first(headers, "age"))
    for word in ("s-maxage", "max-age"):
        told = re.search(rf'(?:^|[\s,]){word}\s*=\s*"?(\d+)', words)
        if told:
            return _digits(told[1]) - age
    sent_at = moment_of(_first(headers, "date")) or now
    ends_at = moment_of(_first(headers, "expires"))
    return int((ends_at - sent_at).total_seconds()) - age if ends_at else 0


def _seconds_until(text: str, now: datetime) -> int:
    if re.fullmatch(r"\s*\d+(?:\.\d*)?\s*", text, re.ASCII):
        return _digits(text.strip().partition(".")[0])
    moment = moment_of(text)
    return int((moment - now).total_seconds()) if moment else 0


def _digits(text: str) -> int:
    return int(text[:12]) if re.match(r"\d+\Z", text.strip()[:12], re.ASCII) else 0


def _within(seconds: int) -> int:
    return max(0, min(seconds, LONGEST_S))


def _first(headers: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for key, value in headers if key == name), "")
