"""An outlet and a client for every test that asks for them."""

from collections.abc import Iterator

import pytest

from nhipcau.press.fetching.client import Client
from tests.press.fetching.outlets import Outlet, client_for


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with Outlet() as opened:
        yield opened


@pytest.fixture
def client(outlet: Outlet) -> Iterator[Client]:
    with client_for(outlet) as made:
        yield made
