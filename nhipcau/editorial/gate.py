"""Whether Wagtail may publish just now: only while a release verb holds the gate open."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps

_open_for: ContextVar[int | None] = ContextVar("open_for", default=None)


@contextmanager
def opened_for(revision_id: int) -> Iterator[None]:
    """Held by `releasing` and `withdrawing` alone; a house rule tests that nobody else calls it."""
    token = _open_for.set(revision_id)
    try:
        yield
    finally:
        _open_for.reset(token)


def is_open_for(revision_id: int | None) -> bool:
    return revision_id is not None and _open_for.get() == revision_id


def public_address(page_id: int | None) -> str | None:
    """The public address of the page's current release: "/vi/tin-tuc/…/"; None without one."""
    release = apps.get_model("editorial", "Release").objects.current()
    found = release.filter(edition__page=page_id).first()
    return found.address if found else None
