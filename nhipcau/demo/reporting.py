"""The rounds of the demo: one finished and consolidated, one half way through."""

from collections.abc import Callable
from datetime import date
from typing import Any

from nhipcau.demo import clock
from nhipcau.drafting.reporting import draft_report
from nhipcau.organisations.models import User
from nhipcau.plans.models import Plan
from nhipcau.reports.completeness import missing
from nhipcau.reports.lifecycle import accept, send_back, submit
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import Relief, ReportRound, UnitReport
from nhipcau.reports.prefilling import prefill_round
from nhipcau.reports.reliefs import ask_relief, grant
from nhipcau.reports.reminding.digesting import give_digests
from nhipcau.reports.reminding.giving import give_reminders
from nhipcau.reports.rounds import open_round
from nhipcau.reports.writing import Entry, write

# Codes of units by what they have done of the second round on the day the demo begins.
ACCEPTED = ("so-ngv", "so-khdt")
SUBMITTED = ("bao-binh-dinh", "so-gddt")
RETURNED = ("dai-ptth",)
HALF_WRITTEN = ("so-dl", "so-tttt", "so-khcn")
LATE_IN_FIRST = ("so-nnptnt", "tt-icise")


class Rounds:
    """What happens on which day; `live_until` lets the days up to one pass, that day included."""

    def __init__(
        self, plan: Plan, focal: User, officers: dict[int, User], told: dict[str, Any]
    ) -> None:
        self.plan, self.focal, self.officers, self.told = plan, focal, officers, told
        self.round: ReportRound | None = None
        self.agenda: list[tuple[date, Callable[[date], None]]] = [
            (date(2024, 3, 1), lambda day: self._open(day, 1)),
            (date(2024, 3, 5), self._remind),
            (date(2024, 3, 13), self._remind),
            (date(2024, 3, 18), self._send_in_time),
            (date(2024, 3, 19), self._remind),
            (date(2024, 3, 21), self._remind),
            (date(2024, 3, 22), self._send_late),
            (date(2024, 3, 25), self._lock),
            (date(2024, 3, 26), self._consolidate),
            (date(2024, 6, 3), lambda day: self._open(day, 2)),
            (date(2024, 6, 5), self._remind),
            (date(2024, 6, 13), self._remind),
            (date(2024, 6, 14), self._half_way),
            (date(2024, 6, 17), self._half_checked),
            (date(2024, 6, 17), self._give_time),
            (date(2024, 6, 17), self._remind),
        ]

    def live_until(self, day: date) -> None:
        while self.agenda and self.agenda[0][0] <= day:
            on, happen = self.agenda.pop(0)
            with clock.at(clock.local(on, 10)):
                happen(on)

    def _open(self, day: date, quarter: int) -> None:
        self.round = open_round(
            self.plan,
            kind=ReportRound.Kind.QUARTER,
            year=self.plan.year,
            index=quarter,
            opens_on=day,
            due_on=date(self.plan.year, 3 * quarter, 20),
            by=self.focal,
        )

    def _send_in_time(self, day: date) -> None:
        prefill_round(self.round)
        for report in self._reports():
            if report.unit.code not in LATE_IN_FIRST:
                self._write(report)
                self._submit(report)

    def _send_late(self, day: date) -> None:
        for report in self._reports():
            if report.unit.code in LATE_IN_FIRST:
                self._write(report)
                self._submit(report)

    def _lock(self, day: date) -> None:
        for report in self._reports():
            if report.unit.code != "so-tttt":
                accept(UnitReport.objects.get(pk=report.pk), by=self.focal)
        own = self.round.reports.get(unit__code="so-tttt")
        accept(own, by=self.focal)
        lock_round(self.round, by=self.focal)

    def _consolidate(self, day: date) -> None:
        draft_report(self.round, by=self.focal, day=day)

    def _half_way(self, day: date) -> None:
        prefill_round(self.round)
        for report in self._reports():
            code = report.unit.code
            if code in (*ACCEPTED, *SUBMITTED, *RETURNED):
                self._write(report)
                self._submit(report)
            elif code in HALF_WRITTEN:
                self._write(report, leave_open=3)

    def _half_checked(self, day: date) -> None:
        for report in self._reports():
            fresh = UnitReport.objects.get(pk=report.pk)
            if report.unit.code in ACCEPTED:
                accept(fresh, by=self.focal)
            elif report.unit.code in RETURNED:
                reason = "Đề nghị bổ sung thời lượng phát sóng của chuyên mục quý II."
                send_back(fresh, by=self.focal, reason=reason)

    def _remind(self, day: date) -> None:
        give_reminders(day=day)
        give_digests(day=day)

    def _give_time(self, day: date) -> None:
        for told in self.told["reliefs"]:
            report = self.round.reports.select_related("round").get(unit__code=told["unit"])
            asked = ask_relief(
                report,
                kind=Relief.Kind.EXTENSION,
                until=date.fromisoformat(told["until"]),
                reason=told["reason"],
                document_number=told["number"],
                by=self.officers[report.unit_id],
            )
            if told["is_granted"]:
                grant(asked, by=self.focal)

    def _reports(self) -> list[UnitReport]:
        """Reports that owe an answer."""
        owed = self.round.reports.filter(items__is_required=True).distinct()
        return list(owed.select_related("unit", "round"))

    def _write(self, report: UnitReport, *, leave_open: int = 0) -> None:
        items, reasons = {}, self.told["nil_reasons"]
        quarter = str(self.round.index)
        for item in report.items.select_related("task__group"):
            words = self.told["words"].get(item.task.code, {}).get(quarter, "")
            if words and item.is_required:
                items[item.pk] = Entry(words=words)
        empty = [item for item in missing(report) if item.pk not in items]
        for place, item in enumerate(empty[: len(empty) - leave_open]):
            items[item.pk] = Entry(is_nil=True, nil_reason=reasons[place % len(reasons)])
        general = self.told["general"].get(report.unit.code, {})
        write(report, items=items, general=general, by=self.officers[report.unit_id])

    def _submit(self, report: UnitReport) -> None:
        submit(UnitReport.objects.get(pk=report.pk), by=self.officers[report.unit_id])
