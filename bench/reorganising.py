"""How long a reorganisation of 150 units with five years of history takes: shown, done, undone.

Prints one JSON line, in seconds of processor time (the database runs in the process). The yardstick
is the bare reading of the same rows in the same run; growth is the full size against a tenth of it.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

UNITS, TASKS, YEARS = 150, 53, 5
DAY = date(2025, 7, 1)


def prepare() -> None:
    """A new SQLite database in a temporary folder, with the real migrations."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ["NHIPCAU_VAR"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
    os.environ["DATABASE_URL"] = ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    result = act()
    return time.process_time() - begun, result


def fill(units: int) -> Any:
    """Units in pairs with two people each, a plan and a round a year, the last one running."""
    from nhipcau.organisations.models import Appointment, Unit, UnitName, User

    admin = User.objects.create(username=f"quan-tri-{units}", email=f"{units}@mau.example")
    bodies = Unit.objects.bulk_create(
        Unit(code=f"u{units}-{n}", kind="department", name=f"Đơn vị {units}-{n}")
        for n in range(units)
    )
    UnitName.objects.bulk_create(UnitName(unit=unit, name=unit.name) for unit in bodies)
    people = User.objects.bulk_create(
        User(username=f"nguoi-{units}-{n}", full_name=f"Người {n}") for n in range(2 * units)
    )
    Appointment.objects.bulk_create(
        Appointment(user=one, unit=bodies[n % units], role=("officer", "head")[n // units])
        for n, one in enumerate(people)
    )
    for year in range(DAY.year - YEARS + 1, DAY.year + 1):
        plan = _plan(year, bodies, admin)
        _round(plan, admin)
    return bodies, admin


def _plan(year: int, bodies: list[Any], admin: Any) -> Any:
    """Each task is led by a tenth of the units and helped by another tenth, all by name."""
    from nhipcau.documents.models import OfficialDocument
    from nhipcau.plans.models import Plan, Responsibility, Task, TaskGroup

    document = OfficialDocument.objects.create(kind="KH", direction="in", subject="Kế hoạch")
    plan = Plan.objects.create(
        document=document,
        title=f"Kế hoạch {year}",
        year=year,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
    )
    group = TaskGroup.objects.create(plan=plan, code="I", position=1)
    tasks = Task.objects.bulk_create(
        Task(plan=plan, group=group, position=n, number=str(n), title=f"Nhiệm vụ {n}")
        for n in range(1, TASKS + 1)
    )
    share = max(1, len(bodies) // 10)
    duties = Responsibility.objects.bulk_create(
        Responsibility(
            task=task, role=role, position=k + 1, as_written=unit.name, unit=unit, expanded_on=DAY
        )
        for n, task in enumerate(tasks)
        for role, start in (("lead", n), ("coordinate", n + share))
        for k, unit in enumerate(bodies[(start + k) % len(bodies)] for k in range(share))
    )
    bound = Responsibility.members.through
    bound.objects.bulk_create(
        [bound(responsibility_id=duty.pk, unit_id=duty.unit_id) for duty in duties], 5000
    )
    _record(tasks, bodies, year, admin)
    return plan


def _record(tasks: list[Any], bodies: list[Any], year: int, admin: Any) -> None:
    """Ten outputs a unit and year."""
    from nhipcau.outputs.models import Contribution, Credit, Output

    made = Output.objects.bulk_create(
        Output(
            kind="article",
            title=f"Tin {n}",
            happened_on=date(year, 1 + n % 12, 10),
            state="recorded",
            created_by=admin,
        )
        for n in range(10 * len(bodies))
    )
    Contribution.objects.bulk_create(
        Contribution(output=one, unit=bodies[n % len(bodies)]) for n, one in enumerate(made)
    )
    Credit.objects.bulk_create(
        Credit(output=one, task=tasks[n % TASKS]) for n, one in enumerate(made)
    )


def _round(plan: Any, admin: Any) -> None:
    """The round of the year; those of the past are locked."""
    from nhipcau.reports.locking import lock_round
    from nhipcau.reports.rounds import open_round

    round = open_round(plan, kind="year", year=plan.year, by=admin)
    if plan.year < DAY.year:
        reasons = dict.fromkeys(round.reports.values_list("pk", flat=True), "Không nộp")
        lock_round(round, by=admin, exceptions=reasons)


def drafted(bodies: list[Any], admin: Any) -> Any:
    """Every two units become a new one."""
    from nhipcau.succession.drafting import add_change, draft_reorganisation

    draft = draft_reorganisation(title="Sắp xếp", effective_on=DAY, by=admin)
    for n in range(0, len(bodies), 2):
        new = {"new": {"name": f"Đơn vị mới {len(bodies)}-{n}"}}
        add_change(draft, kind="merge", sources=bodies[n : n + 2], targets=[new], by=admin)
    return draft


def yardstick() -> int:
    """The rows of units, duties and items as they come from the database."""
    from django.db import connection

    read = 0
    with connection.cursor() as cursor:
        for table in (
            *("organisations_unit", "organisations_unitname", "organisations_appointment"),
            *("plans_responsibility", "plans_responsibility_members", "reports_reportitem"),
        ):
            cursor.execute(f"SELECT * FROM {table}")
            read += len(cursor.fetchall())
    return read


def measure(units: int) -> dict[str, Any]:
    from nhipcau.succession.applying import apply
    from nhipcau.succession.preview import preview
    from nhipcau.succession.undoing import undo

    bodies, admin = fill(units)
    draft = drafted(bodies, admin)
    bare, _ = timed(yardstick)
    showing, shown = timed(lambda: preview(draft))
    assert shown.outcome.problems == (), "nothing is left to nobody"
    applying, done = timed(lambda: apply(draft, seen=shown.digest, by=admin))
    undoing, _ = timed(lambda: undo(done, reason="Đo", by=admin))
    return {
        "effects": len(shown.outcome.effects),
        "showing": showing,
        "applying": applying,
        "undoing": undoing,
        "whole": showing + applying + undoing,
        "yardstick": bare,
    }


def main() -> None:
    prepare()
    measure(4)  # the first run pays for imports and caches
    tenth = measure(UNITS // 10 // 2 * 2)
    full = measure(UNITS)
    print(
        json.dumps(
            {
                "bench": "reorganising",
                "ours_s": round(full["whole"], 3),
                "yardstick_s": round(full["yardstick"], 3),
                "ratio": round(full["whole"] / full["yardstick"], 2),
                "size": {"units": UNITS, "years": YEARS, "effects": full["effects"]},
                "growth_from_tenth": round(full["whole"] / tenth["whole"], 2),
                "effects_growth": round(full["effects"] / tenth["effects"], 2),
                "preview_s": round(full["showing"], 3),
                "apply_s": round(full["applying"], 3),
                "undo_s": round(full["undoing"], 3),
            }
        )
    )


if __name__ == "__main__":
    main()
