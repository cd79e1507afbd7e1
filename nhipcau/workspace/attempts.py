"""Wrong passwords are counted: after too many, one name from one place waits."""

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest

MOST = 10
WAIT_S = 15 * 60


def _key(request: HttpRequest, username: str) -> str:
    who = f"{username.casefold()}\0{request.META.get('REMOTE_ADDR', '')}"
    return f"sign-in-{sha256(who.encode()).hexdigest()}"


def too_many(request: HttpRequest, username: str) -> bool:
    """Whether `MOST` wrong passwords were given within the last `WAIT_S` seconds."""
    return int(cache.get(_key(request, username), 0)) >= MOST


def note_wrong(request: HttpRequest, username: str) -> None:
    key = _key(request, username)
    cache.set(key, cache.get(key, 0) + 1, WAIT_S)


def forget(request: HttpRequest, username: str) -> None:
    """After a right password the count begins anew."""
    cache.delete(_key(request, username))
