"""A plan as issued: the document, its own text by passages, and the sections of its annex."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.documents.models import LegalBasis, OfficialDocument
from nhipcau.search.folded import matching

# Reporting years run from 15 December of the year before (Decree 09/2019, Art. 12; from memory),
# so work of those days already belongs to the plan of the coming year.
DAYS_BEFORE_PLAN = 17


class PlanQuerySet(models.QuerySet["Plan"]):
    def in_force(self) -> Self:
        """Accepted plans that have not been taken back."""
        return self.filter(withdrawn_at=None)

    def search(self, query: str) -> Self:
        """By subject, number and issuer of the document, marks or no marks."""
        return self.filter(matching(query, "document__folded"))


class Plan(models.Model):
    """One issued plan. `starts_on` and `ends_on` are inclusive.

    `report_due_on` is the last day on which a report is on time as the plan words it: a plan that
    says "before 10 December" gives 9 December; `report_due_text` keeps the sentence. Amendments
    make `version` 2, 3 and so on, see `PlanVersion`; `continues` is the plan of the year before.
    """

    class Horizon(models.TextChoices):
        LONG = "long", "Dài hạn"
        MEDIUM = "medium", "Trung hạn"
        YEARLY = "yearly", "Hằng năm"

    document = models.OneToOneField(
        OfficialDocument, models.PROTECT, related_name="plan", verbose_name="Văn bản"
    )
    title = models.CharField("Tên kế hoạch", max_length=1000)
    year = models.PositiveSmallIntegerField("Năm")
    horizon = models.CharField("Kỳ hạn", max_length=10, choices=Horizon, default=Horizon.YEARLY)
    starts_on = models.DateField("Từ ngày")
    ends_on = models.DateField("Đến ngày")
    place = models.CharField("Địa danh", max_length=120, blank=True)
    report_due_on = models.DateField("Hạn báo cáo theo kế hoạch", null=True, blank=True)
    report_due_text = models.TextField("Câu quy định hạn báo cáo", blank=True)
    paper = models.JSONField("Phần còn lại của văn bản", default=dict, blank=True)
    accepted_at = models.DateTimeField("Đưa vào sổ lúc", auto_now_add=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="Người đưa vào sổ",
    )
    withdrawn_at = models.DateTimeField("Rút lại lúc", null=True, blank=True)
    version = models.PositiveSmallIntegerField("Phiên bản", default=1)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="Thuộc kế hoạch dài hạn, trung hạn",
    )
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="continued_by",
        verbose_name="Tiếp nối kế hoạch",
    )
    bases = models.ManyToManyField(LegalBasis, through="PlanBasis", related_name="plans")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-year", "-accepted_at"]
        constraints = [
            models.CheckConstraint(
                name="plan_days_in_order",
                condition=Q(starts_on__lte=models.F("ends_on")),
                violation_error_message="Ngày kết thúc kế hoạch phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def counts_from(self) -> date:
        """The first day whose work counts for the plan."""
        return self.starts_on - timedelta(days=DAYS_BEFORE_PLAN)

    def covers(self, day: date) -> bool:
        """Whether work of `day` counts for the plan: `counts_from`..`ends_on`, inclusive."""
        return self.counts_from <= day <= self.ends_on


class PlanStep(models.Model):
    """What was changed of a plan in the register, beside its tasks: who, when.

    `changes`: field -> [before, after], in words.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của kế hoạch"
        verbose_name_plural = "bước của kế hoạch"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.action}"


class Passage(models.Model):
    """A paragraph of the plan's own text, in order, as printed."""

    class Part(models.TextChoices):
        PREAMBLE = "preamble", "Căn cứ"
        OBJECTIVE = "objective", "Mục tiêu"
        REQUIREMENT = "requirement", "Yêu cầu"
        FOCUS = "focus", "Nhiệm vụ trọng tâm"
        FUNDING = "funding", "Kinh phí thực hiện"
        ORGANISATION = "organisation", "Tổ chức thực hiện"
        CLOSING = "closing", "Kết thúc"
        RECIPIENT = "recipient", "Nơi nhận"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="passages")
    part = models.CharField("Phần", max_length=20, choices=Part)
    number = models.PositiveSmallIntegerField("Thứ tự")
    text = models.TextField("Nội dung")

    class Meta:
        verbose_name = "đoạn của kế hoạch"
        verbose_name_plural = "đoạn của kế hoạch"
        ordering = ["part", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "part", "number"], name="passage_number_once")
        ]

    def __str__(self) -> str:
        return self.text


class PlanBasis(models.Model):
    """A citation: which act the plan names, and where."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="citations")
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="citations")
    role = models.CharField("Vai trò", max_length=10)
    as_written = models.TextField("Ghi trong kế hoạch")
    cited_at = models.JSONField("Nêu tại", default=list)

    class Meta:
        verbose_name = "căn cứ được dẫn"
        verbose_name_plural = "căn cứ được dẫn"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "basis"], name="plan_basis_once")]

    def __str__(self) -> str:
        return self.as_written


class TaskGroup(models.Model):
    """A section of the annex. A plan without sections has one group with an empty code."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="groups")
    code = models.CharField("Mục", max_length=60, blank=True)
    title = models.TextField("Tên mục", blank=True)
    position = models.PositiveSmallIntegerField("Thứ tự")

    class Meta:
        verbose_name = "mục nhiệm vụ"
        verbose_name_plural = "mục nhiệm vụ"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="task_group_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}" if self.code else self.title
