"""How a task stands: moved from one status to another by a person, for a day, with its step."""

from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.plans.models import Task, TaskStep

NEEDS_REASON: Final = (Task.Status.DROPPED, Task.Status.CARRIED_OVER)


@transaction.atomic
def set_status(task: Task, *, status: str, on: date, reason: str = "", by: User) -> Task:
    """Say how the task stands since `on`; for a finished one `on` is the day of completion.

    A task that is dropped, carried over or opened again needs a reason. Refuses a day to come,
    the status the task has already, and a plan that was withdrawn.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    reason = reason.strip()
    if task.plan.withdrawn_at:
        raise ValidationError("Kế hoạch của nhiệm vụ này đã được rút.", code="withdrawn")
    if status not in Task.Status.values:
        raise ValidationError("Không có tình trạng này.", code="status")
    if on > timezone.localdate():
        raise ValidationError(
            "Ngày ghi nhận chưa tới; hãy chọn ngày từ hôm nay trở về trước.", code="future"
        )
    if status == task.status and (status != Task.Status.DONE or on == task.completed_on):
        raise ValidationError("Nhiệm vụ đang ở tình trạng này.", code="same_status")
    if not reason and (status in NEEDS_REASON or task.is_finished):
        raise ValidationError("Hãy ghi lý do.", code="reason")
    before = task.status
    task.status = status
    task.completed_on = on if status == Task.Status.DONE else None
    task.save(update_fields=["status", "completed_on"])
    TaskStep.objects.create(
        task=task, from_status=before, to_status=status, on=on, reason=reason, by=by
    )
    return task
