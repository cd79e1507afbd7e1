"""Reprints of one text are one story; every grouping can be taken back."""

from django.conf import settings
from django.db import models


class Story(models.Model):
    """What several outlets printed alike. `first_on` is the day of its first appearance."""

    title = models.CharField("Tên", max_length=500)
    first_on = models.DateField("Ngày đăng đầu tiên")
    last_on = models.DateField("Ngày đăng gần nhất", db_index=True)

    class Meta:
        verbose_name = "câu chuyện báo chí"
        verbose_name_plural = "câu chuyện báo chí"
        ordering = ["-last_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class StorySketch(models.Model):
    """One of the few hashes of a clipping, by which stories that may be alike are found.

    `is_weak`: it joined its story with much of its own, so the hash may be a footer of its outlet.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="sketches")
    clipping = models.ForeignKey("press.Clipping", models.CASCADE, related_name="sketches")
    hash = models.BigIntegerField()
    on = models.DateField()
    is_weak = models.BooleanField(default=False)

    class Meta:
        verbose_name = "dấu nội dung"
        verbose_name_plural = "dấu nội dung"
        indexes = [models.Index(fields=["hash", "on"], name="sketch_by_hash")]

    def __str__(self) -> str:
        return f"{self.hash:x}"


class StoryStep(models.Model):
    """A grouping or its undoing. An empty `by` is the machine."""

    class Act(models.TextChoices):
        GROUPED = "grouped", "Xếp vào"
        TAKEN_OUT = "taken_out", "Tách ra"
        JOINED = "joined", "Gộp hai câu chuyện"

    story = models.ForeignKey(Story, models.PROTECT, related_name="steps")
    clipping = models.ForeignKey(
        "press.Clipping", models.PROTECT, null=True, blank=True, related_name="story_steps"
    )
    act = models.CharField("Việc", max_length=10, choices=Act)
    kinship = models.CharField("Giống kiểu", max_length=10, blank=True)
    shared = models.FloatField("Phần giống", null=True, blank=True)
    told = models.JSONField("Nội dung", default=dict, blank=True)
    reason = models.TextField("Lý do", blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của câu chuyện"
        verbose_name_plural = "bước của câu chuyện"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.act}"


class ToldApartClippings(models.Model):
    """A person said that this clipping is not that story: the machine does not group them again."""

    clipping = models.ForeignKey("press.Clipping", models.CASCADE, related_name="told_apart")
    story = models.ForeignKey(Story, models.CASCADE, related_name="told_apart")
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tin đã tách khỏi câu chuyện"
        verbose_name_plural = "tin đã tách khỏi câu chuyện"
        constraints = [
            models.UniqueConstraint(fields=["clipping", "story"], name="clipping_told_apart_once")
        ]

    def __str__(self) -> str:
        return f"{self.clipping_id} - {self.story_id}"
