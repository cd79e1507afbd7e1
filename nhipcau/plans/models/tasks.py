"""Tasks: what is promised, in printed words and as understood; who answers; how it stands."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.organisations.models import Unit, UnitGroup
from nhipcau.organisations.models.dated import Dated, DatedQuerySet, days_in_order
from nhipcau.plans.models.plans import Plan, TaskGroup
from nhipcau.search.folded import FoldedField, matching


class TaskQuerySet(models.QuerySet["Task"]):
    def in_force(self) -> Self:
        return self.filter(plan__withdrawn_at=None)

    def standing(self) -> Self:
        """Tasks that no amendment has taken out of their plan."""
        return self.filter(left_on=None)

    def taken_out(self) -> Self:
        """Tasks that an amendment took out of their plan; their outputs and reports stay."""
        return self.exclude(left_on=None)

    def led_by(self, unit: Unit, *, day: date | None = None) -> Self:
        """Tasks the unit leads, by name or as a member of a leading group; see `arranged`."""
        return self.in_role(unit, Responsibility.Role.LEAD, day=day)

    def in_role(self, unit: Unit, role: str, *, day: date | None = None) -> Self:
        """Tasks in which the unit has the role, by name or as a member of a group that has it."""
        held = Responsibility.objects.arranged(day).filter(role=role, members=unit)
        return self.filter(pk__in=held.values("task"))

    def of_unit(self, unit: Unit, *, day: date | None = None) -> Self:
        """Tasks the unit leads or coordinates; see `arranged`."""
        held = Responsibility.objects.arranged(day).filter(members=unit)
        return self.filter(pk__in=held.values("task"))

    def overdue_on(self, day: date) -> Self:
        """Unfinished tasks whose last day is before `day`; without a last day none is overdue."""
        return self.due_by(day - timedelta(days=1))

    def due_by(self, last: date) -> Self:
        """Unfinished tasks of the plan whose last day is `last` or earlier, overdue ones too."""
        return self.standing().filter(due_on__lte=last, status__in=Task.UNFINISHED)

    def search(self, query: str) -> Self:
        """Every word begins a word of the task or of its units, marks or no marks."""
        return self.filter(matching(query, "folded"))


class Task(models.Model):
    """One row of a plan: `timing` is printed, `starts_on`..`due_on` is what was read out of it.

    `due_on` is inclusive and empty where the words name no last day within the plan: work that
    runs all year has no deadline of its own, the plan's report day rules it. An amendment of the
    plan may bring a task in from `joined_on` or take it out from `left_on`; the row stays.
    """

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "Chưa thực hiện"
        UNDER_WAY = "under_way", "Đang thực hiện"
        DONE = "done", "Hoàn thành"
        DROPPED = "dropped", "Không thực hiện"
        CARRIED_OVER = "carried_over", "Chuyển năm sau"

    UNFINISHED: ClassVar = (Status.NOT_STARTED, Status.UNDER_WAY)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", verbose_name="Kế hoạch")
    group = models.ForeignKey(TaskGroup, models.PROTECT, related_name="tasks", verbose_name="Mục")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="Thuộc nhiệm vụ",
    )
    position = models.PositiveIntegerField("Thứ tự")
    number = models.CharField("Số thứ tự", max_length=60, blank=True)
    title = models.TextField("Nội dung nhiệm vụ")
    lead_text = models.TextField("Chủ trì (ghi trong kế hoạch)", blank=True)
    coordinating_text = models.TextField("Phối hợp (ghi trong kế hoạch)", blank=True)
    timing = models.TextField("Thời gian thực hiện (ghi trong kế hoạch)", blank=True)
    timing_kind = models.CharField("Loại thời gian", max_length=20, default="unknown")
    starts_on = models.DateField("Từ ngày", null=True, blank=True)
    due_on = models.DateField("Hạn hoàn thành", null=True, blank=True)
    is_tentative = models.BooleanField("Dự kiến", default=False)
    product_text = models.TextField("Sản phẩm", blank=True)
    budget_text = models.TextField("Kinh phí", blank=True)
    note_text = models.TextField("Ghi chú", blank=True)
    basis_text = models.TextField("Văn bản giao", blank=True)
    extra = models.JSONField("Cột khác", default=list, blank=True)
    source = models.JSONField("Vị trí trong văn bản gốc", default=dict, blank=True)
    status = models.CharField(
        "Tình trạng", max_length=20, choices=Status, default=Status.NOT_STARTED
    )
    completed_on = models.DateField("Hoàn thành ngày", null=True, blank=True)
    joined_on = models.DateField("Bổ sung vào kế hoạch từ ngày", null=True, blank=True)
    left_on = models.DateField("Đưa ra khỏi kế hoạch từ ngày", null=True, blank=True)
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name="Tiếp nối nhiệm vụ",
    )
    unit_names = models.TextField("Tên các đơn vị", blank=True, editable=False)
    folded = FoldedField(
        sources=("number", "title", "lead_text", "coordinating_text", "unit_names")
    )

    objects: ClassVar[TaskQuerySet] = TaskQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="task_position_once"),
            models.CheckConstraint(
                name="task_days_in_order",
                condition=Q(starts_on=None) | Q(due_on=None) | Q(starts_on__lte=models.F("due_on")),
                violation_error_message="Hạn hoàn thành phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                name="task_done_has_day",
                condition=~Q(status="done") | Q(completed_on__isnull=False),
                violation_error_message="Nhiệm vụ hoàn thành phải có ngày hoàn thành.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        """Section and number as people cite a task: "III.8"; just "8" where there is no section."""
        return ".".join(part for part in (self.group.code, self.number) if part)

    @property
    def is_finished(self) -> bool:
        return self.status not in self.UNFINISHED

    def is_overdue(self, day: date) -> bool:
        is_open = not self.is_finished and self.left_on is None
        return self.due_on is not None and self.due_on < day and is_open


class ResponsibilityQuerySet(DatedQuerySet["Responsibility"]):
    def current(self) -> Self:
        """As last arranged: what nobody has taken over."""
        return self.filter(valid_to=None)

    def arranged(self, day: date | None) -> Self:
        """As it holds on `day`; without a day as last arranged, for days to come too."""
        return self.on(day) if day else self.current()

    def within(self, first: date, last: date) -> Self:
        """In force on some day of `first`..`last`, both inclusive.

        What was taken over for the whole running period (`is_taken_over`) must last to its end.
        """
        begun = Q(valid_from=None) | Q(valid_from__lte=last)
        parted = Q(valid_to__gte=first, is_taken_over=False)
        return self.filter(begun, parted | Q(valid_to=None) | Q(valid_to__gte=last))


class Responsibility(Dated):
    """Who answers for a task: words of the paper, and the unit or the group they mean.

    `members` are the units bound by it as of `expanded_on`: the unit itself, or the group's members
    of that day, kept so that later changes of a group do not rewrite the past. A reorganisation
    ends a row and begins another; with `is_taken_over` the new body reports the whole period.
    """

    class Role(models.TextChoices):
        LEAD = "lead", "Chủ trì"
        COORDINATE = "coordinate", "Phối hợp"

    task = models.ForeignKey(Task, models.CASCADE, related_name="responsibilities")
    role = models.CharField("Vai trò", max_length=10, choices=Role)
    position = models.PositiveSmallIntegerField("Thứ tự")
    as_written = models.TextField("Ghi trong kế hoạch")
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="responsibilities",
        verbose_name="Đơn vị",
    )
    group = models.ForeignKey(
        UnitGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="responsibilities",
        verbose_name="Nhóm",
    )
    members = models.ManyToManyField(Unit, related_name="bound_by", verbose_name="Gồm các đơn vị")
    expanded_on = models.DateField("Xác định thành viên ngày")
    is_taken_over = models.BooleanField("Đơn vị mới báo cáo cả kỳ", default=False)

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = "trách nhiệm"
        verbose_name_plural = "trách nhiệm"
        ordering = ["role", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "role", "position"],
                condition=Q(valid_to=None),
                name="responsibility_position_once",
            ),
            days_in_order("responsibility_days_in_order"),
            models.CheckConstraint(
                name="responsibility_is_unit_or_group",
                condition=Q(unit=None) | Q(group=None),
                violation_error_message="Chỉ chọn một đơn vị hoặc một nhóm.",
            ),
        ]

    def __str__(self) -> str:
        return self.as_written


class TaskStep(models.Model):
    """A move of a task between states: who, when, why; `on` is the day it was so."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="steps")
    from_status = models.CharField("Từ", max_length=20, choices=Task.Status)
    to_status = models.CharField("Sang", max_length=20, choices=Task.Status)
    on = models.DateField("Ngày", null=True, blank=True)
    reason = models.TextField("Lý do", blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của nhiệm vụ"
        verbose_name_plural = "bước của nhiệm vụ"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.from_status} → {self.to_status}"
