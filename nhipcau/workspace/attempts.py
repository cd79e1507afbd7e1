"""Wrong passwords are counted by name and place, and by name alone: after too many one waits."""

from contextlib import suppress
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

MOST = 10
MOST_ANYWHERE = 50
"""For one name from all places together; a browser known to the person is not held up by it."""
WAIT_S = 15 * 60
_KNOWN = "known-name"
_KNOWN_S = 90 * 24 * 60 * 60


def too_many(request: HttpRequest, username: str) -> bool:
    """Whether `MOST` wrong passwords came from this place within `WAIT_S` seconds.

    Or `MOST_ANYWHERE` from anywhere, for a browser in which the name has never signed in.
    """
    counts = caches["attempts"].get_many([_here(request, username), _anywhere(username)])
    if counts.get(_here(request, username), 0) >= MOST:
        return True
    return counts.get(_anywhere(username), 0) >= MOST_ANYWHERE and not _is_known(request, username)


def note_wrong(request: HttpRequest, username: str) -> None:
    for key in (_here(request, username), _anywhere(username)):
        if not caches["attempts"].add(key, 1, WAIT_S):
            with suppress(ValueError):  # its time has run out between the two lines
                caches["attempts"].incr(key)


def forget(request: HttpRequest, username: str) -> None:
    """After a right password the count of this place begins anew."""
    caches["attempts"].delete(_here(request, username))


def remember(response: HttpResponse, username: str, *, secure: bool) -> None:
    """Let the browser show next time that this name has signed in there."""
    response.set_signed_cookie(
        _KNOWN, _digest(username), max_age=_KNOWN_S, httponly=True, samesite="Lax", secure=secure
    )


def _is_known(request: HttpRequest, username: str) -> bool:
    shown = request.get_signed_cookie(_KNOWN, default="", max_age=_KNOWN_S)
    return shown == _digest(username)


def _here(request: HttpRequest, username: str) -> str:
    return _digest(f"{username}\0{request.META.get('REMOTE_ADDR', '')}")


def _anywhere(username: str) -> str:
    return _digest(f"{username}\0")


def _digest(words: str) -> str:
    return sha256(words.casefold().encode()).hexdigest()
