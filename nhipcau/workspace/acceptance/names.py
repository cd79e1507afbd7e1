"""The names of units as the paper prints them, and what each is taken to mean."""

from collections.abc import Iterable
from dataclasses import dataclass

from nhipcau.organisations.guessing import guess_body
from nhipcau.organisations.models import Unit, UnitGroup
from nhipcau.search.folded import matching, words_of

_SHOWN_USES = 4
_MOST_FOUND = 12
_ROLES = {"lead": "chủ trì", "coordinate": "phối hợp"}


@dataclass(frozen=True, slots=True)
class Use:
    """A row that prints the name (its key and what people call it), and the role it gives it."""

    row: str
    address: str
    role: str

    @property
    def words(self) -> str:
        return _ROLES[self.role]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name may mean, as one button.

    `value` is "unit:<code>", "group:<pk>", "new:<kind>" (a unit to be entered) or "open" (a set
    that names nobody in particular).
    """

    value: str
    label: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NameView:
    """One printed name. `meaning` says in words what it was taken for, "" while it is open."""

    text: str
    number: int
    meaning: str = ""
    kind: str = ""
    answers: tuple[Answer, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def anchor(self) -> str:
        return f"ten-{self.number}"

    @property
    def is_open(self) -> bool:
        return not self.meaning

    @property
    def state(self) -> str:
        """A name that only coordinates needs no meaning: it may stay as written."""
        if self.meaning:
            return "settled"
        return "open" if self.leads else "as_written"

    @property
    def leads(self) -> bool:
        return any(use.role == "lead" for use in self.uses)

    @property
    def first_uses(self) -> tuple[Use, ...]:
        return self.uses[:_SHOWN_USES]

    @property
    def more_uses(self) -> int:
        return max(0, len(self.uses) - _SHOWN_USES)


@dataclass(frozen=True, slots=True)
class NamesView:
    """All names of the plan, in the order of the paper; those to be settled stand apart."""

    all: tuple[NameView, ...]

    @property
    def open(self) -> tuple[NameView, ...]:
        """Those that lead something: without them nobody answers for a task."""
        return tuple(name for name in self.all if name.is_open and name.leads)

    @property
    def as_written(self) -> tuple[NameView, ...]:
        """Those that only coordinate: they may stay as printed."""
        return tuple(name for name in self.all if name.is_open and not name.leads)

    @property
    def unclear(self) -> int:
        """How many names have no meaning yet, leading or not."""
        return len(self.open) + len(self.as_written)

    @property
    def settled(self) -> tuple[NameView, ...]:
        return tuple(name for name in self.all if not name.is_open)


def guessed(name: str) -> tuple[Answer, str]:
    """The new body the name seems to be, and its kind; a proposal that a person takes or not."""
    guess = guess_body(name)
    if guess.is_collective:
        return Answer("open", "nhóm mới, không nêu đích danh đơn vị nào"), ""
    kind = Unit.Kind(guess.kind)
    return Answer(f"new:{kind.value}", f"đơn vị mới, loại {kind.label}"), kind.value


def answer(target: Unit | UnitGroup, reason: str = "") -> Answer:
    if isinstance(target, Unit):
        return Answer(f"unit:{target.code}", target.name, reason)
    return Answer(f"group:{target.pk}", f"nhóm “{target.name}”", reason)


def found(words: str) -> tuple[Answer, ...]:
    """Units and groups that the typed words may mean, marks or no marks; at most twelve."""
    units = Unit.objects.filter(matching(words, "folded"))[:_MOST_FOUND]
    wanted = words_of(words)
    groups = [g for g in UnitGroup.objects.all() if wanted in words_of(g.name)]
    return tuple(map(answer, [*units, *groups]))[:_MOST_FOUND]


def uses_of(rows: Iterable[tuple[str, str, Iterable[str], Iterable[str]]]) -> dict[str, list[Use]]:
    """Where each name stands: rows are (key, address, leads, coordinating)."""
    uses: dict[str, list[Use]] = {}
    for key, address, leads, coordinating in rows:
        for role, names in (("lead", leads), ("coordinate", coordinating)):
            for name in names:
                uses.setdefault(name, []).append(Use(key, address, role))
    return uses
