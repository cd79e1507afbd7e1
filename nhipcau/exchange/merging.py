"""What a file changed, laid against what the web changed since: three versions, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.exchange.form import Returned
from nhipcau.reports.models import ReportItem, UnitReport
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.writing import Entry
from nhipcau.vietnamese.typed_text import typed, typed_line

FIELDS = ("words", "status", "is_nil", "nil_reason", "outside_number")
"""What a unit fills in about a task, in the order of the form."""

Value = str | bool
Key = tuple[int | None, str]
"""(item, field); (None, name) for a general text."""
Values = Mapping[Key, Value]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that the file and the web both changed, each in its own way, since the download."""

    key: Key
    base: Value
    file: Value
    web: Value


@dataclass(frozen=True, slots=True)
class Merge:
    """`changed`: what the file alone changed; `conflicts`: what a person must choose."""

    changed: Values
    conflicts: tuple[Conflict, ...]


def merge(base: Values, file: Values, web: Values) -> Merge:
    """Fields that no longer stand on the web are left out; see `left_over`.

    A field that the base does not know is for a person to choose: nobody knows who said it last.
    """
    changed: dict[Key, Value] = {}
    conflicts = []
    for key, new in file.items():
        if key not in web:
            continue
        now = web[key]
        old = base.get(key, now)
        if new in (old, now):
            continue
        if now == old and key in base:
            changed[key] = new
        else:
            conflicts.append(Conflict(key, old, new, now))
    return Merge(changed, tuple(conflicts))


def left_over(base: Values, file: Values, web: Values) -> Values:
    """What the file says anew of fields that no longer stand on the web."""
    return {key: new for key, new in file.items() if key not in web and new != base.get(key)}


def values_of(report: UnitReport) -> Values:
    """The fill-in fields of the report as they are stored now; orphaned items have none."""
    found: dict[Key, Value] = {}
    for item in ReportItem.objects.filter(report=report, is_orphaned=False):
        found |= {(item.pk, name): getattr(item, name) for name in FIELDS}
    return found | {(None, name): getattr(report, name) for name in GENERAL}


def values_in(returned: Returned) -> Values:
    """What a file says, its texts as they would be stored."""
    found: dict[Key, Value] = {
        (item, name): _as_stored(name, value)
        for item, told in returned.items.items()
        for name, value in told.items()
        if name in FIELDS
    }
    return found | {
        (None, name): typed(text) for name, text in returned.general.items() if name in GENERAL
    }


def _as_stored(name: str, value: Value) -> Value:
    if isinstance(value, bool):
        return value
    return typed_line(value) if name == "outside_number" else typed(value)


def entries_of(changed: Values, web: Values) -> dict[int, Entry]:
    """What to write of each item that `changed` touches: the rest of it as the web has it."""
    items = dict.fromkeys(item for item, _field in changed if item is not None)
    return {
        item: Entry(**{name: changed.get((item, name), web[item, name]) for name in FIELDS})  # type: ignore[arg-type]  # each value has the type of its field
        for item in items
    }


def texts_of(changed: Values) -> dict[str, str]:
    return {name: str(text) for (item, name), text in changed.items() if item is None}


def as_json(values: Values) -> dict[str, dict[str, object]]:
    """{"items": {"<pk>": {field: value}}, "general": {name: text}}."""
    items: dict[str, dict[str, Value]] = {}
    general: dict[str, Value] = {}
    for (item, name), value in values.items():
        if item is None:
            general[name] = value
        else:
            items.setdefault(str(item), {})[name] = value
    return {"items": dict(items), "general": dict(general)}


def from_json(told: Mapping[str, Mapping[str, object]]) -> Values:
    items: Iterable[tuple[str, object]] = told.get("items", {}).items()
    found: dict[Key, Value] = {}
    for item, fields in items:
        if isinstance(fields, Mapping):
            found |= {(int(item), name): value for name, value in fields.items()}
    return found | {(None, name): str(text) for name, text in told.get("general", {}).items()}


def name_of(key: Key) -> str:
    """A key as forms and addresses write it: "item-7.words", "general.steering"."""
    item, name = key
    return f"general.{name}" if item is None else f"item-{item}.{name}"
