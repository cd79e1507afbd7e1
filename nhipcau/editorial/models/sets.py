"""Editions that go out together, in one transaction or not at all."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.editorial.models.works import Edition


class ReleaseSet(models.Model):
    """Editions that go out together or not at all; `go_by` answers for the hour set."""

    class State(models.TextChoices):
        OPEN = "open", "Đang gom"
        SCHEDULED = "scheduled", "Đã hẹn giờ"
        RELEASED = "released", "Đã đăng"
        DISCARDED = "discarded", "Đã bỏ"

    name = models.CharField("Tên đợt đăng", max_length=200)
    editions = models.ManyToManyField(Edition, related_name="release_sets", blank=True)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.OPEN)
    go_at = models.DateTimeField("Hẹn đăng lúc", null=True, blank=True)
    go_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    released_at = models.DateTimeField("Đăng lúc", null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "đợt đăng"
        verbose_name_plural = "đợt đăng"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="release_set_scheduled_has_time",
                condition=~Q(state="scheduled") | Q(go_at__isnull=False, go_by__isnull=False),
                violation_error_message="Đợt hẹn giờ phải có giờ đăng và người hẹn.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReleaseSetStep(models.Model):
    release_set = models.ForeignKey(ReleaseSet, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=20)
    reason = models.TextField("Lý do", blank=True)
    told = models.JSONField("Nội dung", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của đợt đăng"
        verbose_name_plural = "bước của đợt đăng"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.release_set_id}: {self.act}"
