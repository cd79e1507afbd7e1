"""The check before publication: named questions, answered by another person than the writers."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from wagtail.models import Revision

from nhipcau.editorial.models.works import Edition


class CheckQuerySet(models.QuerySet["Check"]):
    def open(self) -> Self:
        return self.filter(outcome__in=(Check.Outcome.WAITING, Check.Outcome.SECOND))


class Check(models.Model):
    """One text put before a checker. It holds for the words and files of `digest`, under that page.

    `questions` are the codes asked; `answers` {code: {"answer": yes|no|none, "note": ...}} those
    of the checker, `second_answers` those of the second checker, asked where the work has a
    sensitive topic. `hints` is what the detector found: [{"code", "sentence", "where"}].
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", "Chờ kiểm tra"
        SECOND = "second", "Chờ người kiểm tra thứ hai"
        CLEARED = "cleared", "Đạt"
        RETURNED = "returned", "Trả lại"
        VOID = "void", "Hết giá trị"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="checks")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    digest = models.CharField("Dấu nội dung (sha256)", max_length=64)
    under_page = models.PositiveBigIntegerField("Mã trang mẹ khi gửi", null=True, blank=True)
    questions = models.JSONField("Câu hỏi")
    hints = models.JSONField("Điều máy thấy", default=list, blank=True)
    needs_second = models.BooleanField("Cần hai người kiểm tra", default=False)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name="Người viết"
    )
    submitted_at = models.DateTimeField("Gửi lúc", auto_now_add=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.TextField("Lời nhắn", blank=True)
    outcome = models.CharField("Kết quả", max_length=10, choices=Outcome, default=Outcome.WAITING)
    answers = models.JSONField("Trả lời", default=dict, blank=True)
    checked_at = models.DateTimeField("Kiểm tra lúc", null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_answers = models.JSONField("Trả lời của người thứ hai", default=dict, blank=True)
    second_at = models.DateTimeField("Người thứ hai kiểm tra lúc", null=True, blank=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField("Lý do trả lại", blank=True)

    objects: ClassVar[CheckQuerySet] = CheckQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "phiếu kiểm tra trước khi đăng"
        verbose_name_plural = "phiếu kiểm tra trước khi đăng"
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(outcome__in=("waiting", "second")),
                name="check_open_once",
                violation_error_message="Bản này đang chờ kiểm tra.",
            ),
            models.CheckConstraint(
                name="check_cleared_by_somebody",
                condition=~Q(outcome="cleared")
                | Q(checked_by__isnull=False, needs_second=False)
                | Q(checked_by__isnull=False, second_by__isnull=False),
                violation_error_message="Phiếu đạt phải có tên người kiểm tra.",
            ),
            models.CheckConstraint(
                name="check_not_by_submitter",
                condition=(Q(checked_by=None) | ~Q(checked_by=F("submitted_by")))
                & (Q(second_by=None) | ~Q(second_by=F("submitted_by"))),
                violation_error_message="Người gửi bài không tự kiểm tra bài của mình.",
            ),
            models.CheckConstraint(
                name="check_second_is_another",
                condition=Q(second_by=None) | ~Q(second_by=F("checked_by")),
                violation_error_message="Lần kiểm tra thứ hai phải là người khác.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.outcome}"
