"""What the law on personal data asks to be written down: who looked, who asked, what was done."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.registries.models.partners import Contact


class ContactAccess(models.Model):
    """A person of the office saw or took away personal data; `contact` empty: a list of `count`."""

    class Act(models.TextChoices):
        VIEW = "view", "Xem"
        LIST = "list", "Xem danh sách"
        EXPORT = "export", "Xuất tệp"

    contact = models.ForeignKey(
        Contact, models.CASCADE, null=True, blank=True, related_name="accesses"
    )
    act = models.CharField("Việc", max_length=6, choices=Act)
    count = models.PositiveIntegerField("Số người", default=1)
    where = models.CharField("Ở", max_length=200, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lượt xem dữ liệu cá nhân"
        verbose_name_plural = "lượt xem dữ liệu cá nhân"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_act_display()} ({self.count})"


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def open(self) -> Self:
        return self.filter(done_on=None)

    def overdue_on(self, day: date) -> Self:
        """Open though the last day, inclusive, was before `day`; or nobody said that it came."""
        unsaid = Q(acknowledged_on=None, acknowledge_by__lt=day)
        return self.open().filter(Q(due_on__lt=day) | unsaid)


class DataRequest(models.Model):
    """A person asks what we keep, or wants it put right, stopped or gone. Days are inclusive.

    Clocks: Decree 356/2025, Art. 5 (summaries only, not verified), as `data/privacy.json` has them.
    `who`, `reach`, `told`, `answer` and the reasons are emptied after `keep_until`. `rows` are the
    rows that are this person, as somebody of the office confirmed: [["contact", 12], ...].
    """

    class Kind(models.TextChoices):
        VIEW = "view", "Xem, cung cấp dữ liệu"
        CORRECT = "correct", "Sửa dữ liệu"
        WITHDRAW = "withdraw", "Rút sự đồng ý"
        RESTRICT = "restrict", "Hạn chế, phản đối xử lý"
        ERASE = "erase", "Xóa dữ liệu"

    class Outcome(models.TextChoices):
        DONE = "done", "Đã làm theo yêu cầu"
        PARTLY = "partly", "Đã làm một phần"
        REFUSED = "refused", "Không thực hiện được"

    who = models.CharField("Người yêu cầu", max_length=200, blank=True)
    kind = models.CharField("Yêu cầu", max_length=8, choices=Kind)
    reach = models.CharField("Thư, điện thoại để trả lời", max_length=200, blank=True)
    told = models.TextField("Nội dung yêu cầu", blank=True)
    received_on = models.DateField("Nhận ngày")
    acknowledge_by = models.DateField("Phải báo đã nhận trước hết ngày")
    acknowledged_on = models.DateField("Đã báo nhận ngày", null=True, blank=True)
    due_on = models.DateField("Hạn thực hiện")
    extended_on = models.DateField("Gia hạn ngày", null=True, blank=True)
    extended_reason = models.CharField("Lý do gia hạn", max_length=500, blank=True)
    rows = models.JSONField("Những dòng của người này", default=list, blank=True)
    done_on = models.DateField("Xong ngày", null=True, blank=True)
    outcome = models.CharField("Kết quả", max_length=7, choices=Outcome, blank=True)
    answer = models.TextField("Trả lời", blank=True)
    keep_until = models.DateField("Giữ đến hết", null=True, blank=True)
    erased_at = models.DateTimeField("Xóa lúc", null=True, blank=True)
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects: ClassVar[DataRequestQuerySet] = DataRequestQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        verbose_name_plural = "yêu cầu về dữ liệu cá nhân"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="data_request_done_has_outcome",
                condition=Q(done_on=None) | ~Q(outcome=""),
                violation_error_message="Yêu cầu đã xong phải có kết quả.",
            ),
            models.CheckConstraint(
                name="data_request_erased_is_empty",
                condition=Q(erased_at=None)
                | Q(who="", reach="", told="", answer="", extended_reason=""),
                violation_error_message="Dữ liệu đã xóa không được còn lại.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.received_on:%d/%m/%Y}"

    @property
    def state(self) -> str:
        """new, acknowledged, or how it ended."""
        if self.done_on:
            return self.outcome
        return "acknowledged" if self.acknowledged_on else "new"

    @property
    def is_open(self) -> bool:
        return self.done_on is None


class PrivacyStep(models.Model):
    """What was done about personal data, without any of the words: erased, restricted, answered.

    `what` is which sort of row ("contact", "member", ...), `row` its number; `reason` is emptied
    when the words it may tell of are. An empty `by` is the calendar.
    """

    class Act(models.TextChoices):
        ENTERED = "entered", "Nhập"
        REVISED = "revised", "Sửa"
        DETAIL_ADDED = "detail_added", "Thêm cách liên hệ"
        DETAIL_REVISED = "detail_revised", "Sửa cách liên hệ"
        DETAIL_GONE = "detail_gone", "Xóa cách liên hệ"
        CONSENTED = "consented", "Ghi sự đồng ý"
        CONSENT_WITHDRAWN = "consent_withdrawn", "Rút sự đồng ý"
        RESTRICTED = "restricted", "Hạn chế sử dụng"
        RELEASED = "released", "Thôi hạn chế"
        ERASED = "erased", "Xóa dữ liệu"
        SHOWN = "shown", "Cung cấp cho người yêu cầu"
        RECEIVED = "received", "Nhận yêu cầu"
        ACKNOWLEDGED = "acknowledged", "Báo đã nhận"
        EXTENDED = "extended", "Gia hạn"
        MEANT = "meant", "Xác nhận dòng dữ liệu"
        DONE = "done", "Hoàn thành"
        REFUSED = "refused", "Từ chối"
        EMPTIED = "emptied", "Xóa lời của yêu cầu"
        REDUCED = "reduced", "Xóa bản sao của dữ liệu"
        MERGED = "merged", "Gộp mục trùng"
        UNMERGED = "unmerged", "Tách lại mục đã gộp"

    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="privacy_steps"
    )
    request = models.ForeignKey(
        DataRequest, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    act = models.CharField("Việc", max_length=30, choices=Act)
    what = models.CharField("Loại dòng", max_length=12, blank=True)
    row = models.PositiveBigIntegerField("Số của dòng", null=True, blank=True)
    count = models.PositiveIntegerField("Số mục", default=1)
    reason = models.CharField("Lý do", max_length=300, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước về dữ liệu cá nhân"
        verbose_name_plural = "bước về dữ liệu cá nhân"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.get_act_display())
