"""Forms that went out as files and files that came back: each kept, good or bad, with its trail."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.documents.models import StoredFile
from nhipcau.reports.models import UnitReport


class Door(models.TextChoices):
    XLSX = "xlsx", "Excel"
    DOCX = "docx", "Word"


class IssuedForm(models.Model):
    """One download of a report's form; the file carries its primary key under a signature.

    `base` is what stood in the fill-in fields at that moment, as `merging.values_of` gives it:
    {"items": {"<pk of the item>": {field: value}}, "general": {name: text}}.
    """

    report = models.ForeignKey(
        UnitReport, models.PROTECT, related_name="issued_forms", verbose_name="Báo cáo"
    )
    door = models.CharField("Loại tệp", max_length=4, choices=Door)
    revision = models.PositiveIntegerField("Lần lưu của báo cáo")
    schema = models.PositiveSmallIntegerField("Mẫu số")
    base = models.JSONField("Nội dung lúc tải", default=dict)
    issued_at = models.DateTimeField("Tải lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người tải"
    )

    class Meta:
        verbose_name = "biểu mẫu đã tải"
        verbose_name_plural = "biểu mẫu đã tải"
        ordering = ["-issued_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_door_display()}: {self.report}"


class ReturnedForm(models.Model):
    """A file that someone handed in for a report, with what became of it; never deleted.

    `file` is the original; empty only for what the store of files does not take in (macros, a zip
    bomb, a password): then `name` and `sha256` alone stay. `content` is what was read of it,
    `problems` are what kept it out, `notes` what could not be mapped, all as `remembering` writes
    them. `conflicts` are the fields changed both in the file and on the web since the download, as
    of `revision` of the report; `choices` maps each of their keys to "file" or "web".
    """

    class State(models.TextChoices):
        ACCEPTED = "accepted", "Đã ghi vào báo cáo"
        FAILED = "failed", "Có lỗi, chưa ghi"
        UNCHANGED = "unchanged", "Không có thay đổi"
        CONFLICT = "conflict", "Chờ chọn nội dung"
        DISCARDED = "discarded", "Đã bỏ"

    MOVABLE: ClassVar = {State.CONFLICT: (State.ACCEPTED, State.UNCHANGED, State.DISCARDED)}

    report = models.ForeignKey(
        UnitReport, models.PROTECT, related_name="returned_forms", verbose_name="Báo cáo"
    )
    issued = models.ForeignKey(
        IssuedForm,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="returned",
        verbose_name="Biểu mẫu",
    )
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="returned_forms",
        verbose_name="Tệp",
    )
    name = models.CharField("Tên tệp", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    door = models.CharField("Loại tệp", max_length=4, choices=Door, blank=True)
    state = models.CharField("Tình trạng", max_length=10, choices=State)
    problems = models.JSONField("Lỗi", default=list, blank=True)
    notes = models.JSONField("Ghi chú", default=list, blank=True)
    content = models.JSONField("Nội dung đọc được", default=dict, blank=True)
    conflicts = models.JSONField("Chỗ khác nhau", default=list, blank=True)
    revision = models.PositiveIntegerField("Lần lưu của báo cáo", default=0)
    choices = models.JSONField("Đã chọn", default=dict, blank=True)
    at = models.DateTimeField("Nộp lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người nộp"
    )

    class Meta:
        verbose_name = "tệp biểu mẫu nộp vào"
        verbose_name_plural = "tệp biểu mẫu nộp vào"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="returned_form_failed_says_why",
                condition=~Q(state="failed") | ~Q(problems=[]),
                violation_error_message="Tệp có lỗi phải kèm danh sách lỗi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"


class ReturnedFormStep(models.Model):
    """A move of a file that came in: who, when, why."""

    returned = models.ForeignKey(ReturnedForm, models.CASCADE, related_name="steps")
    from_state = models.CharField("Từ", max_length=10, choices=ReturnedForm.State, blank=True)
    to_state = models.CharField("Sang", max_length=10, choices=ReturnedForm.State)
    reason = models.TextField("Lý do", blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước của tệp nộp vào"
        verbose_name_plural = "bước của tệp nộp vào"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.returned_id}: {self.from_state} → {self.to_state}"
