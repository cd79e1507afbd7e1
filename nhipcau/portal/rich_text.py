"""Links of rich text: pages and files of a whole page are looked up in one query each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from nhipcau.editorial.models import Attachment, PortalPage
from nhipcau.portal.files import address_of_file
from nhipcau.portal.reading import addresses_of

_LINK = re.compile(r"<a\b[^>]*>")
_TYPE = re.compile(r'linktype=\\?"(page|document)\\?"')
_ID = re.compile(r'\bid=\\?"(\d+)\\?"')


@dataclass(frozen=True, slots=True)
class Linked:
    pages: dict[int, str]
    files: dict[int, str]


_known: ContextVar[Linked | None] = ContextVar("linked", default=None)


@contextmanager
def links_known(page: PortalPage) -> Iterator[None]:
    """Every link in the body of `page` is looked up once, before any block is drawn."""
    named: dict[str, set[int]] = {"page": set(), "document": set()}
    for link in _LINK.findall(_stored(page)):
        kind, pk = _TYPE.search(link), _ID.search(link)
        if kind and pk:
            named[kind[1]].add(int(pk[1]))
    token = _known.set(look_up(named["page"], named["document"]))
    try:
        yield
    finally:
        _known.reset(token)


def look_up(pages: set[int], files: set[int]) -> Linked:
    found = Attachment.objects.filter(pk__in=files) if files else []
    return Linked(
        pages=addresses_of(pages) if pages else {},
        files={file.pk: address_of_file(file) for file in found},
    )


class PageLinks(PageLinkHandler):
    """A link to a page that is not public is plain words."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        pks = [int(attrs["id"]) for attrs in attrs_list]
        known = _known.get() or look_up(set(pks), set())
        return [_opened(known.pages.get(pk)) for pk in pks]


class FileLinks(DocumentLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        pks = [int(attrs["id"]) for attrs in attrs_list]
        known = _known.get() or look_up(set(), set(pks))
        return [_opened(known.files.get(pk)) for pk in pks]


def _opened(address: str | None) -> str:
    return f'<a href="{escape(address)}">' if address else "<a>"


def _stored(page: PortalPage) -> str:
    """The body as it is kept: every link stands in it as the editor stored it."""
    kept: Any = page.body.raw_data
    return "\n".join(_strings(list(kept)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
