"""The last part of a page's address, in plain letters: "Đường tới biển" -> "duong-toi-bien"."""

from typing import Final
from uuid import uuid4

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from nhipcau.vietnamese.text import fold

LONGEST: Final = 80
"""Characters; an address is read aloud and printed."""


def slug_of(title: str) -> str:
    """Made of the title's letters; empty where none of them is Latin."""
    return str(slugify(fold(title)))[:LONGEST].strip("-")


def free_slug(title: str, *, parent: Page, page: Page) -> str:
    """A slug no sibling has: the title's, else that of the same work in another language."""
    wanted = slug_of(title) or _of_another_language(page) or f"trang-{uuid4().hex[:8]}"
    return str(find_available_slug(parent, wanted, ignore_page_id=page.pk))


def _of_another_language(page: Page) -> str:
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return str(others.order_by("pk").values_list("slug", flat=True).first() or "")
