"""The office with its people, laid once for each file."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.laying import laid_once
from tests.security.offices import Staffed, staffed_office


@pytest.fixture(scope="module")
def laid_staffed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Staffed]:
    yield from laid_once(staffed_office, django_db_blocker)


@pytest.fixture
def staffed(laid_staffed: Staffed, db: None) -> Staffed:
    return deepcopy(laid_staffed)
