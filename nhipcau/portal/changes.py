"""What changed since this process last looked: marks of pages, names of units."""

import logging
from dataclasses import dataclass, field
from typing import Final

from django.db import DatabaseError

from nhipcau.editorial import touching
from nhipcau.organisations.models import OrganisationStep

logger = logging.getLogger(__name__)

# Rows of the directory's trail that are looked at again: one may be written late.
_AGAIN: Final = 50


@dataclass(slots=True)
class Changes:
    """`serial` is the newest change known here, -1 before the first look.

    `turn` counts the looks that found something, `last` says in which turn a mark changed.
    """

    serial: int = -1
    turn: int = 0
    last: dict[str, int] = field(default_factory=dict)
    steps: set[int] = field(default_factory=set)
    newest_step: int = 0
    made_here: int = 0

    def are_made_here(self) -> bool:
        return touching.made_here() != self.made_here

    def since_last_look(self) -> set[str] | None:
        """Marks changed since; None: everything (a first look, or a database put back).

        A database that does not answer changes nothing: what is kept goes on being read.
        """
        self.made_here = touching.made_here()
        try:
            changed, units = touching.changes_since(self.serial), self._renamed()
            if not changed and self.serial > 0 and touching.newest_serial() < self.serial:
                self._begin_again()
                return None
        except DatabaseError:
            logger.exception("Kept pages: could not look for changes")
            return set()
        is_first = self.serial < 0
        self.serial = changed.pop(touching.NEWEST, max(self.serial, 0))
        found = set(changed) | units
        if found:
            self.turn += 1
            self.last |= dict.fromkeys(found, self.turn)
        return None if is_first else found

    def touched_after(self, turn: int, marks: frozenset[str]) -> bool:
        """Whether one of the marks changed after `turn`, as far as is known here."""
        return any(self.last.get(mark, -1) > turn for mark in marks)

    def _begin_again(self) -> None:
        self.serial = touching.newest_serial()
        self.turn += 1
        self.last.clear()

    def _renamed(self) -> set[str]:
        """ "name:<unit>" of each unit whose trail in the directory grew."""
        rows = OrganisationStep.objects.filter(pk__gt=self.newest_step - _AGAIN)
        found = dict(rows.exclude(unit=None).order_by().values_list("pk", "unit"))
        if not found:
            return set()
        fresh = {unit for pk, unit in found.items() if pk not in self.steps}
        self.newest_step, self.steps = max(found), set(found)
        return {f"name:{unit}" for unit in fresh}
