"""What the room itself keeps: whether its clock beats, what was purged, what was sent onward."""

from django.conf import settings
from django.db import models

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
    """A secret that came in and was taken out everywhere. Nothing of the content is kept.

    `counts` says how many rows of what were cleared or emptied; `left_to_do` what people must do
    themselves (backups, copies sent out), each done or not.
    """

    what = models.CharField("Việc lộ lọt (không ghi nội dung)", max_length=300)
    page_id_was = models.PositiveBigIntegerField("Mã trang", null=True, blank=True)
    counts = models.JSONField("Đã xóa", default=dict)
    left_to_do = models.JSONField("Việc phải làm tiếp", default=list, blank=True)
    reported_to = models.CharField("Đã báo cho", max_length=300)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần xóa nội dung mật"
        verbose_name_plural = "lần xóa nội dung mật"
        ordering = ["-at", "-pk"]

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
