"""The clocks of an entry brought in line with its fields."""

from nhipcau.registries.models import Clock
from nhipcau.registries.rules import Due
from nhipcau.registries.ticking import clocks_of


def settle_clocks(row: object) -> None:  # the row of any register
    """Clocks that its fields ask for are there with their days; others of the entry are gone."""
    entry_id: int = row.pk  # type: ignore[attr-defined]  # every register's row is an Entry
    wanted: dict[str, Due] = {one.code: one for one in clocks_of(row)}
    kept = {clock.code: clock for clock in Clock.objects.filter(entry=entry_id)}
    if gone := [clock.pk for code, clock in kept.items() if code not in wanted]:
        Clock.objects.filter(pk__in=gone).delete()
    for code, one in wanted.items():
        found = kept.get(code)
        if found is None or (found.due_on, found.done_on) != (one.due_on, one.done_on):
            days = {"due_on": one.due_on, "done_on": one.done_on}
            Clock.objects.update_or_create(entry_id=entry_id, code=code, defaults=days)
