"""The province's report of a round and the counted numbers in it, frozen with their items."""

from django.conf import settings
from django.db import models

from nhipcau.documents.models import OfficialDocument
from nhipcau.reports.models.rounds import ReportRound


class Consolidation(models.Model):
    """One drafted consolidated report. A new draft is a new row; an old file stays as it was.

    `content` holds what was printed: texts per group and task, the late and missing units.
    """

    round = models.ForeignKey(
        ReportRound, models.PROTECT, related_name="consolidations", verbose_name="Đợt"
    )
    version = models.PositiveSmallIntegerField("Bản số")
    round_version = models.PositiveSmallIntegerField("Lần chốt", default=1)
    document = models.OneToOneField(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consolidation",
        verbose_name="Văn bản",
    )
    content = models.JSONField("Nội dung", default=dict)
    drafted_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )

    class Meta:
        verbose_name = "báo cáo tổng hợp"
        verbose_name_plural = "báo cáo tổng hợp"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["round", "version"], name="consolidation_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.round}, bản {self.version}"


class Figure(models.Model):
    """A counted number: what was asked, the answer, and the items behind it at that moment.

    `key` is stable within a consolidation: "total", "kind.article", "group.3", "task.17",
    "task.17.clip", "unit.5", "lead.5", "language.en", "quantity.publication.bản", "additions".
    "last.total" and "last.kind.article" tell of the period before. The `items` of "total" and of
    "last.total" are whole rows as `OutputRow.frozen` writes them; those of every other figure are
    the ids of outputs among them. Both are in the order printed; see `figure_items`.
    """

    consolidation = models.ForeignKey(Consolidation, models.CASCADE, related_name="figures")
    key = models.CharField("Khóa", max_length=120)
    label = models.CharField("Số liệu", max_length=500)
    unit_of_measure = models.CharField("Đơn vị tính", max_length=60, blank=True)
    value = models.DecimalField("Giá trị", max_digits=24, decimal_places=2)
    rule_version = models.PositiveSmallIntegerField("Quy tắc đếm số")
    items = models.JSONField("Căn cứ", default=list)

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["consolidation", "key"], name="figure_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value.normalize():f}"
