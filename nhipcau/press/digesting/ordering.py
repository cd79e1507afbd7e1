"""The order of the items of a digest: those of one heading together, places from 1 on."""

from collections.abc import Iterable, Sequence

from nhipcau.press.models import Digest, DigestItem

Group = tuple[str, list[DigestItem]]


def in_groups(items: Iterable[DigestItem]) -> list[Group]:
    """Items by heading; a heading stands where its first item stands."""
    found: dict[str, list[DigestItem]] = {}
    for item in sorted(items, key=lambda one: (one.place, one.pk)):
        found.setdefault(item.heading, []).append(item)
    return list(found.items())


def settle(digest: Digest, items: Sequence[DigestItem] | None = None) -> None:
    """Give every item its place, as given or as they stand, headings kept together."""
    rows = list(digest.items.all()) if items is None else list(items)
    if items is not None:
        for place, item in enumerate(rows, start=1):
            item.place = place
    ordered = [item for _heading, group in in_groups(rows) for item in group]
    for place, item in enumerate(ordered, start=1):
        item.place = place
    DigestItem.objects.bulk_update(ordered, ["place"])


def moved(
    items: Sequence[DigestItem], item: DigestItem, to: int, heading: str | None = None
) -> list[DigestItem]:
    """The items with one at place `to`, counted from 1; beyond the ends it is the first or last.

    It goes under `heading`; without one it keeps its own where that stands beside it, else it
    takes that of the item before it, of the one behind it at the head of all.
    """
    ordered = [one for _heading, group in in_groups(items) for one in group]
    row = ordered.pop(next(n for n, one in enumerate(ordered) if one.pk == item.pk))
    there = max(0, min(len(ordered), to - 1))
    beside = [one.heading for one in ordered[max(0, there - 1) : there + 1]]
    if heading is not None:
        row.heading = heading
    elif beside and row.heading not in beside:
        row.heading = beside[0]
    ordered.insert(there, row)
    return ordered


def swapped(items: Iterable[DigestItem], heading: str, *, up: bool) -> list[DigestItem]:
    """The items with a whole heading one place up or down among the headings."""
    groups = in_groups(items)
    here = next((n for n, (name, _rows) in enumerate(groups) if name == heading), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is not None and there is not None and 0 <= there < len(groups):
        groups[here], groups[there] = groups[there], groups[here]
    return [item for _name, rows in groups for item in rows]
