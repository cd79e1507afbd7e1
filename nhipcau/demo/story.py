"""Half a year of believable work, from the paper plan on, told in its own time."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from nhipcau.demo import (
    asking,
    clock,
    money,
    people,
    portal,
    press,
    programmes,
    registers,
    reporting,
)
from nhipcau.demo.beginning import begin
from nhipcau.documents.legal import shipped_rows
from nhipcau.documents.legal_loading import load_bases
from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import Unit, User
from nhipcau.organisations.working_days import load_calendar
from nhipcau.outputs.recording import Proof, record_output
from nhipcau.plans.importing.accept import accept, settle_doubts
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import Plan, Task
from nhipcau.succession.loading import load_reorganisation

DATA = Path(__file__).parent / "data"
TODAY = date(2024, 6, 18)
BEGAN = date(2024, 1, 2)


def is_untold() -> bool:
    return not User.objects.exists()


def live_in_its_year() -> None:
    """The process lives in the year of the sample plan from now on."""
    clock.set_back(clock.local(TODAY, 8), memory=Path(settings.VAR_DIR) / "demo-clock")


@transaction.atomic
def tell(*, with_portal: bool = True) -> None:
    """Everything or nothing: a start that is broken off begins again from an empty database."""
    with clock.at(clock.local(BEGAN, 8)):
        load_calendar()
        load_directory(_read("units.json"), by=None)
        load_bases(shipped_rows(), by=None)
        focal = people.people_the_roles(from_day=BEGAN)
    with clock.at(clock.local(date(2024, 1, 10), 9)):
        plan = _load_plan(focal)
        bound = Unit.objects.filter(bound_by__task__plan=plan, bound_by__role="lead").distinct()
        officers = people.officers(bound, from_day=BEGAN)
    told = _read("half-year.json")
    tasks = {task.code: task for task in plan.tasks.select_related("group", "plan")}
    units = {unit.code: unit for unit in Unit.objects.all()}
    by_code = {unit.code: officers[unit.pk] for unit in units.values() if unit.pk in officers}
    with clock.at(clock.local(date(2024, 1, 11), 9)):
        budget = money.Money(plan, focal, by_code, _read("budget.json"))
        programmes.set_up(_read("programmes.json"), tasks=tasks, units=units, by=focal)
    rounds = reporting.Rounds(plan, focal, officers, told)
    site = portal.Portal(tasks, units) if with_portal else None
    for output in sorted(told["outputs"], key=lambda one: one["on"]):
        budget.live_until(date.fromisoformat(output["on"]))
        rounds.live_until(date.fromisoformat(output["on"]))
        if site:
            site.live_until(date.fromisoformat(output["on"]))
        _record(output, tasks, units, officers)
    budget.live_until(TODAY)
    rounds.live_until(TODAY)
    if site:
        site.live_until(TODAY)
        site.close()
        asking.tell_questions(_read("questions.json"), units=units, officers=by_code, focal=focal)
    desk = registers.Desk(units, tasks, by_code, focal)
    registers.tell(desk)
    press.tell(desk)
    with clock.at(clock.local(TODAY, 8)):
        load_reorganisation(_read("sap-xep-2025.json"), by=focal)


def _load_plan(focal: User) -> Plan:
    name = "ke-hoach-2024.txt"
    load = load_plan((DATA / name).read_bytes(), name=name, by=focal)
    settle_doubts(load, note="Đã đối chiếu với bản giấy.", by=focal)
    return accept(load, by=focal)


def _record(
    told: dict[str, Any],
    tasks: dict[str, Task],
    units: dict[str, Unit],
    officers: dict[int, User],
) -> None:
    day = date.fromisoformat(told["on"])
    did = [units[code] for code in told["units"]]
    by = officers[did[0].pk]
    served = [tasks[code] for code in told["tasks"]]
    with clock.at(clock.local(day, 16)):
        record_output(
            kind=told["kind"],
            title=told["title"],
            happened_on=day,
            units=did,
            tasks=served,
            by=by,
            quantity=told.get("quantity"),
            quantity_unit=told.get("quantity_unit", ""),
            languages=told.get("languages", ()),
            is_public=told["kind"] in {"article", "clip", "publication", "newsletter", "event"},
            evidence=_proof(told),
        )
        for task in served:
            begin(task, by, day)


def _proof(told: dict[str, Any]) -> list[Proof]:
    """Addresses of a domain that is set aside for samples (RFC 2606)."""
    words = told["on"].replace("-", "/")
    return [Proof(url=f"https://mau.example/{told['kind']}/{words}", label="Trang mẫu")]


def _read(name: str) -> dict[str, Any]:
    return json.loads((DATA / name).read_text(encoding="utf8"))


def accounts() -> list[str]:
    """What to print at the start: the accounts, and which day it is in the demo."""
    return [*people.lines(), f"Dữ liệu mẫu bắt đầu từ ngày {TODAY:%d/%m/%Y}."]
