"""How a register is shown: its columns, the groups of its form, its parts, its moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from nhipcau.registries import keeping

Value = str | Callable[[Any], Any]
"""A field of the model by name, or a function of the row."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. `is_wide_only` is left out on phones."""

    label: str
    value: Value
    is_number: bool = False
    is_wide_only: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together in the form and on the card; inside ones are not for everybody."""

    title: str
    fields: tuple[str, ...]
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class PartOf:
    """Rows that belong to an entry: a table on its card, with adding, changing and taking off.

    `model` derives from `Part`; `slug` stands in the address. `form`: a form class of one's own
    (it takes `entry` and `unit` beside the usual), else one is made of `fields`.
    """

    model: Any
    slug: str
    title: str
    fields: tuple[str, ...]
    columns: tuple[Column, ...]
    add_words: str
    is_inside: bool = False
    hint: str = ""
    form: Any = None


def _always(row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Move:
    """What the button says, the fields asked for with it, a sentence of what follows.

    `needed` are those of the fields that the move cannot do without. `verb` moves the row as
    `keeping.move` does; `afterwards` does what must not stand in one transaction with it (letters).
    The card offers it only to rows that it `fits`.
    """

    words: str
    fields: tuple[str, ...] = ()
    hint: str = ""
    verb: Callable[..., Any] = keeping.move
    afterwards: Callable[[Any], Any] = bool
    needed: tuple[str, ...] = ()
    fits: Callable[[Any], bool] = _always


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of a list of the register's own: `choices()` gives (value, words), without the
    empty one; `narrow(rows, value)` keeps the rows it means.
    """

    name: str
    label: str
    choices: Callable[[], list[tuple[str, str]]]
    narrow: Callable[[Any, str], Any]


def _nothing(request: HttpRequest, row: Any) -> dict[str, Any]:
    return {}


def _no_context(request: HttpRequest) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Described:
    """One register. The first column is the link to the card.

    `filters` are choice fields of the model beside what every list is filtered by (words, state,
    unit, task, country, year). `moves` state -> its button; a state not named has no button.
    `public` are fields that may be ticked for the public page. `card` is a template included on the
    card with what `more(request, row)` gives; `above` one above the list with `told(request)`.
    `order` are the columns the list is ordered by, `prefetch` the rows its columns look at. `acts`
    are words for steps that verbs of the register's own leave. `asked` are conditions of the
    list beside them. `new` names the page by which an entry is begun, if not the common one;
    `doors` are (words, name of a page) that its card leads those who keep it to first. `labels`
    are other names of common fields: the first day of an agreement is the day of signing.
    """

    register: str
    slug: str
    lead: str
    add_words: str
    empty_hint: str
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    filters: tuple[str, ...] = ()
    moves: Mapping[str, Move] = field(default_factory=dict)
    parts: tuple[PartOf, ...] = ()
    public: tuple[str, ...] = ()
    card: str = ""
    more: Callable[[HttpRequest, Any], dict[str, Any]] = _nothing
    above: str = ""
    told: Callable[[HttpRequest], dict[str, Any]] = _no_context
    order: tuple[str, ...] = ("-starts_on", "-pk")
    prefetch: tuple[str, ...] = ()
    acts: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()
    new: str = ""
    doors: tuple[tuple[str, str], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def way_in(self) -> str:
        """The address at which an entry is begun."""
        if self.new:
            return reverse(f"workspace:{self.new}")
        return reverse("workspace:entry_new", kwargs={"slug": self.slug})

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for group in self.groups for name in group.fields)
