"""Rows for tests: rounds opened and reports moved with the verbs of the office."""

from datetime import date

from nhipcau.organisations.models import User
from nhipcau.plans.models import Plan
from nhipcau.reports import lifecycle
from nhipcau.reports.consolidation import draft_consolidation
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import Consolidation, ReportRound, UnitReport
from nhipcau.reports.rounds import open_round
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task


def make_round(
    *,
    plan: Plan | None = None,
    kind: str = "quarter",
    year: int = 2024,
    index: int = 1,
    by: User | None = None,
    **fields: object,
) -> ReportRound:
    """A round of the first quarter; without a plan, one of a single task led by one unit."""
    if plan is None:
        plan = make_task(plan=make_plan(year=year), leads=(make_unit(),)).plan
    return open_round(plan, kind=kind, year=year, index=index, by=by or make_user(), **fields)


def make_report(*, state: str = "not_started", words: str = "Đã làm.", **fields: object):
    """The first report of a round made from `fields`, moved to `state` by different people."""
    report = make_round(**fields).reports.first()
    return bring(report, state=state, words=words)


def bring(report: UnitReport, *, state: str, words: str = "Đã làm.") -> UnitReport:
    """Move a new report by the verbs, every required item answered with `words`."""
    if state == "not_started":
        return report
    officer, focal = make_user(), make_user()
    entries = {item.pk: lifecycle.Entry(words=words) for item in report.items.all()}
    report = lifecycle.write(report, items=entries, by=officer)
    if state == "draft":
        return report
    report = lifecycle.submit(report, by=officer)
    if state == "returned":
        return lifecycle.send_back(report, reason="Thiếu minh chứng", by=focal)
    return lifecycle.accept(report, by=focal) if state == "accepted" else report


def set_due(round: ReportRound, due_on: date) -> ReportRound:
    """Another due day, for tests of lateness only."""
    round.opens_on = min(round.opens_on, due_on)
    round.due_on = due_on
    round.save()
    return round


def report_of(tasks: int) -> UnitReport:
    """The only report of a first round on a plan of so many tasks, all led by one unit."""
    plan, unit = make_plan(), make_unit()
    for _ in range(tasks):
        make_task(plan=plan, leads=(unit,))
    return make_round(plan=plan).reports.get()


def entries(report: UnitReport, *given: lifecycle.Entry) -> dict[int, lifecycle.Entry]:
    """What is written for the first items of the report, in their order."""
    return dict(zip(report.items.values_list("pk", flat=True), given, strict=False))


def lock(round: ReportRound) -> ReportRound:
    """Locked, whatever the reports have come to."""
    exceptions = {report.pk: "Thử" for report in round.reports.all()}
    return lock_round(round, by=make_user(), exceptions=exceptions)


def drafted(plan: Plan) -> Consolidation:
    """The consolidated figures of the plan's first quarter."""
    return draft(make_round(plan=plan))


def draft(round: ReportRound, *, by: User | None = None) -> Consolidation:
    """The consolidated figures of the round as they are now, drafted on its due day."""
    return draft_consolidation(round, day=round.due_on, by=by or make_user())
