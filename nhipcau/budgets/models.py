"""Money of a plan: lines by source and item, entries on them, the tasks that share in them."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.documents.models import OfficialDocument, StoredFile
from nhipcau.plans.models import Plan, Task

MOST_DIGITS = 15
"""Digits of a sum in whole đồng."""


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    def in_force(self) -> Self:
        """Lines that nobody has taken out of the budget."""
        return self.filter(withdrawn_at=None)

    def of_task(self, task: Task) -> Self:
        """Lines in which the task has a share."""
        return self.filter(pk__in=BudgetShare.objects.filter(task=task).values("line"))


class BudgetLine(models.Model):
    """One source of money for one purpose of a plan.

    An integrated line ("lồng ghép") is paid from the money of other work: it has no amounts of its
    own, which says "not ours to count" and never zero. `item` is a code of `budgets.items`, empty
    where it is not sorted yet.
    """

    class Source(models.TextChoices):
        CENTRAL = "central", "Ngân sách trung ương"
        LOCAL_CAREER = "local_career", "Ngân sách địa phương, vốn sự nghiệp"
        LOCAL_REGULAR = "local_regular", "Ngân sách địa phương, chi thường xuyên"
        TARGET_PROGRAMME = "target_programme", "Chương trình mục tiêu quốc gia"
        SOCIAL = "social", "Xã hội hóa"
        SPONSOR = "sponsor", "Doanh nghiệp, tài trợ"
        SERVICE_INCOME = "service_income", "Thu sự nghiệp"
        KEPT_FEES = "kept_fees", "Phí được để lại"
        OTHER = "other", "Nguồn hợp pháp khác"

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="budget_lines", verbose_name="Kế hoạch"
    )
    title = models.CharField("Nội dung chi", max_length=500)
    source = models.CharField("Nguồn kinh phí", max_length=20, choices=Source)
    item = models.CharField("Mục chi", max_length=4, blank=True)
    is_integrated = models.BooleanField("Lồng ghép", default=False)
    note = models.TextField("Ghi chú", blank=True)
    withdrawn_at = models.DateTimeField("Bỏ khỏi dự toán lúc", null=True, blank=True)
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    tasks = models.ManyToManyField(Task, through="BudgetShare", related_name="budget_lines")

    objects: ClassVar[BudgetLineQuerySet] = BudgetLineQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "dòng kinh phí"
        verbose_name_plural = "dòng kinh phí"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class BudgetEntry(models.Model):
    """An amount that a paper or a payment brought onto a line; whole đồng, always above zero.

    Nothing is overwritten: a correction is an entry of its own that names in `corrects` what it
    puts right, and takes off its amount where `is_reduction`, else adds it. A cancelled entry is
    kept and no longer counts.
    """

    class Stage(models.TextChoices):
        ESTIMATE = "estimate", "Dự toán"
        ALLOCATED = "allocated", "Được giao"
        SPENT = "spent", "Đã chi"
        SETTLED = "settled", "Quyết toán"

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="entries")
    stage = models.CharField("Loại số", max_length=10, choices=Stage)
    amount = models.DecimalField("Số tiền (đồng)", max_digits=MOST_DIGITS, decimal_places=0)
    day = models.DateField("Ngày")
    document_number = models.CharField("Số văn bản, chứng từ", max_length=120, blank=True)
    document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_entries",
        verbose_name="Văn bản trong sổ",
    )
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_entries",
        verbose_name="Tệp",
    )
    note = models.CharField("Diễn giải", max_length=500, blank=True)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="Điều chỉnh khoản",
    )
    is_reduction = models.BooleanField("Điều chỉnh giảm", default=False)
    at = models.DateTimeField("Ghi lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    cancelled_at = models.DateTimeField("Hủy lúc", null=True, blank=True)
    cancel_reason = models.TextField("Lý do hủy", blank=True)

    class Meta:
        verbose_name = "khoản kinh phí"
        verbose_name_plural = "khoản kinh phí"
        ordering = ["day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="budget_entry_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="budget_reduction_corrects",
                condition=Q(is_reduction=False) | Q(corrects__isnull=False),
                violation_error_message="Khoản giảm phải chỉ rõ khoản được điều chỉnh.",
            ),
            models.CheckConstraint(
                name="budget_cancel_has_reason",
                condition=Q(cancelled_at=None) | ~Q(cancel_reason=""),
                violation_error_message="Khoản đã hủy phải có lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.effect} đồng"

    @property
    def effect(self) -> int:
        """What it does to the sum of its stage, in đồng."""
        return -int(self.amount) if self.is_reduction else int(self.amount)

    @property
    def has_evidence(self) -> bool:
        """Whether a document number, a document of the register or a file stands behind it."""
        return bool(self.document_number or self.document_id or self.file_id)


class BudgetShare(models.Model):
    """The part of a task in a line: a fixed amount, or a weight in what the fixed amounts leave."""

    line = models.ForeignKey(BudgetLine, models.CASCADE, related_name="shares")
    task = models.ForeignKey(Task, models.PROTECT, related_name="budget_shares")
    weight = models.DecimalField("Tỷ trọng", max_digits=9, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField(
        "Số tiền cố định (đồng)", max_digits=MOST_DIGITS, decimal_places=0, null=True, blank=True
    )

    class Meta:
        verbose_name = "phần kinh phí của nhiệm vụ"
        verbose_name_plural = "phần kinh phí của nhiệm vụ"
        ordering = ["task__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "task"],
                name="budget_share_once",
                violation_error_message="Nhiệm vụ này đã có phần trong dòng kinh phí.",
            ),
            models.CheckConstraint(
                name="budget_share_is_weight_or_amount",
                condition=Q(weight__gt=0, amount=None) | Q(weight=None, amount__gt=0),
                violation_error_message="Mỗi phần là một tỷ trọng hoặc một số tiền, lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} → {self.task_id}"


class BudgetStep(models.Model):
    """What was done to a line or to an entry on it: who, when, why.

    `changes`: field -> [before, after].
    """

    class Action(models.TextChoices):
        ENTERED = "entered", "Lập dòng"
        REVISED = "revised", "Sửa dòng"
        SHARED = "shared", "Phân chia cho nhiệm vụ"
        RECORDED = "recorded", "Ghi khoản"
        CORRECTED = "corrected", "Điều chỉnh khoản"
        PROVEN = "proven", "Bổ sung căn cứ"
        CANCELLED = "cancelled", "Hủy khoản"
        WITHDRAWN = "withdrawn", "Bỏ dòng"

    line = models.ForeignKey(BudgetLine, models.CASCADE, related_name="steps")
    entry = models.ForeignKey(
        BudgetEntry, models.CASCADE, null=True, blank=True, related_name="steps"
    )
    action = models.CharField("Việc", max_length=10, choices=Action)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của dòng kinh phí"
        verbose_name_plural = "bước của dòng kinh phí"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.action}"
