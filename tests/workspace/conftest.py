"""The whole office, laid once for each file."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.laying import laid_once
from tests.workspace.whole_office import Office, whole_office


@pytest.fixture(scope="module")
def laid_office(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    yield from laid_once(whole_office, django_db_blocker)


@pytest.fixture
def office(laid_office: Office, db: None) -> Office:
    return deepcopy(laid_office)
