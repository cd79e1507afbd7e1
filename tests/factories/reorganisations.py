"""Orders and snapshots for tests: small provinces made by hand or by chance."""

from datetime import date, timedelta
from random import Random
from typing import Any

from nhipcau.reports.tally import OutputRow
from nhipcau.succession.changes import Change, Kind, NewUnit, Order, Target
from nhipcau.succession.rows import (
    KINDS,
    Duty,
    Group,
    Item,
    Name,
    Post,
    Programme,
    Report,
    RoundFact,
    Snapshot,
    TaskFact,
    Unit,
)
from nhipcau.succession.working import written

DAY = date(2025, 7, 1)
QUARTERS = [
    (date(2025, 1, 1), date(2025, 3, 31)),
    (date(2025, 4, 1), date(2025, 9, 30)),
    (date(2025, 10, 1), date(2025, 12, 31)),
]


def snapshot_of(*rows: Any, tasks: int = 0, rounds: tuple[RoundFact, ...] = ()) -> Snapshot:
    """The rows by kind and primary key; tasks 1..n are open."""
    tables: dict[Any, dict[int, Any]] = {kind: {} for kind in KINDS}
    for row in rows:
        tables[type(row)][row.pk] = row
    facts = {pk: TaskFact(pk, f"I.{pk}", "under_way") for pk in range(1, tasks + 1)}
    return Snapshot(tables, facts, rounds)


def body(pk: int, **fields: Any) -> tuple[Unit, Name]:
    """A department and the row of its name."""
    unit = Unit(pk, f"so-{pk}", "department", f"Sở {pk}", **fields)
    return unit, Name(pk, pk, unit.name)


def duty(pk: int, task: int, *members: int, role: str = "lead", **fields: Any) -> Duty:
    """One body by name, several as members of group 1."""
    named = {"unit_id": members[0]} if len(members) == 1 else {"group_id": 1}
    given = {"position": pk, "as_written": f"bản giấy {pk}", "expanded_on": date(2025, 1, 1)}
    return Duty(pk, task, role, members=members, **(given | named | fields))


def order(*changes: Change, day: date = DAY) -> Order:
    return Order(day, changes, "01/NQ")


def absorbed(source: int, target: int, **fields: Any) -> Change:
    return Change(1, Kind.ABSORB, (source,), (Target(unit=target),), **fields)


def to_new(name: str, scope: str = "") -> Target:
    return Target(new=NewUnit(name), scope=scope)


def any_province(random: Random) -> tuple[Snapshot, list[OutputRow]]:
    """Six bodies with tasks, people, reports of three rounds, and what they did all year."""
    rows: list[Any] = [one for pk in range(1, 7) for one in body(pk)]
    rows += [
        Post(pk, pk, random.randint(1, 6), random.choice(["officer", "head"])) for pk in range(1, 6)
    ]
    rows += [Group(1, "Các sở", tuple(sorted(random.sample(range(1, 7), 2))))]
    rows += [Programme(1, "Đề án", random.randint(1, 6))]
    for task in range(1, 6):
        rows.append(duty(task, task, *sorted(random.sample(range(1, 7), random.randint(1, 3)))))
        if random.random() < 0.5:
            rows.append(duty(task + 10, task, random.randint(1, 6), role="coordinate"))
    rounds = tuple(
        RoundFact(n, f"Kỳ {n}", *days, True, frozenset(range(1, 6)))
        for n, days in enumerate(QUARTERS, start=1)
        if days[1] >= DAY
    )
    leads = {
        (row.task_id, pk)
        for row in rows
        if isinstance(row, Duty) and row.role == "lead"
        for pk in row.members
    }
    number = 0
    for round in rounds:
        for pk in sorted({unit for _, unit in leads}):
            rows.append(Report(100 * round.pk + pk, round.pk, pk, f"Sở {pk}"))
            for task in sorted(task for task, unit in leads if unit == pk):
                rows.append(Item(number := number + 1, 100 * round.pk + pk, task))
    outputs = [any_output(random, number) for number in range(1, 16)]
    return snapshot_of(*rows, tasks=5, rounds=rounds), outputs  # fmt: skip


def any_output(random: Random, pk: int) -> OutputRow:
    return OutputRow(
        id=pk,
        kind=random.choice(["article", "event"]),
        title=f"Kết quả {pk}",
        on=date(2025, 1, 1) + timedelta(days=random.randrange(360)),
        units=tuple(random.sample(range(1, 7), random.randint(1, 3))),
        tasks=tuple(random.sample(range(1, 6), random.randint(1, 2))),
    )


def any_order(random: Random, snapshot: Snapshot, day: date) -> Order:
    """One to three changes that may well be refused."""
    living = [u.pk for u in snapshot.rows(Unit) if u.valid_to is None]
    changes = [_any_change(random, living, n) for n in range(1, random.randint(1, 3) + 1)]
    return order(*changes, day=day)


def _any_change(random: Random, living: list[int], position: int) -> Change:
    kind = random.choice(list(Kind))
    some = random.sample(living, min(len(living), 4))

    def heir(n: int) -> Target:
        new = random.random() < 0.5
        return (
            to_new(f"Sở mới {random.random()}", f"phần {n}")
            if new
            else Target(unit=random.choice(living), scope=f"phần {n}")
        )

    count = {Kind.SPLIT: random.randint(2, 3), Kind.DISSOLVE: random.randint(1, 2)}.get(kind, 1)
    targets = [heir(n) for n in range(count)]
    if kind in (Kind.RENAME, Kind.CREATE):
        targets = [to_new(f"Tên mới {random.random()}")]
    sources = tuple(some[:2] if kind == Kind.MERGE else [] if kind == Kind.CREATE else some[:1])
    choices: dict[str, Any] = {"rest": random.randrange(count)}
    for key in [f"task:{n}:lead" for n in range(1, 6)] + [f"person:{n}" for n in range(1, 6)]:
        if random.random() < 0.5:
            choices[key] = random.randrange(count)
    return Change(position, kind, sources, tuple(targets), choices, random.random() < 0.5)


def carried_out(snapshot: Snapshot, effects: Any) -> Snapshot:
    """The snapshot of the next day: effects written, new rows with keys of their own."""
    tables = written(snapshot.tables, effects)
    top = max(pk for table in tables.values() for pk in table) + 1000
    return Snapshot(
        {kind: {_key(pk, top): _renumbered(row, top) for pk, row in table.items()}
         for kind, table in tables.items()},
        snapshot.tasks, snapshot.rounds,
    )  # fmt: skip


def _key(pk: Any, top: int) -> Any:
    return top - pk if isinstance(pk, int) and not isinstance(pk, bool) and pk < 0 else pk


def _renumbered(row: Any, top: int) -> Any:
    from dataclasses import fields, replace

    told = {f.name: getattr(row, f.name) for f in fields(row)}
    keys = {n: v for n, v in told.items() if n == "pk" or n.endswith("_id")}
    lists = {n: v for n, v in told.items() if isinstance(v, tuple)}
    return replace(
        row,
        **{n: _key(v, top) for n, v in keys.items()},
        **{n: tuple(sorted(_key(v, top) for v in vs)) for n, vs in lists.items()},
    )


def whole_database() -> dict[str, list[Any]]:
    """Every row of the house but the histories and what a reorganisation tells of itself."""
    from django.apps import apps
    from django.core import serializers

    kept = {}
    for model in apps.get_models():
        label = model._meta.label
        ours = model.__module__.startswith("nhipcau.")
        if ours and not label.endswith("Step") and not label.startswith("succession."):
            rows = model._default_manager.order_by("pk")
            kept[label] = serializers.serialize("python", rows)
    return kept


def make_reorganisation(unit: Any, *, by: Any, day: date = DAY, **fields: Any) -> Any:
    """A draft that divides `unit` among two new bodies; who takes what is still to be said."""
    from nhipcau.succession.drafting import add_change, draft_reorganisation

    draft = draft_reorganisation(title="Sắp xếp thử", effective_on=day, by=by)
    targets = [
        {"new": {"name": "Sở Mới Một"}, "scope": "báo chí"},
        {"new": {"name": "Sở Mới Hai"}, "scope": "chuyển đổi số"},
    ]
    add_change(draft, kind="split", sources=[unit], targets=targets, by=by, **fields)
    return draft
