"""What a unit answers to a call: task by task, in its own words beside what the outputs say."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest

from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Task
from nhipcau.reports.models.rounds import ReportRound


class State(models.TextChoices):
    NOT_STARTED = "not_started", "Chưa bắt đầu"
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Bị trả lại"
    ACCEPTED = "accepted", "Đã duyệt"


WITH_UNIT = (State.NOT_STARTED, State.DRAFT, State.RETURNED)
SENT = (State.SUBMITTED, State.ACCEPTED)


class UnitReportQuerySet(models.QuerySet["UnitReport"]):
    def not_sent(self) -> Self:
        """Reports the focal unit is still waiting for: sent back ones too, waived ones not."""
        return self.filter(state__in=WITH_UNIT, is_waived=False)

    def with_due_day(self) -> Self:
        """Each with `own_due_on`, its own last day on time, as the property `due_on` tells it."""
        extended = Coalesce("extended_due_on", "round__due_on")
        return self.annotate(own_due_on=Greatest("round__due_on", extended))

    def late_on(self, day: date) -> Self:
        """Not sent although the unit's own due day is past."""
        return self.not_sent().with_due_day().filter(own_due_on__lt=day)

    def awaiting_review(self) -> Self:
        """Sent and not judged yet, of rounds whose reports may still move; oldest first."""
        waiting = self.filter(
            state=State.SUBMITTED, round__locked_at=None, round__plan__withdrawn_at=None
        )
        return waiting.order_by("submitted_at", "pk")


class UnitReport(models.Model):
    """One unit's report in one round.

    `unit_name` is the name borne at the round's closing day and never follows later renames.
    Lateness is a fact: `first_submitted_at` and `days_late` (days after the due day of that moment)
    never change once set. `revision` grows with each saved writing, so that a page that was opened
    earlier cannot overwrite it unseen; `writers` are all who entered or submitted. The relief in
    force shows in `extended_due_on` and `is_waived`; who granted it and why stands in `Relief`.
    A waiver that ran out leaves its last day in `extended_due_on`: nothing was owed before.
    """

    round = models.ForeignKey(
        ReportRound, models.PROTECT, related_name="reports", verbose_name="Đợt"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name="Đơn vị")
    unit_name = models.CharField("Tên đơn vị", max_length=300)
    state = models.CharField("Tình trạng", max_length=12, choices=State, default=State.NOT_STARTED)
    steering = models.TextField("Công tác chỉ đạo, điều hành", blank=True)
    strengths = models.TextField("Ưu điểm", blank=True)
    weaknesses = models.TextField("Tồn tại, hạn chế và nguyên nhân", blank=True)
    next_steps = models.TextField("Phương hướng, nhiệm vụ kỳ tới", blank=True)
    proposals = models.TextField("Kiến nghị, đề xuất", blank=True)
    revision = models.PositiveIntegerField("Lần lưu", default=0)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name="Người nhập"
    )
    version = models.PositiveSmallIntegerField("Lần nộp", default=0)
    content_hash = models.CharField("Dấu nội dung lần nộp", max_length=64, blank=True)
    extended_due_on = models.DateField("Gia hạn đến ngày", null=True, blank=True)
    is_waived = models.BooleanField("Được miễn báo cáo", default=False)
    days_late = models.PositiveSmallIntegerField("Số ngày chậm", null=True, blank=True)
    first_submitted_at = models.DateTimeField("Nộp lần đầu lúc", null=True, blank=True)
    submitted_at = models.DateTimeField("Nộp lúc", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người nộp",
    )
    accepted_at = models.DateTimeField("Duyệt lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người duyệt",
    )

    objects: ClassVar[UnitReportQuerySet] = UnitReportQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "báo cáo của đơn vị"
        verbose_name_plural = "báo cáo của đơn vị"
        ordering = ["unit__position", "unit__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="unit_report_once"),
            models.CheckConstraint(
                name="unit_report_accepted_has_day",
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False),
                violation_error_message="Báo cáo đã duyệt phải có thời điểm duyệt.",
            ),
            models.CheckConstraint(
                name="unit_report_submitted_has_day",
                condition=~Q(state__in=["submitted", "accepted"])
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                violation_error_message="Báo cáo đã nộp phải có người nộp và thời điểm nộp.",
            ),
            models.CheckConstraint(
                name="unit_report_four_eyes",
                condition=Q(accepted_by=None)
                | Q(submitted_by=None)
                | ~Q(accepted_by=F("submitted_by")),
                violation_error_message="Người nộp báo cáo không được tự duyệt báo cáo đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name}, {self.round}"

    @property
    def due_on(self) -> date:
        """The last day on time for this unit: the round's, or a later one it was granted."""
        return max(self.round.due_on, self.extended_due_on or self.round.due_on)


class ReportItem(models.Model):
    """One task in a unit's report; orphaned when the plan no longer asks it of the unit.

    `generated` is the draft made from outputs and is always ours; `words` are the unit's own.
    An item is filled with words or with outputs, nil with a reason, or handled outside this system
    under the number of a paper (then it holds no content); else it is missing.
    """

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="items")
    task = models.ForeignKey(Task, models.PROTECT, related_name="report_items")
    is_required = models.BooleanField("Bắt buộc", default=True)
    is_orphaned = models.BooleanField("Không còn trong kế hoạch", default=False)
    generated = models.TextField("Tổng hợp từ kết quả", blank=True)
    output_count = models.PositiveIntegerField("Số kết quả", default=0)
    words = models.TextField("Nội dung báo cáo", blank=True)
    is_nil = models.BooleanField("Chưa phát sinh", default=False)
    nil_reason = models.TextField("Lý do chưa phát sinh", blank=True)
    outside_number = models.CharField("Xử lý ngoài hệ thống, số văn bản", max_length=60, blank=True)
    status = models.CharField(
        "Tình trạng nhiệm vụ", max_length=20, choices=Task.Status, default=Task.Status.UNDER_WAY
    )

    class Meta:
        verbose_name = "nội dung báo cáo nhiệm vụ"
        verbose_name_plural = "nội dung báo cáo nhiệm vụ"
        ordering = ["task__position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "task"], name="report_item_once"),
            models.CheckConstraint(
                name="report_item_nil_has_reason",
                condition=Q(is_nil=False) | ~Q(nil_reason=""),
                violation_error_message="Ghi rõ lý do chưa phát sinh.",
            ),
            models.CheckConstraint(
                name="report_item_orphan_not_required",
                condition=Q(is_orphaned=False) | Q(is_required=False),
                violation_error_message="Nhiệm vụ không còn trong kế hoạch thì không bắt buộc.",
            ),
            models.CheckConstraint(
                name="report_item_outside_holds_nothing",
                condition=Q(outside_number="") | Q(words="", is_nil=False, nil_reason=""),
                violation_error_message="Việc xử lý ngoài hệ thống chỉ ghi số văn bản.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} trong {self.report_id}"

    @property
    def is_filled(self) -> bool:
        """Filled with words or outputs, nil with a reason, or handled outside under a number."""
        said = self.words.strip() or self.outside_number
        return bool(said) or self.output_count > 0 or self.is_nil


class ReportStep(models.Model):
    """A move of a report between states, or a remark in its thread; never changed, never removed.

    `item` points at one task where the reason speaks of one. `snapshot` is the content at that
    moment and `content_hash` the sha256 of it as canonical JSON.
    """

    report = models.ForeignKey(UnitReport, models.CASCADE, related_name="steps")
    from_state = models.CharField("Từ", max_length=12, choices=State)
    to_state = models.CharField("Sang", max_length=12, choices=State)
    reason = models.TextField("Lý do", blank=True)
    item = models.ForeignKey(
        ReportItem, models.SET_NULL, null=True, blank=True, related_name="steps"
    )
    version = models.PositiveSmallIntegerField("Lần nộp", default=0)
    snapshot = models.JSONField("Nội dung lúc đó", default=dict, blank=True)
    content_hash = models.CharField("Dấu nội dung", max_length=64, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của báo cáo"
        verbose_name_plural = "bước của báo cáo"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.from_state} → {self.to_state}"
