"""Copies of a person's words kept for an undo or a preview go when the person's data go."""

from collections.abc import Iterable, Set
from typing import Any

from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, Merge, TableImport
from nhipcau.registries.privacy.files import empty_file
from nhipcau.registries.privacy.trail import Act, leave

_COPIES = ("before", "after", "planned")
_SHORT = 3


def reduce_copies(words: Set[str], *, contacts: Iterable[Contact], by: User | None) -> int:
    """How many copies were emptied. `words` tell who a person is; `contacts` are being erased.

    A joining of such a contact forgets all that it would put back. Elsewhere each object of JSON in
    which one of the words stands loses its strings, and a table's file goes from the disk.
    """
    emptied = _of_contacts([one.pk for one in contacts])
    emptied += sum(_of_merge(one, words) for one in Merge.objects.exclude(before={}))
    for one in TableImport.objects.exclude(rows=[]).select_related("file"):
        if (left := without(one.rows, words)) != one.rows:
            one.rows = left
            one.save(update_fields=["rows"])
            empty_file(one.file, by=by)
            emptied += 1
    if emptied:
        leave(Act.REDUCED, by=by, count=emptied)
    return emptied


def without(told: Any, words: Set[str]) -> Any:
    """The same JSON; an object that says one of the words itself keeps no string at all."""
    if isinstance(told, list):
        return [without(one, words) for one in told]
    if not isinstance(told, dict):
        return "" if _says(told, words) else told
    if any(_says(value, words) for value in told.values()):
        return {key: _emptied(value, words) for key, value in told.items()}
    return {key: without(value, words) for key, value in told.items()}


def _emptied(value: Any, words: Set[str]) -> Any:
    return "" if isinstance(value, str) else without(value, words)


def _says(value: Any, words: Set[str]) -> bool:
    """A short name is looked for as the whole value, so that "An" empties no "Ban An ninh"."""
    if not isinstance(value, str):
        return False
    return any(one == value or (len(one) > _SHORT and one in value) for one in words)


def _of_contacts(keys: list[int]) -> int:
    merges = Merge.objects.filter(kept_contact__in=keys) | Merge.objects.filter(
        gone_contact__in=keys
    )
    return merges.exclude(before={}).update(before={}, after={}, planned={}, reason="")


def _of_merge(merge: Merge, words: Set[str]) -> int:
    left = {name: without(getattr(merge, name), words) for name in _COPIES}
    if all(left[name] == getattr(merge, name) for name in _COPIES):
        return 0
    for name, told in left.items():
        setattr(merge, name, told)
    merge.save(update_fields=list(left))
    return 1
