"""The ledger of reminders: which rung of the ladder each report has been given."""

from django.db import models

from nhipcau.reports.models.unit_reports import UnitReport


class Reminder(models.Model):
    """One rung, given once. `rung` counts days from `due_on`: -3 is three days before.

    `due_on` is the unit's due day of that moment: a new due day begins the ladder again.
    `skipped` are rungs that passed while nobody ran the calendar and that this one stands for.
    """

    report = models.ForeignKey(
        UnitReport, models.PROTECT, related_name="reminders", verbose_name="Báo cáo"
    )
    rung = models.SmallIntegerField("Bậc nhắc")
    due_on = models.DateField("Hạn lúc nhắc")
    on = models.DateField("Nhắc ngày")
    skipped = models.JSONField("Bậc đã qua không nhắc", default=list, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "due_on", "rung"], name="reminder_rung_once")
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.rung:+d}"
