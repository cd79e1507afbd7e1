"""Pages kept ready to send: the same bytes for everybody, dropped when what they show changes."""

import gzip
import hashlib
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nhipcau.portal.changes import Changes
from nhipcau.portal.noting import Notes, note, note_until, notes_taken

Respond = Callable[[HttpRequest], HttpResponse]
Key = tuple[str, str, str]
Value = TypeVar("Value")

# Said by a view of its answer: it depends on the address alone.
KEEP: Final = "keeps_for_everybody"
PAGE_NUMBER: Final = "trang"
_OVERHEAD: Final = 1500  # bytes of an entry beside its body, roughly
_CODES: Final = "|".join(code for code, _name in settings.LANGUAGES)
_OURS: Final = re.compile(rf"/(?:(?:{_CODES}|api)/|sitemap|robots)")


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer: its body compressed, its headers as they are sent."""

    packed: bytes
    mark: str
    headers: tuple[tuple[str, str], ...]
    marks: frozenset[str] = frozenset()
    until: datetime | None = None

    @property
    def weight(self) -> int:
        """Bytes in memory, about."""
        return len(self.packed) + _OVERHEAD + 60 * len(self.marks)


@dataclass(frozen=True, slots=True)
class Part:
    """What many pages show alike: the bar, the foot, the name of a body."""

    value: Any
    marks: frozenset[str] = frozenset()
    until: datetime | None = None
    weight: int = 4000  # bytes, roughly


@dataclass(slots=True)
class Shelf:
    """What this process keeps. The one used longest ago goes first when it grows too heavy."""

    weight: int = 0
    kept: OrderedDict[Key, Kept | Part] = field(default_factory=OrderedDict)
    by_mark: dict[str, set[Key]] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    lock: Any = field(default_factory=threading.Lock)
    looked_at: float = 0.0

    def look_for_changes(self) -> None:
        """At most once in the time of the settings, at once after a change of this process."""
        every_s, now = settings.NHIPCAU_PORTAL_LOOKS_EVERY_S, time.monotonic()
        if now - self.looked_at < every_s and not self.changes.are_made_here():
            return
        with self.lock:
            self.looked_at = now
            changed = self.changes.since_last_look()
            if changed is None:
                self._empty()
                return
            for mark in changed:
                for key in self.by_mark.pop(mark, ()):
                    self._drop(key)

    def get(self, key: Key) -> Any:
        with self.lock:
            found = self.kept.get(key)
            if found is None:
                return None
            if found.until and found.until <= timezone.now():
                self._drop(key)
                return None
            self.kept.move_to_end(key)
            return found

    def put(self, key: Key, entry: Kept | Part, *, turn: int) -> None:
        """Not kept where something on it changed after `turn`, when it was begun."""
        limit = settings.NHIPCAU_PORTAL_CACHE_MB * 1024 * 1024
        with self.lock:
            if entry.weight > limit // 4 or self.changes.touched_after(turn, entry.marks):
                return
            self._drop(key)
            self.kept[key] = entry
            self.weight += entry.weight
            for mark in entry.marks:
                self.by_mark.setdefault(mark, set()).add(key)
            while self.weight > limit:
                self._drop(next(iter(self.kept)))

    def empty(self) -> None:
        with self.lock:
            self._empty()

    def _empty(self) -> None:
        self.kept.clear()
        self.by_mark.clear()
        self.weight = 0

    def _drop(self, key: Key) -> None:
        entry = self.kept.pop(key, None)
        if entry is None:
            return
        self.weight -= entry.weight
        for mark in entry.marks:
            keys = self.by_mark.get(mark)
            if keys:
                keys.discard(key)
                if not keys:
                    del self.by_mark[mark]


shelf = Shelf()


def kept_pages(respond: Respond) -> Respond:
    """Stands before sessions and people: what it hands out cannot depend on who asks."""

    def answer(request: HttpRequest) -> HttpResponse:
        is_read = request.method in {"GET", "HEAD"}
        if not (is_read and settings.NHIPCAU_PORTAL_CACHE_MB and _OURS.match(request.path)):
            return respond(request)
        key = key_of(request)
        shelf.look_for_changes()
        entry = shelf.get(key)
        if entry is None:
            turn = shelf.changes.turn
            with notes_taken() as notes:
                response = respond(request)
            if not _may_be_kept(response):
                return response
            entry = _entry(response, notes)
            shelf.put(key, entry, turn=turn)
        return _sent(entry, request)

    return answer


def remembered(name: str, make: Callable[[], Value]) -> Value:
    """What `make` reads, until something of it changes; `name` says it wholly. Never altered."""
    if not settings.NHIPCAU_PORTAL_CACHE_MB:
        return make()
    shelf.look_for_changes()
    key = ("", name, "")
    part = shelf.get(key)
    if part is None:
        turn = shelf.changes.turn
        with notes_taken() as notes:
            value = make()
        part = Part(value, frozenset(notes.marks), notes.until)
        shelf.put(key, part, turn=turn)
    note(*part.marks)
    note_until(part.until)
    kept: Value = part.value
    return kept


def keep(response: HttpResponse) -> HttpResponse:
    """Say that an answer depends on its address alone; the reader asks again each time."""
    setattr(response, KEEP, True)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def key_of(request: HttpRequest) -> Key:
    """Host, path, number of the page: what else stands in the query alters no kept page."""
    query = request.META.get("QUERY_STRING", "")
    number = request.GET.get(PAGE_NUMBER, "") if PAGE_NUMBER in query else ""
    return (request.META.get("HTTP_HOST", ""), request.path, number[:12].lstrip("0"))


def _may_be_kept(response: HttpResponse) -> bool:
    is_meant = getattr(response, KEEP, False) and response.status_code == 200
    return is_meant and not response.streaming and not response.cookies


def _entry(response: HttpResponse, notes: Notes) -> Kept:
    packed = gzip.compress(response.content, 6, mtime=0)
    left_out = {"content-length", "vary"}
    headers = [(k, v) for k, v in response.items() if k.lower() not in left_out]
    return Kept(
        packed=packed,
        mark=hashlib.sha256(packed).hexdigest()[:24],
        headers=(*headers, ("Vary", "Accept-Encoding")),
        marks=frozenset(notes.marks),
        until=notes.until,
    )


def _sent(entry: Kept, request: HttpRequest) -> HttpResponse:
    is_packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    mark = f'"{entry.mark}{"-gz" if is_packed else ""}"'
    if mark in request.META.get("HTTP_IF_NONE_MATCH", ""):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(entry.packed if is_packed else gzip.decompress(entry.packed))
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
    for name, value in entry.headers:
        response.headers[name] = value
    response.headers["ETag"] = mark
    return response
