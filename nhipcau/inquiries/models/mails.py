"""A letter to the person who asked: claimed before it is sent, so that it never goes twice."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from nhipcau.inquiries.models.inquiries import Inquiry
from nhipcau.notices.models import MailState


class InquiryMailQuerySet(models.QuerySet["InquiryMail"]):
    def undelivered(self) -> Self:
        """Those a person has to look at: refused, in doubt, or to be sent by hand."""
        return self.filter(
            state__in=[MailState.FAILED, MailState.UNCERTAIN, MailState.NONE],
            inquiry__erased_at=None,
        )


class InquiryMail(models.Model):
    """Words in the language of the asker, `address` and `body` empty once erased.

    `state` NONE: no mail server, a person sends it by hand and says so (`by_hand`). `moved_at` is
    the last move of the letter.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "Báo đã nhận"
        ANSWER = "answer", "Trả lời"
        REFUSAL = "refusal", "Báo không thuộc thẩm quyền"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="mails")
    kind = models.CharField("Loại thư", max_length=8, choices=Kind)
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

    objects: ClassVar[InquiryMailQuerySet] = InquiryMailQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "thư gửi người hỏi"
        verbose_name_plural = "thư gửi người hỏi"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state"], name="inquiry_mail_by_state")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.kind}"
