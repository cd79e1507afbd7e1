"""A word to one person: always readable on the web, and carried by mail where that is wanted."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def undelivered(self) -> Self:
        """Mails a person has to look at: refused, or nobody knows whether they went out."""
        return self.filter(mail_state__in=[MailState.FAILED, MailState.UNCERTAIN])


class MailState(models.TextChoices):
    NONE = "none", "Chưa nối máy chủ thư"
    QUIET = "quiet", "Chỉ đọc trên web"
    WAITING = "waiting", "Chờ gửi thư"
    SENDING = "sending", "Đang gửi thư"
    SENT = "sent", "Đã gửi thư"
    FAILED = "failed", "Không gửi được"
    UNCERTAIN = "uncertain", "Chưa rõ đã gửi"


class Letter(models.Model):
    """A letter to somebody outside, about the row that `ABOUT` names, in that row's `language`.

    `address` and `body` are emptied with that person's data. `state` NONE: no mail server, a person
    sends it by hand and says so (`by_hand`). `moved_at` is the last move of the letter.
    """

    ABOUT: ClassVar[str]

    state = models.CharField("Tình trạng", max_length=10, choices=MailState)
    address = models.EmailField("Gửi tới", blank=True)
    subject = models.CharField("Tiêu đề", max_length=300, blank=True)
    body = models.TextField("Nội dung", blank=True)
    error = models.CharField("Lỗi gửi thư", max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField("Số lần thử", default=0)
    made_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    moved_at = models.DateTimeField("Thư lúc", null=True, blank=True)
    by_hand = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người gửi tay",
    )

    class Meta:
        abstract = True


class Notice(models.Model):
    """What the house said to a person, once for each `key`; `href` is the path of what it is about.

    The mail of it is claimed (`sending`) before a server is called, so that it is never sent twice
    unseen; `mail_at` is the last move of the mail, `mail_address` where it went.
    """

    class Kind(models.TextChoices):
        REMINDER = "reminder", "Nhắc nộp báo cáo"
        LATE_UNITS = "late_units", "Đơn vị chậm nộp"
        DIGEST = "digest", "Việc trong tuần"
        RELIEF = "relief", "Gia hạn, miễn báo cáo"
        OTHER = "other", "Thông báo khác"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="Người nhận"
    )
    key = models.CharField("Khóa", max_length=120)
    kind = models.CharField("Loại", max_length=12, choices=Kind)
    subject = models.CharField("Tiêu đề", max_length=300)
    body = models.TextField("Nội dung", blank=True)
    href = models.CharField("Đường dẫn", max_length=300, blank=True)
    created_at = models.DateTimeField("Lúc", auto_now_add=True)
    read_at = models.DateTimeField("Đọc lúc", null=True, blank=True)
    mail_state = models.CharField("Thư", max_length=10, choices=MailState, default=MailState.NONE)
    mail_address = models.EmailField("Gửi tới", blank=True)
    mail_error = models.CharField("Lỗi gửi thư", max_length=500, blank=True)
    mail_at = models.DateTimeField("Thư lúc", null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField("Số lần thử", default=0)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_said_once")]
        indexes = [
            models.Index(
                fields=["user"], condition=models.Q(read_at=None), name="notice_unread_of_user"
            ),
            models.Index(fields=["mail_state"], name="notice_by_mail_state"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.subject}"


class MailStep(models.Model):
    """A move of the mail of a notice: from where, to where, what the server said.

    An empty `by` is the delivery itself; a person stands there who let it go out once more.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="mail_steps")
    from_state = models.CharField("Từ", max_length=10, choices=MailState)
    to_state = models.CharField("Sang", max_length=10, choices=MailState)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người",
    )

    class Meta:
        verbose_name = "bước gửi thư"
        verbose_name_plural = "bước gửi thư"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.from_state} → {self.to_state}"
