"""Next year's plan begun from this one: what moves on, what is done every year, what ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext_noop

from nhipcau.plans.models import Plan, PlanLoad, Responsibility, Task

MOVES: Final = "moves"
REPEATS: Final = "repeats"
ENDS: Final = "ends"
CHOICES: Final[dict[str, str]] = {
    MOVES: gettext_noop("Chuyển tiếp phần chưa xong"),
    REPEATS: gettext_noop("Làm lại hằng năm"),
    ENDS: gettext_noop("Kết thúc, không đưa sang"),
}
"""What may become of a task, in the words of the office."""

_RECURRING: Final = frozenset({"year", "continuous", "periodic", "on_demand"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may become of a task, and why it is thought so."""

    task: Task
    choice: str
    reason: str


def suggest_choices(plan: Plan) -> list[Suggestion]:
    """One for each task that stands in the plan, in its order."""
    return [_suggest(task) for task in plan.tasks.standing().select_related("group")]


def refuse_next_year(plan: Plan, *, year: int) -> None:
    """Refuse a withdrawn plan, a year that is not later, and a second draft of the same year."""
    if plan.withdrawn_at:
        raise ValidationError("Kế hoạch này đã được rút khỏi sổ.", code="withdrawn")
    if not plan.ends_on.year < year <= plan.ends_on.year + 5:
        first, last = plan.ends_on.year + 1, plan.ends_on.year + 5
        message = f"Năm của kế hoạch mới phải từ {first} đến {last}."
        raise ValidationError({"year": ValidationError(message, code="year")})
    if plan.continued_by.in_force().filter(year=year).exists():
        raise ValidationError(
            f"Kế hoạch năm {year} tiếp nối kế hoạch này đã có trong sổ.", code="exists"
        )
    if open_draft(plan, year=year):
        raise ValidationError(
            f"Dự thảo kế hoạch năm {year} đang được soạn; hãy làm tiếp hoặc bỏ bản đó trước.",
            code="draft",
        )


def open_draft(plan: Plan, *, year: int) -> PlanLoad | None:
    """The draft of that year begun from `plan`, not yet in the register."""
    drafts = plan.later_loads.filter(
        purpose=PlanLoad.Purpose.NEXT_YEAR, state=PlanLoad.State.OPEN, draft__document__year=year
    )
    return drafts.first()


def chosen_tasks(plan: Plan, choices: Mapping[int, str]) -> list[tuple[Task, str]]:
    """The tasks that go on, in the order of the plan; refuses choices that mean nothing here.

    A task without a choice ends with its plan. A finished task cannot move on.
    """
    bodies = Prefetch("responsibilities", Responsibility.objects.current())
    standing = plan.tasks.standing().select_related("group", "parent", "plan")
    tasks = list(standing.prefetch_related(bodies))
    known = {task.pk for task in tasks}
    if choices.keys() - known or set(choices.values()) - CHOICES.keys():
        raise ValidationError("Kế hoạch đã thay đổi; hãy tải lại trang.", code="choice")
    kept = [(task, choices.get(task.pk, ENDS)) for task in tasks]
    for task, choice in kept:
        if choice == MOVES and task.status in (Task.Status.DONE, Task.Status.DROPPED):
            raise ValidationError(
                f"Nhiệm vụ {task.code} đã kết thúc nên không chuyển tiếp được; "
                "chọn làm lại hằng năm hoặc kết thúc.",
                code="finished",
            )
    going = [(task, choice) for task, choice in kept if choice != ENDS]
    if not going:
        raise ValidationError("Hãy chọn ít nhất một nhiệm vụ đưa sang năm sau.", code="nothing")
    return going


def _suggest(task: Task) -> Suggestion:
    if task.status == Task.Status.DROPPED:
        return Suggestion(task, ENDS, "không thực hiện")
    if task.timing_kind in _RECURRING:
        return Suggestion(task, REPEATS, gettext_noop("việc thường xuyên, cả năm"))
    if task.status == Task.Status.DONE:
        return Suggestion(task, ENDS, gettext_noop("đã hoàn thành"))
    return Suggestion(task, MOVES, gettext_noop("chưa hoàn thành"))
