"""What an outlet published about us: judged by people, kept as evidence, counted by itself."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.press.models.outlets import Outlet
from nhipcau.press.models.pages import FoundPage
from nhipcau.press.models.stories import Story
from nhipcau.press.models.words import Topic
from nhipcau.registries.models import PressVisit
from nhipcau.search.folded import FoldedField, matching


class ClippingQuerySet(models.QuerySet["Clipping"]):
    def waiting(self) -> Self:
        """Those about which nobody has decided yet."""
        return self.filter(state=Clipping.State.NEW)

    def confirmed(self) -> Self:
        return self.filter(state=Clipping.State.CONFIRMED)

    def public(self) -> Self:
        """What an officer put before the public, while it stands confirmed."""
        return self.confirmed().filter(is_public=True)

    def between(self, first: date, last: date) -> Self:
        """Those that came out in `first`..`last`, both inclusive."""
        return self.filter(published_on__range=(first, last))

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded"))


class Clipping(models.Model):
    """One appearance of a story in one outlet. `published_on` is the day where the office is.

    `excerpt` may stand outside; `text` is for the office alone, `trail` its sketch, to compare
    without it. `hits` are the names that made it a clipping, `reasons` why the machine thought so.
    `tone` is that of the story, set by a person, never of an author. A confirmed one is counted
    once it has a copy (`copy`) or the reason why it can have none (`exemption`). `key` is that of
    its address; what was heard or printed has none.
    """

    class State(models.TextChoices):
        NEW = "new", "Chờ xem"
        CONFIRMED = "confirmed", "Đã xác nhận"
        REJECTED = "rejected", "Không phải tin về ta"

    class Tone(models.TextChoices):
        GOOD = "good", "Thuận lợi"
        NEUTRAL = "neutral", "Trung tính"
        BAD = "bad", "Bất lợi"
        WRONG = "wrong", "Có thông tin sai"

    outlet = models.ForeignKey(
        Outlet, models.PROTECT, related_name="clippings", verbose_name="Cơ quan báo chí"
    )
    page = models.OneToOneField(
        FoundPage, models.SET_NULL, null=True, blank=True, related_name="clipping"
    )
    medium = models.CharField("Loại hình", max_length=12, choices=Outlet.Medium)
    title = models.CharField("Tiêu đề", max_length=500)
    address = models.URLField("Địa chỉ", max_length=2000, blank=True)
    key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    place_in_outlet = models.CharField("Trang, chương trình", max_length=200, blank=True)
    language = models.CharField("Ngôn ngữ", max_length=10, blank=True)
    published_on = models.DateField("Ngày đăng")
    published_at = models.DateTimeField("Đăng lúc", null=True, blank=True)
    date_told = models.CharField("Ngày đọc từ", max_length=12, blank=True)
    excerpt = models.CharField("Trích", max_length=600, blank=True)
    text = models.TextField("Toàn văn", blank=True)
    trail = models.BinaryField(default=b"", blank=True, editable=False)
    picture = models.URLField("Ảnh", max_length=2000, blank=True)
    hits = models.JSONField("Tên tìm thấy", default=list, blank=True)
    reasons = models.JSONField("Vì sao", default=list, blank=True)
    relevance = models.FloatField("Độ liên quan", default=0)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.NEW)
    is_public = models.BooleanField("Nêu trên cổng thông tin", default=False)
    tone = models.CharField("Sắc thái", max_length=8, choices=Tone, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="clippings",
        verbose_name="Đơn vị theo dõi",
    )  # fmt: skip
    tasks = models.ManyToManyField(
        Task, related_name="clippings", blank=True, verbose_name="Tính cho nhiệm vụ"
    )
    press_visit = models.ForeignKey(
        PressVisit, models.PROTECT, null=True, blank=True, related_name="clippings",
        verbose_name="Từ đoàn phóng viên",
    )  # fmt: skip
    story = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="clippings",
        verbose_name="Câu chuyện",
    )  # fmt: skip
    copy = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="clippings",
        verbose_name="Bản lưu",
    )  # fmt: skip
    exemption = models.CharField("Lý do không có bản lưu", max_length=300, blank=True)
    output = models.OneToOneField(
        Output, models.PROTECT, null=True, blank=True, related_name="clipping",
        verbose_name="Kết quả",
    )  # fmt: skip
    seen_at = models.DateTimeField("Vào hàng chờ lúc", auto_now_add=True)
    decided_at = models.DateTimeField("Quyết định lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Người quyết định",
    )  # fmt: skip
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Người nhập",
    )  # fmt: skip
    folded = FoldedField(sources=("title", "excerpt"))

    objects: ClassVar[ClippingQuerySet] = ClippingQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "tin điểm báo"
        verbose_name_plural = "tin điểm báo"
        ordering = ["-published_on", "-pk"]
        indexes = [
            models.Index(fields=["state", "-published_on", "-id"], name="clipping_by_state_day"),
            models.Index(fields=["-published_on", "-id"], name="clipping_by_day"),
            models.Index(fields=["outlet", "-published_on"], name="clipping_by_outlet"),
            models.Index(fields=["language", "-published_on"], name="clipping_by_language"),
            models.Index(
                fields=["-published_on", "-id"],
                name="clipping_public_by_day",
                condition=Q(is_public=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="clipping_counts_with_a_copy_or_a_reason",
                condition=Q(output=None) | ~Q(copy=None) | ~Q(exemption=""),
                violation_error_message="Tin được tính phải có bản lưu hoặc lý do không có.",
            ),
            models.CheckConstraint(
                name="clipping_decided_by_somebody",
                condition=Q(state="new") | ~Q(decided_by=None),
                violation_error_message="Phải ghi ai đã quyết định.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ClippingTag(models.Model):
    """A topic of a clipping with the terms that made it; `by` empty is the machine.

    One that a person took off stays with `is_off`, so that it does not come back.
    """

    clipping = models.ForeignKey(Clipping, models.CASCADE, related_name="tags")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="tags")
    weight = models.FloatField("Trọng số", default=0)
    terms = models.JSONField("Từ đã thấy", default=list, blank=True)
    is_off = models.BooleanField("Đã bỏ", default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "chủ đề của tin"
        verbose_name_plural = "chủ đề của tin"
        ordering = ["-weight", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["clipping", "topic"], name="one_tag_a_topic")
        ]

    def __str__(self) -> str:
        return f"{self.clipping_id}: {self.topic_id}"


class ClippingStep(models.Model):
    """A move or a change of a clipping: who, when, why. `changes`: field -> [before, after]."""

    clipping = models.ForeignKey(Clipping, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=30)
    from_state = models.CharField("Từ", max_length=10, blank=True)
    to_state = models.CharField("Sang", max_length=10)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của tin điểm báo"
        verbose_name_plural = "bước của tin điểm báo"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.clipping_id}: {self.act}"


class Correction(models.Model):
    """What the machine said and what a person said, the same or not: how good the machine is.

    `subject` is what was judged; `machine`, `person` are codes or short words.
    """

    class Subject(models.TextChoices):
        ABOUT_US = "about_us", "Có phải về ta"
        TOPIC = "topic", "Chủ đề"
        LANGUAGE = "language", "Ngôn ngữ"
        DAY = "day", "Ngày đăng"
        STORY = "story", "Câu chuyện"

    clipping = models.ForeignKey(Clipping, models.CASCADE, related_name="corrections")
    subject = models.CharField("Về", max_length=10, choices=Subject)
    machine = models.CharField("Máy", max_length=60, blank=True)
    person = models.CharField("Người", max_length=60, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần xác nhận, sửa máy"
        verbose_name_plural = "lần xác nhận, sửa máy"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clipping", "subject", "machine"], name="one_judgement_a_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clipping_id}: {self.subject}"
