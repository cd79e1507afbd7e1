"""The press digest: chosen clippings of some days, issued once, sent to those who read it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.documents.models import StoredFile
from nhipcau.notices.models import Letter
from nhipcau.organisations.models import Unit
from nhipcau.press.models.clippings import Clipping


class Digest(models.Model):
    """What was chosen of `first_on`..`last_on`, both inclusive.

    `number` is given when it is issued and counts within year and rhythm. `told` is then what was
    issued, as plain rows: web, mail, Word and PDF all draw that. An issued one is never changed; it
    is withdrawn with a reason, and another one made, which `replaces` it. While it is a draft,
    `year` is that of its last day; issued, that of its issue.
    """

    class Rhythm(models.TextChoices):
        DAILY = "daily", "Hằng ngày"
        WEEKLY = "weekly", "Hằng tuần"
        SPECIAL = "special", "Chuyên đề"

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        ISSUED = "issued", "Đã phát hành"
        WITHDRAWN = "withdrawn", "Đã thu hồi"

    rhythm = models.CharField("Kỳ", max_length=8, choices=Rhythm, default=Rhythm.DAILY)
    number = models.PositiveIntegerField("Số", null=True, blank=True)
    year = models.PositiveSmallIntegerField("Năm")
    first_on = models.DateField("Từ ngày")
    last_on = models.DateField("Đến ngày")
    title = models.CharField("Tên", max_length=300)
    lead = models.TextField("Nhận định chung", blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="press_digests", verbose_name="Đơn vị phát hành"
    )
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.DRAFT)
    told = models.JSONField("Nội dung đã phát hành", default=dict, blank=True)
    word = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Word"
    )
    pdf = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF"
    )
    made_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("Phát hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Người phát hành",
    )  # fmt: skip
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replacements",
        verbose_name="Thay thế bản",
    )  # fmt: skip

    class Meta:
        verbose_name = "bản điểm báo"
        verbose_name_plural = "bản điểm báo"
        ordering = ["-last_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "rhythm", "number"],
                condition=~Q(number=None),
                name="digest_number_once",
            ),
            models.CheckConstraint(
                name="digest_days_in_order",
                condition=Q(first_on__lte=F("last_on")),
                violation_error_message="Ngày đầu phải trước hoặc trùng ngày cuối.",
            ),
            models.CheckConstraint(
                name="digest_issued_by_somebody",
                condition=Q(state="draft") | Q(issued_by__isnull=False, number__isnull=False),
                violation_error_message="Bản đã phát hành phải có số và người phát hành.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DigestItem(models.Model):
    """A clipping in a digest, under a heading. `note` is the office's own word on it."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="items")
    clipping = models.ForeignKey(Clipping, models.PROTECT, related_name="digest_items")
    heading = models.CharField("Mục", max_length=120, blank=True)
    place = models.PositiveIntegerField("Thứ tự")
    note = models.TextField("Lưu ý", blank=True)

    class Meta:
        verbose_name = "tin trong bản điểm báo"
        verbose_name_plural = "tin trong bản điểm báo"
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "clipping"],
                name="clipping_once_a_digest",
                violation_error_message="Tin này đã có trong bản điểm báo.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest_id}: {self.clipping_id}"


class DigestReader(models.Model):
    """An office address that digests of a rhythm are sent to; switched off, never deleted."""

    name = models.CharField("Người, cơ quan nhận", max_length=200)
    address = models.EmailField("Địa chỉ thư")
    rhythm = models.CharField("Nhận kỳ", max_length=8, choices=Digest.Rhythm)
    is_on = models.BooleanField("Đang nhận", default=True)
    added_at = models.DateTimeField("Thêm lúc", auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nơi nhận điểm báo"
        verbose_name_plural = "nơi nhận điểm báo"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "rhythm"],
                name="digest_reader_once",
                violation_error_message="Địa chỉ này đã có trong danh sách nhận.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class DigestMail(Letter):
    """One digest to one reader, once."""

    ABOUT: ClassVar = "digest"

    digest = models.ForeignKey(Digest, models.PROTECT, related_name="mails")
    reader = models.ForeignKey(DigestReader, models.PROTECT, related_name="mails")

    class Meta:
        verbose_name = "thư điểm báo"
        verbose_name_plural = "thư điểm báo"
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["digest", "reader"], name="digest_mailed_once")
        ]

    def __str__(self) -> str:
        return f"{self.digest_id} → {self.reader_id}"


class DigestStep(models.Model):
    """A move or a change of a digest or of the list of readers: who, when, why."""

    digest = models.ForeignKey(Digest, models.CASCADE, null=True, blank=True, related_name="steps")
    reader = models.ForeignKey(
        DigestReader, models.CASCADE, null=True, blank=True, related_name="steps"
    )
    act = models.CharField("Việc", max_length=30)
    from_state = models.CharField("Từ", max_length=10, blank=True)
    to_state = models.CharField("Sang", max_length=10, blank=True)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bước của bản điểm báo"
        verbose_name_plural = "bước của bản điểm báo"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.digest_id or self.reader_id}: {self.act}"
