"""A task is under way from the first thing done for it by a unit that leads it."""

from datetime import date

from nhipcau.organisations.models import User
from nhipcau.plans.models import Responsibility, Task
from nhipcau.plans.progress import set_status


def begin(task: Task, by: User, day: date) -> None:
    task.refresh_from_db(fields=["status"])
    if task.status == Task.Status.NOT_STARTED and _leads(task, by):
        set_status(task, status=Task.Status.UNDER_WAY, on=day, reason="", by=by)


def _leads(task: Task, by: User) -> bool:
    unit = by.appointments.first().unit
    return task.responsibilities.filter(role=Responsibility.Role.LEAD, members=unit).exists()
