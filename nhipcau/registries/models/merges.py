"""Two rows that are one thing: what was joined, and what stood before, so that it can be undone."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.registries.models.partners import Contact, Partner


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)


class Merge(models.Model):
    """One joining of partners (or of contacts). `before` is what an undo puts back, row by row:

    {"app.Model": {"<pk>": {column: value}}}; a row that an undo makes anew stands whole, one that
    it takes away stands as null. `after` is what the joining wrote, in the same shape: an undo
    leaves alone what somebody has changed since. `planned` is what was shown beforehand.
    """

    kept = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="merges_kept"
    )
    gone = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="merges_gone"
    )
    kept_contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="merges_kept"
    )
    gone_contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="merges_gone"
    )
    before = models.JSONField("Trước khi gộp", default=dict)
    after = models.JSONField("Sau khi gộp", default=dict)
    planned = models.JSONField("Thay đổi đã báo trước", default=dict)
    reason = models.CharField("Lý do", max_length=500, blank=True)
    at = models.DateTimeField("Gộp lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("Tách lại lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_reason = models.CharField("Lý do tách lại", max_length=500, blank=True)

    objects: ClassVar[MergeQuerySet] = MergeQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "lần gộp"
        verbose_name_plural = "lần gộp"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="merge_joins_two",
                condition=~Q(kept=F("gone")) & ~Q(kept_contact=F("gone_contact")),
                violation_error_message="Không gộp một mục với chính nó.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gone_id or self.gone_contact_id} → {self.kept_id or self.kept_contact_id}"
