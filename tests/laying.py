"""Rows that many tests of one file need: laid once for the file, put back after each test."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

Laid = TypeVar("Laid")


def laid_once(lay: Callable[[], Laid], blocker: DjangoDbBlocker) -> Iterator[Laid]:
    """For fixtures of a module: what `lay` lays stays until the last test of the file.

    Each test has a savepoint of its own inside (the fixture `db`), so none sees another's traces;
    whoever hands the objects on hands on a copy.
    """
    with blocker.unblock(), transaction.atomic():
        rows = lay()
        with blocker.block():
            yield rows
        transaction.set_rollback(True)
