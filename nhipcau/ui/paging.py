"""Which page numbers are offered, and where they lead."""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict  # noqa: TID251  read only: a query string's own type


def view_of(page: Page[Any], query: QueryDict) -> dict[str, Any]:
    """The window of pages round `page`; None stands for a gap."""

    def address(number: int) -> str:
        asked = query.copy()
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        (n, address(n), n == page.number) if isinstance(n, int) else (None, "", False)
        for n in numbers
    ]
    return {
        "page": page,
        "links": links,
        "previous": address(page.number - 1) if page.has_previous() else "",
        "next": address(page.number + 1) if page.has_next() else "",
    }
