"""The money of the demo: lines of the sample plan, told in the order of their papers."""

from datetime import date
from typing import Any

from nhipcau.budgets.lines import Share, enter_line, share_over
from nhipcau.budgets.models import BudgetLine
from nhipcau.budgets.recording import Proof, correct_entry, record_entry
from nhipcau.demo import clock
from nhipcau.organisations.models import User
from nhipcau.plans.models import Plan, Task


class Money:
    """Lines stand from the beginning; `live_until` lets their amounts come, that day included."""

    def __init__(
        self, plan: Plan, focal: User, officers: dict[str, User], told: dict[str, Any]
    ) -> None:
        self.focal, self.officers = focal, officers
        tasks = {task.code: task for task in plan.tasks.select_related("group", "plan")}
        coming = [
            (date.fromisoformat(entry["on"]), line, entry)
            for row in told["lines"]
            for line in [self._enter(plan, tasks, row)]
            for entry in row["entries"]
        ]
        self.coming = sorted(coming, key=lambda one: (one[0], one[1].pk))

    def live_until(self, day: date) -> None:
        while self.coming and self.coming[0][0] <= day:
            on, line, entry = self.coming.pop(0)
            self._record(line, entry, on)

    def _enter(self, plan: Plan, tasks: dict[str, Task], row: dict[str, Any]) -> BudgetLine:
        line = enter_line(
            plan,
            title=row["title"],
            source=row["source"],
            item=row["item"],
            is_integrated=row.get("is_integrated", False),
            note=row.get("note", ""),
            by=self.focal,
        )
        shares = [Share(tasks[code], **part) for code, part in row["shares"].items()]
        return share_over(line, shares=shares, by=self.focal)

    def _record(self, line: BudgetLine, told: dict[str, Any], day: date) -> None:
        with clock.at(clock.local(day, 15)):
            entry = record_entry(
                line,
                stage=told["stage"],
                amount=told["amount"],
                day=day,
                proof=Proof(document_number=told["number"]),
                note=told.get("text", ""),
                by=self.officers[told["by"]] if "by" in told else self.focal,
            )
        if right := told.get("correct"):
            on = date.fromisoformat(right["on"])
            with clock.at(clock.local(on, 15)):
                correct_entry(
                    entry, amount=right["amount"], day=on, reason=right["reason"], by=self.focal
                )
