"""What a reader says of a page or of an answer; nobody knows who."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Rating(models.Model):
    """One opinion. No address, no cookie, no hour: only the day.

    `page` is the address of a public page ("/vi/tin-tuc/"), "" for an answer or the whole portal;
    an answer is not named, only its `audience`.
    """

    class About(models.TextChoices):
        PAGE = "page", "Trang"
        ANSWER = "answer", "Câu trả lời"

    class Score(models.IntegerChoices):
        VERY_BAD = 1, "Rất không hài lòng"
        BAD = 2, "Không hài lòng"
        FAIR = 3, "Bình thường"
        GOOD = 4, "Hài lòng"
        VERY_GOOD = 5, "Rất hài lòng"

    about = models.CharField("Đánh giá", max_length=6, choices=About)
    page = models.CharField("Trang", max_length=500, blank=True)
    language = models.CharField("Ngôn ngữ", max_length=10)
    audience = models.CharField("Người hỏi", max_length=12, blank=True)
    score = models.PositiveSmallIntegerField("Mức", choices=Score)
    remark = models.CharField("Góp ý", max_length=500, blank=True)
    given_on = models.DateField("Ngày")
    remark_removed_at = models.DateTimeField("Bỏ góp ý lúc", null=True, blank=True)
    remark_removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "đánh giá"
        verbose_name_plural = "đánh giá"
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="rating_in_scale",
                condition=Q(score__gte=1, score__lte=5),
                violation_error_message="Mức đánh giá từ 1 đến 5.",
            )
        ]
        indexes = [models.Index(fields=["given_on", "about"], name="rating_by_day")]

    def __str__(self) -> str:
        return f"{self.page or self.about}: {self.score}"
