"""One visit: asked under our name, bounded in size and time, never led into a private network."""

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse as Response
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
)

from nhipcau.press.fetching import failures
from nhipcau.press.fetching.answers import Failed, Fetched, Known, Limits, NotModified
from nhipcau.press.fetching.asking import asked_of
from nhipcau.press.fetching.client import Client
from nhipcau.press.fetching.guard import Refused, Target, check
from nhipcau.press.fetching.robots import LIMITS as ROBOTS_LIMITS
from nhipcau.press.fetching.robots import RobotsBook, Verdict
from nhipcau.press.fetching.unpacking import PIECE, CannotUnpack, TooLarge, Unpacking
from nhipcau.press.reading.shapes import Raw

PERMANENT = (301, 308)
TURNS = (*PERMANENT, 302, 303, 307)
READABLE = (200, 203, 206)
NUMBERS_TRIED = 3
LONGEST_VALIDATOR = 4096
# They speak of the body as it travelled; ours is unpacked.
OF_THE_JOURNEY = {"content-encoding", "content-length", "transfer-encoding"}

NOTHING_KNOWN = Known()
USUAL = Limits()
Headers = tuple[tuple[str, str], ...]


def fetch(
    address: str,
    *,
    client: Client,
    now: datetime,
    known: Known = NOTHING_KNOWN,
    limits: Limits = USUAL,
    robots: RobotsBook | None = None,
    rest: Callable[[str], None] | None = None,
) -> Fetched:
    """Ask for `address`, and say what came; whatever the outlet does, nothing is raised.

    `known` is what the last visit gave, so that an unchanged body is told as `NotModified`. With
    `robots`, the rules of each host on the way are obeyed (read first when the book has none that
    hold) and kept in the book. `rest(origin)` is called before a second request of this visit to
    one origin (robots.txt, redirects), to wait as long as the host's pause; its time does not count
    as time of the visit. `now` is aware and becomes `Raw.fetched_at`. `Raw.body` is unpacked, and
    its headers say nothing of packing and length any more.
    """
    ends_at = time.monotonic() + limits.total_s
    try:
        return _Visit(address, client, now, known, limits, robots, rest, ends_at).go()
    except _Stop as stop:
        return Fetched(stop.failed, known)
    except (Refused, HTTPError, OSError, ValueError) as problem:
        return Fetched(failures.failure_of(problem), known)


class _Stop(Exception):
    """The visit ends with a failure that is already in words."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed.sentence)
        self.failed = failed


@dataclass(slots=True)
class _Visit:
    address: str
    client: Client
    now: datetime
    known: Known
    limits: Limits
    robots: RobotsBook | None
    rest: Callable[[str], None] | None
    ends_at: float
    last_origin: str = ""

    def go(self) -> Fetched:
        """Along the redirects, each checked anew, to what is there."""
        place, moved_to, all_permanent, seen = self.address, "", True, set[str]()
        for turn in range(self.limits.redirects + 1):
            target = self._check(place)
            if target.address in seen:
                raise _Stop(failures.ROUND_AND_ROUND)
            seen.add(target.address)
            moved_to = target.address if turn and all_permanent else moved_to
            self._obey_robots(target)
            self._pause_before(target.origin)
            response = self._ask(target)
            place = _leads_to(response, target)
            if not place:
                fetched = self._read(response, target, turned=turn > 0)
                is_there = not isinstance(fetched.outcome, Failed)
                return replace(fetched, moved_to=moved_to if is_there else "")
            response.close()
            all_permanent = all_permanent and response.status in PERMANENT
        raise _Stop(failures.TOO_MANY_TURNS)

    def _left(self) -> float:
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise _Stop(failures.TOO_SLOW)
        return left

    def _check(self, place: str) -> Target:
        allowance, resolve = self.client.allowance, self.client.resolve
        return check(place, allowance=allowance, resolve=resolve, wait_s=self._left())

    def _pause_before(self, origin: str) -> None:
        """Let the caller wait before a second request to the same origin."""
        if self.rest is not None and origin == self.last_origin:
            began = time.monotonic()
            self.rest(origin)
            self.ends_at += time.monotonic() - began
        self.last_origin = origin

    def _obey_robots(self, target: Target) -> None:
        if self.robots is None:
            return
        if self.robots.is_needed(target.origin, now=self.now):
            self._pause_before(target.origin)
            page, began = f"{target.origin}/robots.txt", time.monotonic()
            told = fetch(page, client=self.client, now=self.now, limits=ROBOTS_LIMITS)
            self.ends_at += time.monotonic() - began
            self.robots.learn(target.origin, told, now=self.now)
        verdict = self.robots.verdict(target.address, target.origin)
        if verdict != Verdict.ALLOWED:
            forbidden = verdict == Verdict.FORBIDDEN
            raise _Stop(failures.ROBOTS_FORBID if forbidden else failures.ROBOTS_SILENT)

    def _ask(self, target: Target) -> Response:
        """From the first of the checked numbers that lets us in."""
        more = self._validators(target)
        for ip in target.ips[:NUMBERS_TRIED]:
            self._left()
            try:
                return self.client.ask(
                    target, ip, more=more, ends_at=self.ends_at, connect_s=self.limits.connect_s
                )
            except (NewConnectionError, ConnectTimeoutError) as problem:
                last: Exception = problem
        raise last

    def _validators(self, target: Target) -> dict[str, str]:
        if target.address != self.known.place:
            return {}
        told = {"If-None-Match": self.known.etag, "If-Modified-Since": self.known.last_modified}
        return {name: value for name, value in told.items() if value}

    def _read(self, response: Response, target: Target, *, turned: bool) -> Fetched:
        headers = tuple((name.lower(), value) for name, value in response.headers.items())
        if sum(len(name) + len(value) for name, value in headers) > self.limits.header_bytes:
            response.close()
            raise _Stop(failures.HUGE_HEAD)
        asked = asked_of(headers, now=self.now)
        if response.status == 304 and self._validators(target):
            response.drain_conn()
            response.release_conn()
            known = _renewed(self.known, headers)
            return Fetched(NotModified(304), known, asked)
        if response.status not in READABLE:
            response.close()
            failed = failures.failure_of_status(response.status, asked.retry_after_s)
            return Fetched(failed, self.known, asked)
        body, problem = self._body(response, headers)
        said = tuple((name, value) for name, value in headers if name not in OF_THE_JOURNEY)
        final = target.address if turned else ""
        raw = Raw(self.address, self.now, response.status, body, said, final)
        return self._compared(raw, target.address, problem, Fetched(raw, self.known, asked))

    def _compared(self, raw: Raw, place: str, problem: str, fetched: Fetched) -> Fetched:
        """Whether what came is what came last time; a body that is not whole proves nothing."""
        if problem or raw.status == 206:
            words = problem or "Trang báo chỉ gửi một phần nội dung."
            return replace(fetched, is_whole=False, problem=words)
        digest = hashlib.sha256(raw.body).hexdigest()
        known = _renewed(Known(place, body_sha256=digest), raw.headers)
        if digest == self.known.body_sha256:
            return replace(fetched, outcome=NotModified(raw.status), known=known)
        return replace(fetched, known=known)

    def _body(self, response: Response, headers: Headers) -> tuple[bytes, str]:
        """The body, unpacked, and a sentence when it is not all of it."""
        packing = ",".join(value for name, value in headers if name == "content-encoding")
        most, head = self.limits.max_bytes, self.limits.keeps_head
        whole = False
        try:
            unpacking = Unpacking(packing, most)
            if not head and _told_length(headers) > most:
                raise TooLarge
            whole = self._drink(response, unpacking)
        except TooLarge:
            if not head:
                raise _Stop(failures.TOO_LARGE) from None
            return unpacking.body, failures.TOO_LARGE.sentence
        except CannotUnpack:
            raise _Stop(failures.BROKEN_PACKING) from None
        finally:
            if not whole:
                response.close()
        if not (whole and unpacking.is_complete):
            if not unpacking.body:
                raise _Stop(failures.CUT_OFF)
            return unpacking.body, failures.CUT_OFF.sentence
        return unpacking.body, ""

    def _drink(self, response: Response, unpacking: Unpacking) -> bool:
        """Whether the body came to its end; time that runs out is a failure, not an end."""
        try:
            while piece := response.read1(PIECE, decode_content=False):
                self._left()
                unpacking.feed(piece)
        except (ReadTimeoutError, TimeoutError):
            raise _Stop(failures.TOO_SLOW) from None
        except (HTTPError, OSError, ValueError):
            return False
        return True


def _leads_to(response: Response, target: Target) -> str:
    """Where a redirect leads, or nothing when it is none."""
    told = response.headers.get("location", "").strip(" \t")
    if response.status not in TURNS or not told:
        return ""
    with suppress(UnicodeError):  # else it stays as it came
        told = told.encode("latin-1").decode()
    return urljoin(target.address, told)


def _told_length(headers: Headers) -> int:
    told = next((value for name, value in headers if name == "content-length"), "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else 0


def _renewed(known: Known, headers: Headers) -> Known:
    """With the validators that came; those that did not come stay."""
    told = {name: value for name, value in reversed(headers) if _can_be_sent(value)}
    return replace(
        known,
        etag=told.get("etag", known.etag),
        last_modified=told.get("last-modified", known.last_modified),
    )


def _can_be_sent(value: str) -> bool:
    return len(value) <= LONGEST_VALIDATOR and not any(ord(letter) < 32 for letter in value)
