"""Addresses that feeds named: each once, each a job until it is read."""

from typing import ClassVar, Self

from django.db import models

from nhipcau.press.models.outlets import Feed, Outlet


class FoundPageQuerySet(models.QuerySet["FoundPage"]):
    def waiting(self) -> Self:
        return self.filter(state=FoundPage.State.WAITING)


class FoundPage(models.Model):
    """A page that an outlet told of. `key` is the sha256 of its address in one form, so that
    nothing is read twice. `due_at`, `tries` and `claimed_until` make the row a job.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ đọc"
        CLIPPED = "clipped", "Có nhắc đến ta"
        UNRELATED = "unrelated", "Không nhắc đến ta"
        FAILED = "failed", "Không đọc được"

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="pages")
    feed = models.ForeignKey(Feed, models.SET_NULL, null=True, blank=True, related_name="pages")
    address = models.URLField("Địa chỉ", max_length=2000)
    key = models.CharField(max_length=64, unique=True, editable=False)
    told = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.WAITING)
    found_at = models.DateTimeField("Thấy lúc", auto_now_add=True)
    due_at = models.DateTimeField("Đọc từ", null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField("Số lần thử", default=0)
    problem = models.CharField("Lỗi gần nhất", max_length=300, blank=True)
    read_by = models.CharField("Đọc bằng", max_length=40, blank=True)

    objects: ClassVar[FoundPageQuerySet] = FoundPageQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "trang báo đã thấy"
        verbose_name_plural = "trang báo đã thấy"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="found_page_by_due"),
            models.Index(fields=["outlet", "state"], name="found_page_by_outlet"),
        ]

    def __str__(self) -> str:
        return self.address


class PageBody(models.Model):
    """A page as it came, compressed, for as long as it may be read again; then it goes."""

    page = models.OneToOneField(FoundPage, models.CASCADE, related_name="body")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    headers = models.JSONField(default=list)
    final = models.URLField("Địa chỉ cuối", max_length=2000, blank=True)
    fetched_at = models.DateTimeField("Tải lúc", db_index=True)

    class Meta:
        verbose_name = "nội dung trang báo"
        verbose_name_plural = "nội dung trang báo"

    def __str__(self) -> str:
        return f"{self.page_id}"
