"""Signs, how often they were read, and what was found wrong behind them."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.editorial.models import Work
from nhipcau.search.folded import FoldedField, matching


class SignpostQuerySet(models.QuerySet["Signpost"]):
    def standing(self) -> Self:
        """Signs that hang somewhere."""
        return self.filter(retired_at=None)

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded"))


class Signpost(models.Model):
    """One sign. `code` is printed and never given again; `work` may change, the paper stays.

    `problem` is what the nightly check found, empty where the way is clear.
    """

    code = models.CharField("Mã", max_length=8, unique=True)
    name = models.CharField("Tên biển", max_length=200)
    place = models.CharField("Nơi đặt", max_length=300, blank=True)
    work = models.ForeignKey(
        Work, models.PROTECT, related_name="signposts", verbose_name="Trang dẫn tới"
    )
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    retired_at = models.DateTimeField("Thôi dùng lúc", null=True, blank=True)
    retired_reason = models.TextField("Lý do thôi dùng", blank=True)
    checked_at = models.DateTimeField("Kiểm tra lúc", null=True, blank=True)
    problem = models.CharField("Vướng mắc", max_length=300, blank=True)
    folded = FoldedField(sources=("name", "place", "code"))

    objects: ClassVar[SignpostQuerySet] = SignpostQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "biển mã QR"
        verbose_name_plural = "biển mã QR"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="signpost_retired_has_reason",
                condition=Q(retired_at=None) | ~Q(retired_reason=""),
                violation_error_message="Biển thôi dùng phải có lý do.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SignpostStep(models.Model):
    """A change of a sign: who, when, why."""

    signpost = models.ForeignKey(Signpost, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=20)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bước của biển mã QR"
        verbose_name_plural = "bước của biển mã QR"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.signpost_id}: {self.act}"


class ScanCount(models.Model):
    """How often a sign was read on a day, by the language shown. Nothing of who read it."""

    signpost = models.ForeignKey(Signpost, models.PROTECT, related_name="scans")
    day = models.DateField("Ngày")
    language = models.CharField("Ngôn ngữ", max_length=10)
    count = models.PositiveIntegerField("Lượt", default=0)

    class Meta:
        verbose_name = "lượt quét"
        verbose_name_plural = "lượt quét"
        ordering = ["day", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["signpost", "day", "language"], name="scan_count_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.signpost_id} {self.day}: {self.count}"
