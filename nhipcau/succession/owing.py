"""Who owes the reports of rounds that are open, once the tasks have changed hands."""

from collections.abc import Iterable
from dataclasses import replace

from nhipcau.succession.rows import Duty, Item, Report, RoundFact, Unit
from nhipcau.succession.working import Working

_WITH_UNIT = ("not_started", "draft", "returned")


def follow_rounds(work: Working) -> None:
    """Reports and items as the rounds would now ask for them; what was sent is left alone."""
    before = _by_task(work.snapshot.rows(Duty))
    after = _by_task(work.rows(Duty))
    moved = {task for task in after if after[task] != before.get(task, [])}
    as_was, desk = Working(work.snapshot, work.order), _Desk(work)
    for round in work.snapshot.rounds:
        for task in sorted(moved & round.tasks):
            owed = owed_by(before.get(task, []), round, as_was)
            owes = owed_by(after[task], round, work)
            for unit in [*owed, *(pk for pk in owes if pk not in owed)]:
                if owed.get(unit) != owes.get(unit):
                    desk.ask(round, unit, task, owes.get(unit))
    desk.waive()


def _by_task(rows: Iterable[Duty]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    for row in rows:
        found.setdefault(row.task_id, []).append(row)
    return found


def owed_by(rows: Iterable[Duty], round: RoundFact, work: Working) -> dict[int, bool]:
    """Unit -> whether it must answer, as `nhipcau.reports.duties` says of one task."""
    found: dict[int, bool] = {}
    for row in rows:
        leads = row.role == "lead"
        asked = leads or (round.include_coordinating and row.group_id is None)
        if asked and in_force(row, round):
            for pk in row.members:
                if not work.unit(pk).is_external and _existed(work.unit(pk), round):
                    found[pk] = found.get(pk, False) or leads
    return found


def in_force(row: Duty, round: RoundFact) -> bool:
    """On some day of the round; what was taken over must last to its end."""
    first, last = round.window_start, round.window_end
    if row.valid_from is not None and row.valid_from > last:
        return False
    ended = row.valid_to
    return ended is None or ended >= last or (not row.is_taken_over and ended >= first)


def _existed(unit: Unit, round: RoundFact) -> bool:
    begun = unit.valid_from is None or unit.valid_from <= round.window_end
    return begun and (unit.valid_to is None or unit.valid_to >= round.window_start)


class _Desk:
    """The reports of the rounds that are open, found by round and unit, items by task."""

    def __init__(self, work: Working) -> None:
        self.work = work
        self.reports = {(row.round_id, row.unit_id): row for row in work.rows(Report)}
        self.items: dict[int, dict[int, Item]] = {}
        for item in work.rows(Item):
            self.items.setdefault(item.report_id, {})[item.task_id] = item
        self.touched: dict[int, Report] = {}

    def ask(self, round: RoundFact, unit: int, task: int, must: bool | None) -> None:
        """Let the unit be asked about the task (`must`: has to answer), or with None no more."""
        report = self.reports.get((round.pk, unit)) or self._begun(round, unit, must)
        if report is None:
            return
        if report.state not in _WITH_UNIT:
            if must is not None:
                told = f"{report.unit_name} đã nộp báo cáo {round.title} nên không bị hỏi thêm."
                self.work.warnings.append(told)
            return
        items = self.items.setdefault(report.pk, {})
        item = items.get(task)
        if item is not None:
            item = replace(item, is_required=bool(must), is_orphaned=must is None)
        elif must is not None:
            status = self.work.snapshot.tasks[task].status
            pk = self.work.new_pk()
            item = Item(pk, report.pk, task, is_required=must, status=status)
        if item is not None:
            items[task] = item
            self.work.put(item)
        self.touched[report.pk] = report

    def _begun(self, round: RoundFact, unit: int, must: bool | None) -> Report | None:
        if must is None:
            return None
        name = self.work.name_on(unit, round.window_end)
        report = Report(self.work.new_pk(), round.pk, unit, name)
        self.reports[round.pk, unit] = report
        self.work.put(report)
        return report

    def waive(self) -> None:
        """A body that has ended and owes nothing of a round any more need not send its report."""
        for report in self.touched.values():
            owes = any(item.is_required for item in self.items[report.pk].values())
            if not (owes or report.is_waived or self.work.alive(report.unit_id)):
                self.work.put(replace(report, is_waived=True))
