"""Keeping an index: made on demand, written in the transaction of the rows it is of."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

from django.db import transaction

from nhipcau.search.index.databases import database, table
from nhipcau.search.index.words import kept_words

AT_ONCE: Final = 1_000

T = TypeVar("T")


def make_index(name: str) -> None:
    """Make the index, if it is not there. `put` does so itself; a migration may say it openly.

    `name` is small letters, digits and _, 40 at most; anything else is a ValueError.
    """
    with transaction.atomic():
        database().make(table(name))


def drop_index(name: str) -> None:
    """Take the whole index away, if it is there: the way back of a migration."""
    with transaction.atomic():
        database().drop(table(name))


def put(name: str, rows: Iterable[tuple[int, str]]) -> int:
    """Enter (id, text) of rows, each id anew if it was there; gives how many ids were given.

    Rows are taken a thousand at a time, all in one transaction: the caller's, if it has one.
    """
    index, given = table(name), 0
    with transaction.atomic():
        if not database().exists(index):
            database().make(index)
        for some in _by(AT_ONCE, rows):
            words = {key: kept_words(text) for key, text in dict(some).items()}
            database().put(index, words)
            given += len(words)
    return given


def take_out(name: str, ids: Iterable[int]) -> None:
    """Take rows out, with every word of theirs; ids that are not there do no harm."""
    index = table(name)
    with transaction.atomic():
        if database().exists(index):
            for some in _by(AT_ONCE, ids):
                database().take_out(index, some)


def held(name: str, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that are in the index; none where there is no index."""
    index = table(name)
    return database().held(index, ids) if database().exists(index) else set()


def settle(name: str) -> None:
    """Put the index in order after many rows came or went; minutes for a million rows.

    On SQLite words taken out leave the file only now, or when the database merges by itself.
    """
    with transaction.atomic():
        if database().exists(table(name)):
            database().settle(table(name))


def _by(size: int, things: Iterable[T]) -> Iterator[list[T]]:
    left = iter(things)
    while some := list(islice(left, size)):
        yield some
