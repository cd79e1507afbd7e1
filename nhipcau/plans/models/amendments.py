"""How a plan changes while it runs: amendments, and each version as it was in force."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.documents.models import OfficialDocument
from nhipcau.plans.models.loads import PlanLoad
from nhipcau.plans.models.plans import Plan


class Amendment(models.Model):
    """A change of a plan being prepared, then in force as a version, or thrown away.

    `changes` is a list in the order made, each {"kind": "add" | "remove" | "change", "task": pk or
    None, "before": row or None, "after": row or None, "behind", "reason"}; a row has the printed
    words of a task, "behind" is its place: see `nhipcau.plans.amending.words` and `diff`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        APPLIED = "applied", "Đã áp dụng"
        DISCARDED = "discarded", "Đã bỏ"

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="amendments", verbose_name="Kế hoạch"
    )
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.DRAFT)
    document_number = models.CharField("Số, ký hiệu văn bản", max_length=120, blank=True)
    issued_on = models.DateField("Ngày văn bản", null=True, blank=True)
    in_force_from = models.DateField("Áp dụng từ ngày", null=True, blank=True)
    reason = models.TextField("Lý do điều chỉnh", blank=True)
    changes = models.JSONField("Thay đổi", default=list, blank=True)
    load = models.ForeignKey(
        PlanLoad,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name="Văn bản đã nạp",
    )
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )

    class Meta:
        verbose_name = "điều chỉnh kế hoạch"
        verbose_name_plural = "điều chỉnh kế hoạch"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state="draft"),
                name="amendment_draft_once",
                violation_error_message="Kế hoạch này đang có một bản điều chỉnh chưa áp dụng.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan} ({self.get_state_display()})"


class AmendmentStep(models.Model):
    """What happened to an amendment: who, when, why."""

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước điều chỉnh"
        verbose_name_plural = "bước điều chỉnh"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.amendment_id}: {self.action}"


class PlanVersion(models.Model):
    """A plan as it stood from `in_force_from` until the next version; written once.

    `rows` are all tasks of that version in order, in the form of an amendment's rows with their
    primary key under "task". Version 1 is written when the first amendment is applied.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions", verbose_name="Kế hoạch")
    number = models.PositiveSmallIntegerField("Phiên bản")
    in_force_from = models.DateField("Áp dụng từ ngày")
    document = models.ForeignKey(
        OfficialDocument, models.PROTECT, related_name="plan_versions", verbose_name="Văn bản"
    )
    amendment = models.OneToOneField(
        Amendment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="version",
        verbose_name="Điều chỉnh",
    )
    rows = models.JSONField("Nhiệm vụ", default=list)
    made_at = models.DateTimeField("Lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "phiên bản kế hoạch"
        verbose_name_plural = "phiên bản kế hoạch"
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.plan}, phiên bản {self.number}"
