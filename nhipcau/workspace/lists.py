"""Lists: one page of them, and the address of the same list asked for otherwise."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

Said = tuple[str, str]  # a condition in words, the name of its field


def page_of(request: HttpRequest, rows: Any, most: int) -> Page[Any]:
    """The page asked for in the address, `most` rows long; the nearest one for an odd number."""
    return Paginator(rows, most).get_page(request.GET.get("page"))


def asked_with(request: HttpRequest, **conditions: str) -> str:
    """The same list under these conditions too, from its first page."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in conditions.items():
        query[name] = value
    return f"?{query.urlencode()}"


def takeable(request: HttpRequest, said: Iterable[Said]) -> list[tuple[str, str]]:
    """Each condition in words with the address of the list without it, from its first page."""
    return [(words, _without(request, name)) for words, name in said]


def _without(request: HttpRequest, name: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    return f"?{query.urlencode()}"
