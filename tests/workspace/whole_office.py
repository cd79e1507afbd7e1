"""One small office with something behind every address of the workspace."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import AutoField, BigAutoField
from django.utils import timezone

from nhipcau.budgets.lines import Share, share_over
from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.drafting.chasing import draft_chasing_letters
from nhipcau.drafting.reporting import draft_report
from nhipcau.exchange.models import ReturnedForm
from nhipcau.inquiries.models import Inquiry, Rating, RoutingRule
from nhipcau.inquiries.routing import set_rule
from nhipcau.notices.telling import tell
from nhipcau.organisations.models import Role, SpecialDay, Unit, User, WorkingYear
from nhipcau.organisations.working_days import load_calendar
from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import Proof
from nhipcau.plans.citing_tasks import cite
from nhipcau.plans.models import Plan, PlanLoad, Task
from nhipcau.reports import lifecycle
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import Consolidation, ReportRound, UnitReport
from nhipcau.signposts.models import Signpost
from nhipcau.signposts.posting import put_up
from nhipcau.succession.models import Reorganisation, UnitChange
from tests.factories.amendments import amended
from tests.factories.budgets import make_entry, make_line
from tests.factories.documents import make_basis, make_document, make_file
from tests.factories.editorial import edition_of, make_public_page
from tests.factories.indicators import make_value
from tests.factories.inquiries import make_inquiry, make_rating
from tests.factories.loads import make_load, make_row
from tests.factories.organisations import make_group, make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_programme, make_section, make_task
from tests.factories.reliefs import make_relief
from tests.factories.reorganisations import make_reorganisation
from tests.factories.reports import bring, make_round
from tests.factories.workbooks import came_back
from tests.workspace.portal_office import lay_portal, portal_rows
from tests.workspace.register_office import lay_registers, register_rows, register_words
from tests.workspace.wanted import Wanted

FIVE_DAYS = timedelta(days=5)
OF_ENTRIES = ("budget_correct", "budget_cancel", "budget_prove")
FIRST_ID = 4000  # ids of four digits: a page that writes them as 4.001 is found out


@dataclass(frozen=True, slots=True)
class Office:
    """Each of `people` acts in one role; officer and head at `unit`."""

    people: dict[str, User]
    unit: Unit
    plan: Plan
    load: PlanLoad
    task: Task
    output: Output
    round: ReportRound
    report: UnitReport
    consolidation: Consolidation

    def arguments(self, name: str) -> dict[str, Any]:
        """What the address called `name` takes; a subject not known here is a `KeyError`."""
        subject = name.split("_")[0]
        rows: dict[str, Any] = {
            "plan": self.plan,
            "amendment": lambda: self.plan.amendments.first(),
            "version": lambda: self.plan.versions.last(),
            "load": self.load,
            "task": self.task,
            "output": self.output,
            "file": lambda: self.plan.document.file,
            "round": self.round,
            "report": self.report,
            "unit": self.unit,
            "budget": lambda: self._money_of(name),
            "person": self.people[Role.OFFICER],
            "programme": lambda: self.plan.tasks.first().programmes.first(),
            "basis": lambda: self.plan.tasks.first().bases.first().basis,
            "notice": lambda: self.people[Role.OFFICER].notices.first(),
            "calendar": lambda: WorkingYear.objects.first(),
            "consolidation": lambda: (
                self.round if name == "consolidation_new" else self.consolidation
            ),
            "figure": lambda: self.consolidation.figures.first(),
            "form": lambda: self._form_of(name),
            "indicator": lambda: self.unit.indicator_values.first(),
            "reorganisation": lambda: Reorganisation.objects.first(),
            "signpost": lambda: Signpost.objects.first(),
            "inquiry": lambda: (RoutingRule if name == "inquiry_rule" else Inquiry).objects.first(),
            "rating": lambda: Rating.objects.first(),
            "relief": lambda: self.report if name == "relief_ask" else self.report.reliefs.first(),
        }
        officer = self.people[Role.OFFICER]
        own = {"kind": "docx", "door": "xlsx"}
        own |= {"appointment": lambda: officer.appointments.get().pk}
        own |= {"row": f"t{self.task.pk}", "change": lambda: UnitChange.objects.first().pk}
        own |= {"day": lambda: SpecialDay.objects.first().pk, "batch": 1}
        own |= {"key": "foreign_visitors", "form": "csv", "language": "en"}
        own |= register_words(name)
        asked = Wanted(rows | portal_rows(name) | register_rows(name))
        return Wanted(own, pk=lambda: asked[subject].pk)

    def _form_of(self, name: str) -> UnitReport | ReturnedForm:
        """Most addresses of forms are those of a file that came back."""
        if name in ("form_issue", "form_upload"):
            return self.report
        state = "conflict" if name in ("form_settle", "form_discard") else "failed"
        return self.report.returned_forms.get(state=state)

    def _money_of(self, name: str) -> Plan | BudgetLine | BudgetEntry:
        if name in ("budget_page", "budget_new", "budget_export"):
            return self.plan
        line = self.plan.budget_lines.first()
        return line.entries.first() if name in OF_ENTRIES else line


def _spend(task: Task, *, by: User) -> None:
    """A line in which the task shares, a spending without proof, and a line of other work."""
    line = make_line(task.plan, item="h", by=by)
    share_over(line, shares=[Share(task, weight=1)], by=by)
    make_entry(line, 200_000_000, by=by)
    make_entry(line, 12_500_000, stage="spent", number="", by=by)
    make_line(task.plan, title="Hội chợ", source="social", is_integrated=True, by=by)


def whole_office() -> Office:
    _count_from(FIRST_ID)
    unit = make_unit(name="Sở Du lịch", short_name="Sở DL")
    make_group(name="Các sở", kinds=("department",))
    people = {
        role: make_user(role=role, unit=unit if role in (Role.OFFICER, Role.HEAD) else None)
        for role in Role.values
    }
    people[""] = make_user(full_name="Lê Thị Chưa Giao")
    tell(people[Role.OFFICER], key="thu", kind="reminder", subject="Nhắc thử", body="Còn 3 ngày.")
    load_calendar()
    paper = make_document(file=make_file())
    plan = make_plan(document=paper, report_due_on=date(2024, 12, 9))
    group = make_section(plan, code="I")
    task = make_task(group=group, leads=(unit, make_unit()), due_on=date(2024, 3, 31))
    make_task(group=group, coordinating=(unit,), parent=task)
    proofs = [Proof(url="https://example.vn/phim"), Proof(file=make_file(name="anh.txt"))]
    _spend(task, by=people[Role.FOCAL])
    place = edition_of(make_public_page(title="Tháp thử", slug="thap-thu"))
    put_up(work=place.work, name="Biển thử", by=people[Role.EDITOR])
    act = make_basis(in_force_from=date(2015, 10, 22), replaced_by=make_basis(number="1/2030/NĐ"))
    cite(task, basis=act, by=people[Role.FOCAL])
    make_programme(name="Đề án biển", tasks=(task,), lead=unit, basis=act)
    output = make_output(
        title="Phim biển hè", units=(unit,), tasks=(task,), evidence=proofs, quantity=3,
        quantity_unit="tập",
    )  # fmt: skip
    make_output(title="Bản thảo", units=(unit,), as_draft=True)
    make_output(title="Chưa gắn", units=(unit,))
    locked = make_round(plan=plan, index=1)
    for report in locked.reports.all():
        bring(report, state="accepted")
    lock_round(locked, by=people[Role.FOCAL])
    drafted = draft_report(locked, by=people[Role.FOCAL], day=date(2024, 4, 2))
    round = make_round(plan=plan, index=2)
    report, other = round.reports.order_by("unit")
    lifecycle.write(report, general={"proposals": "Bổ sung kinh phí"}, by=people[Role.OFFICER])
    bring(other, state="submitted")
    for state in ("failed", "conflict"):
        came_back(report, state, by=people[Role.OFFICER])
    make_value(unit=unit)
    make_inquiry("drafted", unit=unit, writer=people[Role.OFFICER])
    make_rating(4, page="/vi/thap-thu/", remark="Dễ đọc", given_on=timezone.localdate())
    set_rule(topic="trade", unit=unit, by=people[Role.FOCAL])
    lay_portal(unit, people)
    lay_registers(unit=unit, task=task, by=people[Role.OFFICER])
    amended(plan, task, by=people[Role.FOCAL])
    today = timezone.localdate()
    make_reorganisation(make_unit(), by=people[Role.ADMINISTRATOR], day=today)
    make_relief(report, until=_still_open(round).due_on + FIVE_DAYS, by=people[Role.OFFICER])
    return Office(
        people=people,
        unit=unit,
        plan=plan,
        load=make_load(("I", [make_row(leads=["Sở Lạ"]), make_row(2)]), title="Công tác thử"),
        task=task,
        output=output,
        round=round,
        report=report,
        consolidation=drafted.consolidation,
    )


def _still_open(round: ReportRound) -> ReportRound:
    """Due in some days, so that it stands on the first pages."""
    round.opens_on = timezone.localdate()
    round.due_on = round.opens_on + timedelta(days=4)
    round.save()
    by, day = round.opened_by, round.due_on + timedelta(days=9)
    draft_chasing_letters(round, by=by, day=day)
    return round


def _count_from(first: int) -> None:
    """Let the ids of our rows begin here."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("nhipcau.")]
    tables = [m._meta.db_table for m in ours if isinstance(m._meta.pk, AutoField | BigAutoField)]
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "sqlite":
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first]
                )
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first]
                )
