"""What was drafted for a round beside its reports: the letters that press late units."""

from django.conf import settings
from django.db import models

from nhipcau.documents.models import OfficialDocument
from nhipcau.reports.models import ReportRound


class ChasingLetter(models.Model):
    """One letter that presses units to report. Letters drafted together share a `batch`.

    `units` is what was printed of each unit: report, name, due day, days late and state, as they
    stood on the day of drafting.
    """

    round = models.ForeignKey(
        ReportRound, models.PROTECT, related_name="chasing_letters", verbose_name="Đợt"
    )
    batch = models.PositiveSmallIntegerField("Lần lập")
    document = models.OneToOneField(
        OfficialDocument, models.PROTECT, related_name="chasing_letter", verbose_name="Văn bản"
    )
    units = models.JSONField("Đơn vị được đôn đốc", default=list)
    answer_by = models.DateField("Đề nghị nộp trước ngày")
    drafted_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )

    class Meta:
        verbose_name = "công văn đôn đốc"
        verbose_name_plural = "công văn đôn đốc"
        ordering = ["-batch", "pk"]

    def __str__(self) -> str:
        return f"{self.round}, lần {self.batch}"
