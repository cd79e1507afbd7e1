"""What the law on personal data asks to be written down: who looked, who asked, what was done."""

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


class DataRequest(models.Model):
    """A person asks what we keep, or wants it put right, stopped or gone. Days are inclusive.

    Clocks: Decree 356/2025, Art. 5 (summaries only, not verified), as `data/clocks.json` has them.
    `who` names the person until the request is done and its own time is over.
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

    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="requests"
    )
    who = models.CharField("Người yêu cầu", max_length=200, blank=True)
    kind = models.CharField("Yêu cầu", max_length=8, choices=Kind)
    told = models.TextField("Nội dung yêu cầu", blank=True)
    received_on = models.DateField("Nhận ngày")
    acknowledge_by = models.DateField("Phải báo đã nhận trước hết ngày")
    acknowledged_on = models.DateField("Đã báo nhận ngày", null=True, blank=True)
    due_on = models.DateField("Hạn thực hiện")
    extended_reason = models.CharField("Lý do gia hạn", max_length=500, blank=True)
    done_on = models.DateField("Xong ngày", null=True, blank=True)
    outcome = models.CharField("Kết quả", max_length=7, choices=Outcome, blank=True)
    answer = models.TextField("Trả lời", blank=True)
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
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.received_on:%d/%m/%Y}"


class PrivacyStep(models.Model):
    """What was done about personal data, without any of the words: erased, restricted, answered."""

    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="privacy_steps"
    )
    request = models.ForeignKey(
        DataRequest, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    act = models.CharField("Việc", max_length=30)
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
        return self.act
