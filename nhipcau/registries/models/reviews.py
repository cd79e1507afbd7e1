"""The look at a publication before it goes out: what is asked, what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.registries.models.entries import Part


class ReviewQuestion(models.Model):
    """A question that a publication must stand before it goes out; `forms` empty: every form.

    `code` names a question that came with the product; one of the office's own has none.
    """

    code = models.CharField("Mã", max_length=40, blank=True)
    words = models.CharField("Câu hỏi", max_length=400)
    forms = models.JSONField("Áp dụng cho", default=list, blank=True)
    only_maps = models.BooleanField("Chỉ khi có bản đồ", default=False)
    position = models.PositiveSmallIntegerField("Thứ tự", default=0)
    valid_from = models.DateField("Dùng từ")
    valid_to = models.DateField("Dùng đến hết", null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "câu hỏi kiểm tra ấn phẩm"
        verbose_name_plural = "câu hỏi kiểm tra ấn phẩm"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="review_question_code_once",
                violation_error_message="Mã câu hỏi này đã có.",
            ),
            models.CheckConstraint(
                name="review_question_days_in_order",
                condition=Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                violation_error_message="Ngày thôi dùng phải từ ngày bắt đầu dùng trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class ReviewQuestionStep(models.Model):
    """A change of the list of questions: who, when, what."""

    question = models.ForeignKey(ReviewQuestion, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=20)
    told = models.JSONField("Nội dung", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của câu hỏi kiểm tra"
        verbose_name_plural = "bước của câu hỏi kiểm tra"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.act}"


class Review(Part):
    """One look at a publication before it goes out, by somebody who did not prepare it.

    `answers`: [[question, "yes" | "no" | "not_applicable", remark]] as they stood; `digest` is the
    sha256 of what was looked at (`registries.reviewing.digests.digest_of`).
    """

    answers = models.JSONField("Trả lời", default=list)
    is_passed = models.BooleanField("Đạt")
    digest = models.CharField("Dấu nội dung", max_length=64)
    remark = models.TextField("Nhận xét", blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần kiểm tra ấn phẩm"
        verbose_name_plural = "lần kiểm tra ấn phẩm"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.is_passed}"
