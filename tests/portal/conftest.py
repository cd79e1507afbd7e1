"""Public pages as a visitor gets them."""

from collections.abc import Iterator

import pytest

from nhipcau.portal import index
from nhipcau.portal.cache import shelf


@pytest.fixture
def kept(settings) -> Iterator[None]:
    """Pages are kept, and changes looked for before each answer."""
    settings.NHIPCAU_PORTAL_CACHE_MB = 4
    shelf.empty()
    index.forget()
    yield
    shelf.empty()
    index.forget()
