"""One page of a long list: its lines and the addresses of the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from nhipcau.editorial.models import Release
from nhipcau.portal.reading import noted

A_PAGE = 20


class NoSuchPage(LookupError):
    """The list has no page of this number."""


@dataclass(frozen=True, slots=True)
class PageLink:
    number: int
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """`items` of page `number` out of `pages`; `total` counts all lines; "" where none follows."""

    items: list[Any]
    number: int
    pages: int
    total: int
    previous: str
    next: str
    addresses: list[PageLink] = field(default_factory=list)


def listed(found: QuerySet[Release], number: int, *, address: str, a_page: int = A_PAGE) -> Listed:
    """Page `number` (from 1) of the releases; `address` takes the number behind it ("/vi/?trang=").

    Raises `NoSuchPage` beyond the last page; an empty list has one empty page.
    """
    listed = rows_listed(found, number, address=address, a_page=a_page)
    return replace(listed, items=noted(listed.items))


def rows_listed(found: QuerySet[Any], number: int, *, address: str, a_page: int = A_PAGE) -> Listed:
    """The same of any rows; whoever shows them says by what mark they are known."""
    total = found.order_by().count()
    first = _first(number, total, a_page)
    items = list(found[first : first + a_page])
    return window(items, number, total, address=address, a_page=a_page)


def listed_of(hits: Sequence[Any], number: int, *, address: str, a_page: int) -> Listed:
    """The same of a list at hand; its lines stay as they are."""
    first = _first(number, len(hits), a_page)
    items = list(hits[first : first + a_page])
    return window(items, number, len(hits), address=address, a_page=a_page)


def window(items: list[Any], number: int, total: int, *, address: str, a_page: int) -> Listed:
    pages = max(1, -(-total // a_page))
    return Listed(
        items=items,
        number=number,
        pages=pages,
        total=total,
        previous=_address(address, number - 1) if number > 1 else "",
        next=_address(address, number + 1) if number < pages else "",
        addresses=[PageLink(n, _address(address, n), n == number) for n in _offered(number, pages)],
    )


def _first(number: int, total: int, a_page: int) -> int:
    if not 1 <= number <= max(1, -(-total // a_page)):
        raise NoSuchPage
    return (number - 1) * a_page


def _address(address: str, number: int) -> str:
    """The first page has the plain address."""
    return (
        address.rpartition("?")[0] if number == 1 and "&" not in address else f"{address}{number}"
    )


def _offered(number: int, pages: int) -> list[int]:
    """The first, the last and those about the current one."""
    near = {1, pages, *range(number - 2, number + 3)}
    return [n for n in sorted(near) if 1 <= n <= pages] if pages > 1 else []
