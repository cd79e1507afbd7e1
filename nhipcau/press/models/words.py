"""The names that are ours and the terms of topics: data that officers read and edit."""

from django.conf import settings
from django.db import models


class PlaceName(models.Model):
    """One way to write the name of a place or body of ours. `place` groups the ways.

    `from_day`, `to_day` are inclusive; a name that is no longer used still means the place, and the
    clipping says so. `told` keeps what else reading wants to know of it (kind, traps).
    """

    place = models.SlugField("Mã địa danh", max_length=60)
    words = models.CharField("Tên", max_length=200)
    language = models.CharField("Ngôn ngữ", max_length=10, default="vi")
    kind = models.CharField("Loại", max_length=20, blank=True)
    from_day = models.DateField("Dùng từ", null=True, blank=True)
    to_day = models.DateField("Dùng đến", null=True, blank=True)
    told = models.JSONField("Ghi chú cho máy", default=dict, blank=True)
    is_on = models.BooleanField("Đang dùng", default=True)

    class Meta:
        verbose_name = "tên địa danh"
        verbose_name_plural = "tên địa danh"
        ordering = ["place", "language", "words"]
        constraints = [
            models.UniqueConstraint(fields=["place", "words"], name="one_way_to_write_a_place")
        ]

    def __str__(self) -> str:
        return self.words


class Topic(models.Model):
    """A subject that clippings are sorted by. Its score must reach `threshold` to be told."""

    code = models.SlugField("Mã", max_length=40, unique=True)
    name = models.CharField("Chủ đề", max_length=120)
    english_name = models.CharField("Tên tiếng Anh", max_length=120, blank=True)
    threshold = models.FloatField("Ngưỡng", default=0)
    is_on = models.BooleanField("Đang dùng", default=True)

    class Meta:
        verbose_name = "chủ đề tin"
        verbose_name_plural = "chủ đề tin"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class TopicTerm(models.Model):
    """A term with its weight. A stop phrase hides the terms inside it; a damping one makes every
    score of the text smaller, whatever its topic (then `topic` is empty).
    """

    class Kind(models.TextChoices):
        TERM = "term", "Từ tính điểm"
        STOP = "stop", "Cụm bỏ qua"
        DAMP = "damp", "Từ giảm điểm"

    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="terms")
    language = models.CharField("Ngôn ngữ", max_length=10, default="vi")
    words = models.CharField("Từ, cụm từ", max_length=120)
    kind = models.CharField("Kiểu", max_length=4, choices=Kind, default=Kind.TERM)
    weight = models.FloatField("Trọng số", default=1)

    class Meta:
        verbose_name = "từ của chủ đề"
        verbose_name_plural = "từ của chủ đề"
        ordering = ["topic", "language", "words"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language", "words", "kind"], name="one_term_a_topic"
            )
        ]

    def __str__(self) -> str:
        return self.words


class WordStep(models.Model):
    """A change of names or terms: what it was, what it is, who, why."""

    subject = models.CharField("Về", max_length=20)
    words = models.CharField("Từ", max_length=200)
    act = models.CharField("Việc", max_length=30)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của từ điển"
        verbose_name_plural = "bước của từ điển"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.words}: {self.act}"
