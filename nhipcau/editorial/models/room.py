"""What the room itself keeps: whether its clock beats, what was purged, what was sent onward."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.editorial.models.works import Edition, Work


class Heartbeat(models.Model):
    """The last time a clock went round. One row a clock."""

    name = models.SlugField("Đồng hồ", max_length=40, primary_key=True)
    at = models.DateTimeField("Lần cuối")
    told = models.JSONField("Việc đã làm", default=dict, blank=True)

    class Meta:
        verbose_name = "nhịp của máy"
        verbose_name_plural = "nhịp của máy"

    def __str__(self) -> str:
        return f"{self.name}: {self.at}"


class Purge(models.Model):
    """A secret that came in and is taken out everywhere. Nothing of the content is kept.

    One person asks (what is public of it goes at once), another agrees, and then it is done.
    `counts` says how many rows of what were emptied or deleted; `left_to_do` what people must do
    themselves (backups, copies sent out): [{"what", "done_on", "done_by"}].
    """

    class Kind(models.TextChoices):
        PAGE = "page", "Trang"
        PICTURE = "picture", "Ảnh"
        ATTACHMENT = "attachment", "Tài liệu"

    class State(models.TextChoices):
        ASKED = "asked", "Chờ người thứ hai đồng ý"
        DONE = "done", "Đã xóa"
        DISCARDED = "discarded", "Không xóa"

    kind = models.CharField("Loại", max_length=10, choices=Kind)
    target = models.PositiveBigIntegerField("Mã số của nội dung")
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.ASKED)
    what = models.CharField("Việc lộ lọt (không ghi nội dung)", max_length=300)
    reported_to = models.CharField("Đã báo cho", max_length=300)
    counts = models.JSONField("Đã xóa", default=dict, blank=True)
    left_to_do = models.JSONField("Việc phải làm tiếp", default=list, blank=True)
    asked_at = models.DateTimeField("Đề nghị lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done_at = models.DateTimeField("Xong lúc", null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "lần xóa nội dung mật"
        verbose_name_plural = "lần xóa nội dung mật"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "target"],
                condition=Q(state="asked"),
                name="purge_asked_once",
                violation_error_message="Nội dung này đã có đề nghị xóa đang chờ.",
            ),
            models.CheckConstraint(
                name="purge_done_by_two",
                condition=~Q(state="done")
                | (Q(agreed_by__isnull=False, done_at__isnull=False) & ~Q(agreed_by=F("by"))),
                violation_error_message="Người đồng ý xóa phải khác người đề nghị.",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Onward(models.Model):
    """A work sent to a partner channel (Vietnam.vn and the like), and what came of it."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="onwards")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="onwards")
    partner = models.CharField("Gửi tới", max_length=150)
    sent_on = models.DateField("Ngày gửi")
    accepted_on = models.DateField("Ngày được đăng", null=True, blank=True)
    url = models.URLField("Địa chỉ nơi đăng", max_length=500, blank=True)
    note = models.TextField("Ghi chú", blank=True)
    created_at = models.DateTimeField("Ghi lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần gửi kênh đối tác"
        verbose_name_plural = "lần gửi kênh đối tác"
        ordering = ["-sent_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.partner}: {self.sent_on}"
