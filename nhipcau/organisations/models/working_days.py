"""Which days are worked: public holidays and swapped days, year by year, as announced."""

from django.conf import settings
from django.db import models


class WorkingYear(models.Model):
    """A year whose holidays have been entered; a year that is not here is not known.

    `source` is the announcement; weekends need no row.
    """

    year = models.PositiveSmallIntegerField("Năm", unique=True)
    source = models.CharField("Văn bản, thông báo", max_length=500, blank=True)
    is_verified = models.BooleanField("Đã đối chiếu bản gốc", default=False)

    class Meta:
        verbose_name = "lịch làm việc năm"
        verbose_name_plural = "lịch làm việc năm"
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class SpecialDay(models.Model):
    """A day that differs from its weekday: off though not a weekend, or worked though one."""

    class Kind(models.TextChoices):
        OFF = "off", "Nghỉ"
        WORKED = "worked", "Làm bù"

    year = models.ForeignKey(WorkingYear, models.CASCADE, related_name="days", verbose_name="Năm")
    on = models.DateField("Ngày", unique=True)
    kind = models.CharField("Loại", max_length=10, choices=Kind)
    name = models.CharField("Dịp", max_length=200)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.get_kind_display()}, {self.name}"


class WorkingYearStep(models.Model):
    """What was changed of a calendar: who, when. `changes`: day -> [before, after]."""

    year = models.ForeignKey(WorkingYear, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người",
    )

    class Meta:
        verbose_name = "bước của lịch làm việc"
        verbose_name_plural = "bước của lịch làm việc"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.year_id}: {self.action}"
