"""What was really produced: one row a thing, with proof, however many units and tasks it serves."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Task
from nhipcau.search.folded import FoldedField, matching


class OutputQuerySet(models.QuerySet["Output"]):
    def counted(self) -> Self:
        """Outputs that count: recorded, neither draft nor withdrawn."""
        return self.filter(state=Output.State.RECORDED)

    def loose(self) -> Self:
        """Outputs that count, yet for no task."""
        return self.counted().filter(credits=None)

    def unproven(self) -> Self:
        """Outputs that count without any evidence."""
        return self.counted().filter(evidence=None)

    def in_window(self, first: date, last: date) -> Self:
        """Outputs of days `first`..`last`, both inclusive."""
        return self.filter(happened_on__range=(first, last))

    def by_unit(self, unit: Unit) -> Self:
        """Outputs the unit had a hand in."""
        return self.filter(pk__in=Contribution.objects.filter(unit=unit).values("output"))

    def for_task(self, task: Task) -> Self:
        return self.filter(pk__in=Credit.objects.filter(task=task).values("output"))

    def for_tasks(self, tasks: models.QuerySet[Task]) -> Self:
        """Outputs that count for at least one of these tasks."""
        credits_ = Credit.objects.filter(task__in=tasks.order_by().values("pk"))
        return self.filter(pk__in=credits_.values("output"))

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded"))


class Output(models.Model):
    """One thing done. It counts once, whatever the number of units, tasks and translations.

    `happened_on` is the day that decides the period: first public day in Vietnam, first day of an
    event, day of signing. `quantity` is in `quantity_unit` and says how much beside "one" (copies,
    views, people). `languages` are codes such as "vi", "en", "lo": a translation is a language of
    the same work, not another work.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", "Tin, bài"
        PROGRAMME = "programme", "Chương trình, chuyên mục"
        CLIP = "clip", "Clip, phóng sự, phim"
        PUBLICATION = "publication", "Ấn phẩm"
        NEWSLETTER = "newsletter", "Bản tin đối ngoại"
        EVENT = "event", "Sự kiện, hội nghị, hội chợ"
        DELEGATION = "delegation", "Đoàn ra, đoàn vào"
        AGREEMENT = "agreement", "Thỏa thuận, biên bản ghi nhớ"
        PRESS_VISIT = "press_visit", "Đoàn phóng viên báo chí nước ngoài"
        CLIPPING = "clipping", "Tin điểm báo"
        CLARIFICATION = "clarification", "Làm rõ thông tin"
        TRAINING = "training", "Tập huấn, bồi dưỡng"
        DOCUMENT = "document", "Văn bản ban hành"
        OTHER = "other", "Kết quả khác"

    class State(models.TextChoices):
        DRAFT = "draft", "Nháp"
        RECORDED = "recorded", "Đã ghi nhận"
        WITHDRAWN = "withdrawn", "Đã rút"

    MOVABLE: ClassVar = {
        State.DRAFT: (State.RECORDED, State.WITHDRAWN),
        State.RECORDED: (State.WITHDRAWN,),
        State.WITHDRAWN: (State.RECORDED,),
    }

    kind = models.CharField("Loại kết quả", max_length=20, choices=Kind)
    title = models.CharField("Tên kết quả", max_length=500)
    happened_on = models.DateField("Ngày")
    quantity = models.DecimalField(
        "Số lượng", max_digits=14, decimal_places=2, null=True, blank=True
    )
    quantity_unit = models.CharField("Đơn vị tính", max_length=60, blank=True)
    languages = models.JSONField("Ngôn ngữ", default=list, blank=True)
    summary = models.TextField("Tóm tắt", blank=True)
    is_public = models.BooleanField("Được công khai", default=False)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.DRAFT)
    recorded_at = models.DateTimeField("Ghi nhận lúc", null=True, blank=True)
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="outputs", verbose_name="Người nhập"
    )
    units = models.ManyToManyField(Unit, through="Contribution", related_name="outputs")
    tasks = models.ManyToManyField(Task, through="Credit", related_name="outputs")
    folded = FoldedField(sources=("title", "summary"))

    objects: ClassVar[OutputQuerySet] = OutputQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "kết quả"
        verbose_name_plural = "kết quả"
        ordering = ["-happened_on", "-pk"]
        indexes = [models.Index(fields=["state", "happened_on"], name="output_counted_days")]
        constraints = [
            models.CheckConstraint(
                name="output_quantity_not_negative",
                condition=Q(quantity=None) | Q(quantity__gte=0),
                violation_error_message="Số lượng không được âm.",
            ),
            models.CheckConstraint(
                name="output_quantity_has_unit",
                condition=Q(quantity=None) | ~Q(quantity_unit=""),
                violation_error_message="Ghi đơn vị tính của số lượng, ví dụ: bản, lượt, người.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Contribution(models.Model):
    """A unit that did the work. The first in order is the one that leads."""

    output = models.ForeignKey(Output, models.CASCADE, related_name="contributions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="contributions")
    position = models.PositiveSmallIntegerField("Thứ tự", default=0)

    class Meta:
        verbose_name = "đơn vị thực hiện"
        verbose_name_plural = "đơn vị thực hiện"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["output", "unit"],
                name="contribution_once",
                violation_error_message="Đơn vị này đã có trong danh sách thực hiện.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.output_id}"


class Credit(models.Model):
    """A task that an output counts for."""

    output = models.ForeignKey(Output, models.CASCADE, related_name="credits")
    task = models.ForeignKey(Task, models.PROTECT, related_name="credits")

    class Meta:
        verbose_name = "tính cho nhiệm vụ"
        verbose_name_plural = "tính cho nhiệm vụ"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["output", "task"],
                name="credit_once",
                violation_error_message="Kết quả này đã tính cho nhiệm vụ đó.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.output_id} → {self.task_id}"


class Evidence(models.Model):
    """Proof of an output: a file kept here with its sha256, or an address on the web."""

    output = models.ForeignKey(Output, models.CASCADE, related_name="evidence")
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name="Tệp",
    )
    url = models.URLField("Địa chỉ", max_length=1000, blank=True)
    label = models.CharField("Ghi chú", max_length=300, blank=True)
    added_at = models.DateTimeField("Thêm lúc", auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_file_or_address",
                condition=Q(file__isnull=False, url="") | (Q(file=None) & ~Q(url="")),
                violation_error_message="Minh chứng là một tệp hoặc một địa chỉ, không cả hai.",
            )
        ]

    def __str__(self) -> str:
        return self.label or self.url or str(self.file)


class OutputStep(models.Model):
    """A move or a change of an output: who, when, why. `changes`: field -> [before, after]."""

    output = models.ForeignKey(Output, models.CASCADE, related_name="steps")
    from_state = models.CharField("Từ", max_length=10, blank=True)
    to_state = models.CharField("Sang", max_length=10)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bước của kết quả"
        verbose_name_plural = "bước của kết quả"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.output_id}: {self.from_state} → {self.to_state}"
