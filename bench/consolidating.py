"""How long a round of 300 reports, 53 tasks and 20,000 outputs takes to consolidate.

Prints one JSON line, in seconds of processor time (the database runs in the process). The yardstick
is the bare reading of the same rows and counting them with a Counter, measured in the same run;
growth is the full size against a tenth of it.
"""

import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TASKS, UNITS, OUTPUTS = 53, 300, 20_000
START = date(2023, 12, 15)
WORDS = "Đã tổ chức 3 đợt tuyên truyền, phối hợp với các cơ quan báo chí trong tháng 5. " * 3


def prepare() -> None:
    """A new SQLite database in a temporary folder, with the real migrations."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ["NHIPCAU_VAR"] = tempfile.mkdtemp(prefix="nhipcau-bench-")
    os.environ["DATABASE_URL"] = ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    for app in ("organisations", "documents", "plans", "outputs", "reports"):
        call_command("migrate", app, verbosity=0, skip_checks=True)


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    result = act()
    return time.process_time() - begun, result


def fill(units: int, outputs: int) -> Any:
    """A plan with everything recorded for it; each unit leads every task."""
    from nhipcau.documents.models import OfficialDocument
    from nhipcau.organisations.models import Unit, UnitName, User
    from nhipcau.plans.models import Plan, Responsibility, Task, TaskGroup

    user, _ = User.objects.get_or_create(username="dau-moi", full_name="Người đầu mối")
    document = OfficialDocument.objects.create(kind="KH", direction="in", subject="Kế hoạch")
    plan = Plan.objects.create(
        document=document,
        title="Kế hoạch",
        year=2024,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
    )
    groups = [TaskGroup.objects.create(plan=plan, code=str(n), position=n) for n in range(1, 6)]
    leads = Unit.objects.bulk_create(
        Unit(code=f"p{plan.pk}-{n}", kind="department", name=f"Đơn vị {n}") for n in range(units)
    )
    UnitName.objects.bulk_create(UnitName(unit=unit, name=unit.name) for unit in leads)
    tasks = Task.objects.bulk_create(
        Task(plan=plan, group=groups[n % 5], position=n, number=str(n), title=f"Nhiệm vụ {n}")
        for n in range(1, TASKS + 1)
    )
    duties = Responsibility.objects.bulk_create(
        Responsibility(task=t, role="lead", position=1, as_written="x", expanded_on=START)
        for t in tasks
    )
    bound = Responsibility.members.through
    bound.objects.bulk_create(
        bound(responsibility_id=duty.pk, unit_id=unit.pk) for duty in duties for unit in leads
    )
    _record(outputs, leads, tasks, user)
    return plan, user


def _record(number: int, units: list[Any], tasks: list[Any], user: Any) -> None:
    """Outputs of all kinds and days of a year, each of one to three units for one or two tasks."""
    from nhipcau.outputs.models import Contribution, Credit, Evidence, Output

    kinds = Output.Kind.values
    made = Output.objects.bulk_create(
        [
            Output(
                kind=kinds[n % len(kinds)],
                title=f"Kết quả số {n} về thông tin đối ngoại của địa phương",
                happened_on=START + timedelta(days=n % 365),
                quantity=n % 7 or None,
                quantity_unit="bản",
                languages=["vi", "en"][: n % 3],
                state="recorded",
                created_by=user,
            )
            for n in range(number)
        ],
        batch_size=2000,
    )
    shared = [(n, k, o) for n, o in enumerate(made) for k in range(3)]
    Contribution.objects.bulk_create(
        [
            Contribution(output=o, unit=units[(n + k) % len(units)], position=k)
            for n, k, o in shared
            if k <= n % 3
        ]
    )
    Credit.objects.bulk_create(
        [Credit(output=o, task=tasks[(n + k) % TASKS]) for n, k, o in shared if k <= n % 2]
    )
    Evidence.objects.bulk_create(
        [Evidence(output=o, url=f"https://bao.vn/{o.pk}", added_by=user) for o in made]
    )


def answer(round: Any, user: Any) -> None:
    """Every report written and sent."""
    from django.utils import timezone

    from nhipcau.reports.models import ReportItem

    ReportItem.objects.filter(report__round=round).update(words=WORDS)
    round.reports.update(state="submitted", submitted_at=timezone.now(), submitted_by=user)


def yardstick(round: Any) -> Counter[Any]:
    """The same rows as they come from the database, counted by class with a Counter."""
    from django.db import connection

    window = [str(round.window_start), str(round.window_end), round.plan_id]
    of_plan = (
        "FROM outputs_output o JOIN outputs_credit c ON c.output_id = o.id "
        "JOIN plans_task t ON t.id = c.task_id {} "
        "WHERE o.state = 'recorded' AND o.happened_on BETWEEN %s AND %s AND t.plan_id = %s"
    )
    counts: Counter[Any] = Counter()
    with connection.cursor() as cursor:
        columns = "o.id, o.kind, o.title, o.happened_on, o.quantity, o.languages, t.id, t.group_id"
        cursor.execute(f"SELECT {columns} {of_plan.format('')}", window)
        rows = cursor.fetchall()
        counts.update({(r[0], r[1]): 1 for r in rows})
        counts.update(("task", r[6]) for r in rows)
        join = "JOIN outputs_contribution u ON u.output_id = o.id"
        cursor.execute(f"SELECT DISTINCT o.id, u.unit_id {of_plan.format(join)}", window)
        counts.update(("unit", unit) for _, unit in cursor.fetchall())
        join = "JOIN outputs_evidence e ON e.output_id = o.id"
        cursor.execute(f"SELECT DISTINCT o.id, e.url {of_plan.format(join)}", window)
        counts["evidence"] = len(cursor.fetchall())
        cursor.execute(
            "SELECT i.task_id, i.words, i.status, r.unit_name FROM reports_reportitem i "
            "JOIN reports_unitreport r ON r.id = i.report_id WHERE r.round_id = %s",
            [round.pk],
        )
        counts.update(("said", task) for task, *_ in cursor.fetchall())
    return counts


def measure(units: int, outputs: int) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from nhipcau.reports.consolidation import discrepancies, draft_consolidation
    from nhipcau.reports.counting import count
    from nhipcau.reports.rounds import open_round

    plan, user = fill(units, outputs)
    opening, round = timed(lambda: open_round(plan, kind="year", year=2024, by=user))
    answer(round, user)
    bare = min(timed(lambda: yardstick(round))[0] for _ in range(3))
    counting = min(timed(lambda: count(round))[0] for _ in range(3))
    drafting, consolidation = timed(lambda: draft_consolidation(round, day=round.due_on, by=user))
    with CaptureQueriesContext(connection) as queries:
        comparing, found = timed(lambda: discrepancies(consolidation))
    assert found == [], "nothing has changed since the draft"
    return {
        "reports": round.reports.count(),
        "outputs": consolidation.content["total"]["value"],
        "drafting": drafting,
        "counting": counting,
        "opening": opening,
        "comparing": comparing,
        "comparing_queries": len(queries),
        "yardstick": bare,
    }


def main() -> None:
    prepare()
    measure(3, 60)  # the first run pays for imports and caches
    tenth = measure(UNITS // 10, OUTPUTS // 10)
    full = measure(UNITS, OUTPUTS)
    print(
        json.dumps(
            {
                "bench": "consolidating",
                "ours_s": round(full["drafting"], 3),
                "yardstick_s": round(full["yardstick"], 3),
                "ratio": round(full["drafting"] / full["yardstick"], 2),
                "size": {"reports": full["reports"], "tasks": TASKS, "outputs": full["outputs"]},
                "growth_from_tenth": round(full["drafting"] / tenth["drafting"], 2),
                "counting_s": round(full["counting"], 3),
                "counting_ratio": round(full["counting"] / full["yardstick"], 2),
                "opening_s": round(full["opening"], 3),
                "comparing_s": round(full["comparing"], 3),
            }
        )
    )


if __name__ == "__main__":
    main()
