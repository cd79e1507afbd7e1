"""A letter to the person who asked: claimed before it is sent, so that it never goes twice."""

from typing import ClassVar, Self

from django.db import models

from nhipcau.inquiries.models.inquiries import Inquiry
from nhipcau.notices.models import Letter, MailState


class InquiryMailQuerySet(models.QuerySet["InquiryMail"]):
    def undelivered(self) -> Self:
        """Those a person has to look at: refused, in doubt, or to be sent by hand."""
        return self.filter(
            state__in=[MailState.FAILED, MailState.UNCERTAIN, MailState.NONE],
            inquiry__erased_at=None,
        )


class InquiryMail(Letter):
    class Kind(models.TextChoices):
        RECEIPT = "receipt", "Báo đã nhận"
        ANSWER = "answer", "Trả lời"
        REFUSAL = "refusal", "Báo không thuộc thẩm quyền"

    ABOUT: ClassVar[str] = "inquiry"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="mails")
    kind = models.CharField("Loại thư", max_length=8, choices=Kind)

    objects: ClassVar[InquiryMailQuerySet] = InquiryMailQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "thư gửi người hỏi"
        verbose_name_plural = "thư gửi người hỏi"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state"], name="inquiry_mail_by_state")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.kind}"
