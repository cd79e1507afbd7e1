"""A unit is given more time, or need not report: who asked, who agreed, why, for how long."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.documents.models import StoredFile
from nhipcau.reports.models.unit_reports import WITH_UNIT, UnitReport


class ReliefQuerySet(models.QuerySet["Relief"]):
    def waiting(self) -> Self:
        """Requests that can still be granted: the report with its unit, its round not locked."""
        return self.filter(
            state=Relief.State.ASKED,
            report__state__in=WITH_UNIT,
            report__round__locked_at=None,
            report__round__plan__withdrawn_at=None,
        )


class Relief(models.Model):
    """An extension (`until` is the new last day on time) or a waiver (`until` is its last day).

    A waiver without `until` holds for the whole round. One granted relief a kind is in force; a
    later one replaces it.
    """

    class Kind(models.TextChoices):
        EXTENSION = "extension", "Gia hạn"
        WAIVER = "waiver", "Miễn báo cáo"

    class State(models.TextChoices):
        ASKED = "asked", "Đang đề nghị"
        GRANTED = "granted", "Đã chấp thuận"
        REFUSED = "refused", "Không chấp thuận"
        REPLACED = "replaced", "Đã thay bằng quyết định sau"
        REVOKED = "revoked", "Đã thu hồi"
        EXPIRED = "expired", "Đã hết hiệu lực"

    MOVABLE: ClassVar = {
        State.ASKED: (State.GRANTED, State.REFUSED, State.REVOKED),
        State.GRANTED: (State.REPLACED, State.REVOKED, State.EXPIRED),
    }

    report = models.ForeignKey(
        UnitReport, models.PROTECT, related_name="reliefs", verbose_name="Báo cáo"
    )
    kind = models.CharField("Loại", max_length=10, choices=Kind)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.ASKED)
    until = models.DateField("Đến hết ngày", null=True, blank=True)
    reason = models.TextField("Lý do")
    document_number = models.CharField("Số văn bản", max_length=120, blank=True)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reliefs",
        verbose_name="Văn bản kèm theo",
    )
    asked_at = models.DateTimeField("Đề nghị lúc", auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người đề nghị"
    )
    decided_at = models.DateTimeField("Quyết định lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người quyết định",
    )

    objects: ClassVar[ReliefQuerySet] = ReliefQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "gia hạn, miễn báo cáo"
        verbose_name_plural = "gia hạn, miễn báo cáo"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "kind"],
                condition=Q(state="asked"),
                name="relief_asked_once",
                violation_error_message="Đã có một đề nghị như vậy đang chờ quyết định.",
            ),
            models.UniqueConstraint(
                fields=["report", "kind"], condition=Q(state="granted"), name="relief_granted_once"
            ),
            models.CheckConstraint(
                name="relief_extension_has_day",
                condition=~Q(kind="extension") | Q(until__isnull=False),
                violation_error_message="Gia hạn phải ghi ngày hạn mới.",
            ),
            models.CheckConstraint(
                name="relief_four_eyes",
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                violation_error_message="Người đề nghị không tự quyết định được.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.report}"

    def is_over(self, day: date) -> bool:
        """Whether its last day is before `day`, also where the calendar has not seen it yet."""
        return self.until is not None and self.until < day


class ReliefStep(models.Model):
    """A move of a relief: who, when, why. An empty `by` is the calendar: the relief ran out."""

    relief = models.ForeignKey(Relief, models.CASCADE, related_name="steps")
    from_state = models.CharField("Từ", max_length=10, choices=Relief.State, blank=True)
    to_state = models.CharField("Sang", max_length=10, choices=Relief.State)
    reason = models.TextField("Lý do", blank=True)
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
        verbose_name = "bước gia hạn, miễn"
        verbose_name_plural = "bước gia hạn, miễn"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.relief_id}: {self.from_state} → {self.to_state}"
