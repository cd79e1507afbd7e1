"""Figures that no output tells (followers, foreign guests): entered once, by day, with a source."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Unit


class IndicatorValueQuerySet(models.QuerySet["IndicatorValue"]):
    def in_force(self) -> Self:
        """Values that count: neither replaced nor withdrawn."""
        return self.filter(replaced_by=None, is_withdrawn=False)

    def touching(self, first: date, last: date) -> Self:
        """Values with a day in `first`..`last`, both inclusive."""
        return self.filter(first_day__lte=last, last_day__gte=first)


class IndicatorValue(models.Model):
    """What a unit measured of one indicator over `first_day`..`last_day`, both inclusive.

    `indicator` is a key of the catalogue (`nhipcau.reports.indicators`). A corrected value is a new
    row that names the one it replaces; both stay. A withdrawal is such a row too, with the reason
    as its note: nothing stands in place of what it names.
    """

    indicator = models.CharField("Chỉ tiêu", max_length=60)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="indicator_values", verbose_name="Đơn vị"
    )
    first_day = models.DateField("Từ ngày")
    last_day = models.DateField("Đến ngày")
    value = models.DecimalField("Giá trị", max_digits=18, decimal_places=2)
    source = models.CharField("Nguồn số liệu", max_length=500)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicator_values",
        verbose_name="Tệp",
    )
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name="Thay cho",
    )
    is_withdrawn = models.BooleanField("Đã rút", default=False)
    at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người nhập"
    )

    objects: ClassVar[IndicatorValueQuerySet] = IndicatorValueQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "giá trị chỉ tiêu"
        verbose_name_plural = "giá trị chỉ tiêu"
        ordering = ["indicator", "first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="indicator_value_days_in_order",
                condition=models.Q(first_day__lte=models.F("last_day")),
                violation_error_message="Ngày cuối phải từ ngày đầu trở đi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
