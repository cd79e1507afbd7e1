"""A question from outside: who asked, where it lies, what was answered, who looked at it."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.inquiries.models.people import Audience, Topic
from nhipcau.organisations.models import Unit
from nhipcau.search.folded import FoldedField, matching


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    def unanswered(self) -> Self:
        return self.filter(state__in=UNANSWERED)

    def overdue_on(self, day: date) -> Self:
        """Not answered though the last day, inclusive, was before `day`."""
        return self.unanswered().filter(due_on__lt=day)

    def at(self, units: list[int]) -> Self:
        return self.filter(unit__in=units)

    def known(self) -> Self:
        """Those whose personal data have not been erased."""
        return self.filter(erased_at=None)

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded"))


class Inquiry(models.Model):
    """One question. `reference` is the number people quote; days are inclusive.

    `page` is the address it was asked from. `unit` null: no desk was there to take it. A question
    that nobody had a rule for lies NEW at the desk of the focal unit, one routed by a rule or a
    person is ROUTED. Whoever wrote the answer last does not send it.

    Personal data are `subject`, `text`, `name`, `email`, `phone`, `organisation`, `answer`,
    `text_key`, the mails, and the reasons of the steps; `nhipcau.inquiries.erasing` empties them
    and leaves the rest, of which statistics are made.
    """

    class State(models.TextChoices):
        NEW = "new", "Mới nhận"
        ROUTED = "routed", "Đã chuyển"
        DRAFTED = "drafted", "Chờ gửi trả lời"
        ANSWERED = "answered", "Đã trả lời"
        CLOSED = "closed", "Đã kết thúc"
        REFUSED = "refused", "Không trả lời"

    class Refusal(models.TextChoices):
        SPAM = "spam", "Thư rác"
        NOT_OURS = "not_ours", "Không thuộc thẩm quyền"
        UNCLEAR = "unclear", "Không rõ hỏi gì"
        WITHDRAWN = "withdrawn", "Người hỏi đề nghị xóa"

    year = models.PositiveSmallIntegerField("Năm")
    number = models.PositiveIntegerField("Số")
    audience = models.CharField("Người hỏi", max_length=12, choices=Audience)
    topic = models.CharField("Về việc", max_length=12, choices=Topic)
    language = models.CharField("Ngôn ngữ", max_length=10)
    page = models.CharField("Hỏi từ trang", max_length=500, blank=True)
    subject = models.CharField("Tiêu đề", max_length=150, blank=True)
    text = models.TextField("Câu hỏi", blank=True)
    name = models.CharField("Họ tên", max_length=120, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    phone = models.CharField("Điện thoại", max_length=30, blank=True)
    organisation = models.CharField("Cơ quan, tổ chức", max_length=200, blank=True)
    text_key = models.CharField("Dấu nội dung", max_length=64, blank=True, db_index=True)
    folded = FoldedField(sources=("subject", "text", "name", "organisation"))

    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.NEW)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name="Đơn vị trả lời",
    )
    received_at = models.DateTimeField("Nhận lúc", auto_now_add=True)
    received_on = models.DateField("Ngày nhận")
    due_on = models.DateField("Hạn trả lời")
    answer = models.TextField("Trả lời", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người soạn",
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người gửi",
    )
    answered_on = models.DateField("Ngày trả lời", null=True, blank=True)
    refusal = models.CharField("Không trả lời vì", max_length=10, choices=Refusal, blank=True)
    closed_on = models.DateField("Ngày kết thúc", null=True, blank=True)
    keep_until = models.DateField("Giữ dữ liệu đến hết", null=True, blank=True)
    rating_key = models.CharField("Mã đánh giá", max_length=43, null=True, blank=True, unique=True)
    erasure_asked_on = models.DateField("Đề nghị xóa ngày", null=True, blank=True)
    erasure_due_on = models.DateField("Phải xóa trước hết ngày", null=True, blank=True)
    erased_at = models.DateTimeField("Xóa lúc", null=True, blank=True)

    objects: ClassVar[InquiryQuerySet] = InquiryQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "câu hỏi"
        verbose_name_plural = "câu hỏi"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="inquiry_number_once"),
            models.CheckConstraint(
                name="inquiry_answer_four_eyes",
                condition=Q(released_by=None) | ~Q(released_by=F("answered_by")),
                violation_error_message="Người soạn không tự gửi câu trả lời.",
            ),
            models.CheckConstraint(
                name="inquiry_answered_has_day",
                condition=~Q(state__in=["answered", "closed"]) | Q(answered_on__isnull=False),
                violation_error_message="Câu hỏi đã trả lời phải có ngày trả lời.",
            ),
            models.CheckConstraint(
                name="inquiry_refused_has_ground",
                condition=~Q(state="refused") | ~Q(refusal=""),
                violation_error_message="Phải nêu vì sao không trả lời.",
            ),
            models.CheckConstraint(
                name="inquiry_closed_has_end",
                condition=~Q(state__in=["closed", "refused"])
                | Q(closed_on__isnull=False, keep_until__isnull=False),
                violation_error_message="Câu hỏi đã kết thúc phải có ngày hết giữ dữ liệu.",
            ),
            models.CheckConstraint(
                name="inquiry_erased_is_empty",
                condition=Q(erased_at=None) | Q(text="", name="", email="", phone="", answer=""),
                violation_error_message="Dữ liệu đã xóa không được còn lại.",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="inquiry_by_state_due"),
            models.Index(fields=["received_on"], name="inquiry_by_day"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The number people quote: "2026-0012"."""
        return f"{self.year}-{self.number:04d}"

    @property
    def is_open(self) -> bool:
        return self.state in UNANSWERED

    @property
    def days_to_answer(self) -> int | None:
        """Calendar days from the day it came to the day it was answered."""
        return (self.answered_on - self.received_on).days if self.answered_on else None


UNANSWERED = (Inquiry.State.NEW, Inquiry.State.ROUTED, Inquiry.State.DRAFTED)


class InquiryStep(models.Model):
    """A move of a question: who, when, why. An empty `by` is the asker or the calendar."""

    class Act(models.TextChoices):
        RECEIVED = "received", "Nhận câu hỏi"
        ROUTED = "routed", "Chuyển đơn vị"
        DRAFTED = "drafted", "Soạn trả lời"
        SENT_BACK = "sent_back", "Trả lại người soạn"
        ANSWERED = "answered", "Gửi trả lời"
        CLOSED = "closed", "Kết thúc"
        REFUSED = "refused", "Không trả lời"
        REOPENED = "reopened", "Mở lại"
        MAILED = "mailed", "Thư gửi người hỏi"
        RATED = "rated", "Người hỏi đã đánh giá"
        ERASURE_ASKED = "erasure_asked", "Người hỏi đề nghị xóa dữ liệu"
        ERASED = "erased", "Xóa dữ liệu cá nhân"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=14, choices=Act)
    from_state = models.CharField("Từ", max_length=10, choices=Inquiry.State, blank=True)
    to_state = models.CharField("Sang", max_length=10, choices=Inquiry.State)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị"
    )
    reason = models.TextField("Lý do", blank=True)
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
        verbose_name = "bước của câu hỏi"
        verbose_name_plural = "bước của câu hỏi"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.act}"


class InquiryView(models.Model):
    """A member of staff saw the personal data of a question; rows are only added."""

    class Way(models.TextChoices):
        OPENED = "opened", "Mở xem"
        EXPORTED = "exported", "Tải tệp"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="views")
    way = models.CharField("Cách xem", max_length=8, choices=Way)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người xem"
    )

    class Meta:
        verbose_name = "lượt xem dữ liệu cá nhân"
        verbose_name_plural = "lượt xem dữ liệu cá nhân"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.by}"
