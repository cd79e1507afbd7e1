"""A call for reports: what days it counts, when it is due, what was counted when it was locked."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.plans.models import Plan


def usual_reminder_days() -> list[int]:
    """Days before (negative) and after the due day on which units are reminded; our own default."""
    return [-15, -7, -3, -1, 1, 3, 7]


class RoundQuerySet(models.QuerySet["ReportRound"]):
    def in_force(self) -> Self:
        """Rounds, locked or not, of plans that have not been taken back."""
        return self.filter(plan__withdrawn_at=None)

    def open_on(self, day: date) -> Self:
        """Rounds that take answers on `day`, `opens_on` included; nothing closes but the lock."""
        return self.in_force().filter(opens_on__lte=day, locked_at=None)


class ReportRound(models.Model):
    """One call for reports. Days are inclusive: a report sent on `due_on` is on time.

    `window_start`..`window_end` are the days whose outputs count (defaults: Decree 09/2019,
    Art. 12, confidence: from memory; editable). A report sent within `grace_days` after `due_on`
    is late but not chased. `version` says which lock this is or will be: an unlocked round gets
    the next one. `plan_version` is the version of the plan that was followed last; the last of
    `reminder_days` also goes to the leaders of the province.
    """

    class Kind(models.TextChoices):
        QUARTER = "quarter", "Quý"
        HALF_YEAR = "half_year", "Sáu tháng"
        YEAR = "year", "Năm"
        AD_HOC = "ad_hoc", "Đột xuất, chuyên đề"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rounds", verbose_name="Kế hoạch")
    kind = models.CharField("Loại kỳ", max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField("Năm")
    index = models.PositiveSmallIntegerField("Kỳ thứ", default=0)
    version = models.PositiveSmallIntegerField("Lần chốt", default=1)
    include_coordinating = models.BooleanField("Hỏi cả đơn vị phối hợp", default=True)
    title = models.CharField("Tên đợt", max_length=300)
    window_start = models.DateField("Số liệu từ ngày")
    window_end = models.DateField("Chốt số liệu ngày")
    opens_on = models.DateField("Ngày mở")
    due_on = models.DateField("Hạn nộp")
    grace_days = models.PositiveSmallIntegerField("Số ngày châm chước", default=0)
    guidance = models.TextField("Hướng dẫn", blank=True)
    reminder_days = models.JSONField("Nhắc vào các ngày so với hạn", default=usual_reminder_days)
    plan_version = models.PositiveSmallIntegerField("Phiên bản kế hoạch", default=1)
    opened_at = models.DateTimeField("Tạo lúc", auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người tạo"
    )
    locked_at = models.DateTimeField("Khóa lúc", null=True, blank=True)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người khóa",
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt báo cáo"
        verbose_name_plural = "đợt báo cáo"
        ordering = ["-window_end", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "year", "index"],
                condition=~Q(kind="ad_hoc"),
                name="round_once",
                violation_error_message="Kế hoạch này đã có đợt báo cáo của kỳ đó.",
            ),
            models.CheckConstraint(
                name="round_opens_before_due",
                condition=Q(opens_on__lte=F("due_on")),
                violation_error_message="Ngày mở phải trước hạn nộp.",
            ),
            models.CheckConstraint(
                name="round_window_in_order",
                condition=Q(window_start__lte=F("window_end")),
                violation_error_message="Ngày chốt số liệu phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    @property
    def is_open(self) -> bool:
        """Whether its reports may still move: not locked, and its plan not taken back."""
        return not self.is_locked and self.plan.withdrawn_at is None


class RoundStep(models.Model):
    """What was done to a round: who, when, why. `changes` maps a field to [before, after]."""

    class Action(models.TextChoices):
        OPENED = "opened", "Mở đợt"
        REVISED = "revised", "Sửa đợt"
        REBUILT = "rebuilt", "Cập nhật theo kế hoạch"
        LOCKED = "locked", "Khóa số liệu"
        UNLOCK_ASKED = "unlock_asked", "Đề nghị mở khóa"
        UNLOCKED = "unlocked", "Mở khóa"

    round = models.ForeignKey(ReportRound, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=12, choices=Action)
    version = models.PositiveSmallIntegerField("Lần chốt", default=1)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của đợt báo cáo"
        verbose_name_plural = "bước của đợt báo cáo"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.get_action_display()}"


class LockedCount(models.Model):
    """What a round counted when it was locked; written once, never changed.

    `rows` is the list of counted outputs as `OutputRow.frozen()` writes them; `exceptions` maps
    the name of a unit whose report was not accepted to the reason it was locked without it.
    """

    round = models.ForeignKey(ReportRound, models.PROTECT, related_name="locked_counts")
    version = models.PositiveSmallIntegerField("Lần chốt")
    rule_version = models.PositiveSmallIntegerField("Quy tắc đếm số")
    rows = models.JSONField("Kết quả đã tính", default=list)
    sha256 = models.CharField("SHA-256", max_length=64)
    exceptions = models.JSONField("Báo cáo thiếu được chấp nhận", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)

    class Meta:
        verbose_name = "số liệu đã chốt"
        verbose_name_plural = "số liệu đã chốt"
        ordering = ["round", "version"]
        constraints = [
            models.UniqueConstraint(fields=["round", "version"], name="locked_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}, lần {self.version}"
