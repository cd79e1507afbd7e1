"""The registers of the half year, told by the verbs on the days on which things happened."""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nhipcau.demo import clock
from nhipcau.demo.beginning import begin
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.registries.models import Partner

FOLDER = Path(__file__).parent.parent / "data" / "registers"
ORDER = (
    *("partners", "contacts", "publications", "events", "agreements"),
    *("delegations", "investors", "press_visits", "cases"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is who in the demo: units and tasks by code, officers by the code of their unit.

    `partners` and `entries` fill up by the keys of the files, for what is told after them.
    """

    units: Mapping[str, Unit]
    tasks: Mapping[str, Task]
    officers: Mapping[str, User]
    focal: User
    partners: dict[str, Partner] = field(default_factory=dict)
    entries: dict[str, Any] = field(default_factory=dict)

    def at(self, day: str | date, hour: int = 9) -> AbstractContextManager[None]:
        """It is that day; ISO words or a day."""
        on = day if isinstance(day, date) else date.fromisoformat(day)
        return clock.at(clock.local(on, hour))

    def by(self, unit: str) -> User:
        """The officer of a unit; the focal officer for a unit that has none."""
        return self.officers.get(unit, self.focal)

    def served(self, codes: Iterable[str]) -> list[Task]:
        return [self.tasks[code] for code in codes]

    def begin(self, codes: Iterable[str], *, unit: str, day: str | date) -> None:
        """Tasks that the unit leads and nobody had begun are under way from that day on."""
        on = day if isinstance(day, date) else date.fromisoformat(day)
        with self.at(on, 17):
            for task in self.served(codes):
                begin(task, self.by(unit), on)


def read(name: str) -> Any:
    """The file of a register."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf8"))


def tell(desk: Desk) -> None:
    """Every register in an order in which each finds what it points at."""
    for name in ORDER:
        if find_spec(f"nhipcau.demo.registers.{name}"):
            say: Callable[[Desk], None] = import_module(f"nhipcau.demo.registers.{name}").tell
            say(desk)
