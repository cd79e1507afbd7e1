"""Programmes that run across tasks, plans and years, and the acts that tasks carry out."""

from django.conf import settings
from django.db import models

from nhipcau.documents.models import LegalBasis
from nhipcau.organisations.models import Unit
from nhipcau.organisations.models.dated import Dated, days_in_order
from nhipcau.plans.models.tasks import Task
from nhipcau.search.folded import FoldedField


class Programme(Dated):
    """A programme, project or scheme that several tasks serve.

    `basis` is the act that set it up; `lead` answers for it. It lasts from `valid_from` to
    `valid_to`, both inclusive.
    """

    class Kind(models.TextChoices):
        PROGRAMME = "programme", "Chương trình"
        SCHEME = "scheme", "Đề án"
        PROJECT = "project", "Dự án"
        STRATEGY = "strategy", "Chiến lược"
        CAMPAIGN = "campaign", "Đợt cao điểm"

    kind = models.CharField("Loại", max_length=10, choices=Kind)
    name = models.CharField("Tên", max_length=500, unique=True)
    short_name = models.CharField("Tên gọi tắt", max_length=120, blank=True)
    goal = models.TextField("Mục tiêu", blank=True)
    lead = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name="Đơn vị chủ trì",
    )
    basis = models.ForeignKey(
        LegalBasis,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name="Căn cứ",
    )
    tasks = models.ManyToManyField(
        Task, blank=True, related_name="programmes", verbose_name="Nhiệm vụ"
    )
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người nhập"
    )
    folded = FoldedField(sources=("name", "short_name"))

    class Meta:
        verbose_name = "chương trình, đề án"
        verbose_name_plural = "chương trình, đề án"
        ordering = ["name"]
        constraints = [days_in_order("programme_days_in_order")]

    def __str__(self) -> str:
        return self.short_name or self.name


class ProgrammeStep(models.Model):
    """What was changed of a programme: who, when. `changes`: field -> [before, after]."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của chương trình"
        verbose_name_plural = "bước của chương trình"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.action}"


class TaskBasis(models.Model):
    """An act that a task carries out, named by a person or found in the words of the task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="bases")
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="task_links")
    as_written = models.TextField("Ghi trong nhiệm vụ", blank=True)
    added_at = models.DateTimeField("Lúc", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "căn cứ của nhiệm vụ"
        verbose_name_plural = "căn cứ của nhiệm vụ"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["task", "basis"], name="task_basis_once")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.basis}"
