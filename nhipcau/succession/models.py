"""A reorganisation as drafted and as done: its changes, every row it touched, its steps."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.organisations.models import Unit


class Reorganisation(models.Model):
    """Offices change shape from `effective_on`, as a paper says.

    `digest` is the sha256 of the effects that were carried out, as the preview showed them.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        APPLIED = "applied", "Đã áp dụng"
        UNDONE = "undone", "Đã hoàn tác"
        DISCARDED = "discarded", "Đã bỏ"

    MOVABLE: ClassVar = {
        State.DRAFT: (State.APPLIED, State.DISCARDED),
        State.APPLIED: (State.UNDONE,),
    }

    title = models.CharField("Tên đợt sắp xếp", max_length=300)
    document_number = models.CharField("Số, ký hiệu văn bản", max_length=120, blank=True)
    issued_on = models.DateField("Ngày văn bản", null=True, blank=True)
    effective_on = models.DateField("Có hiệu lực từ ngày")
    note = models.TextField("Ghi chú", blank=True)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.DRAFT)
    digest = models.CharField("Dấu của bản xem trước", max_length=64, blank=True)
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    applied_at = models.DateTimeField("Áp dụng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đợt sắp xếp tổ chức"
        verbose_name_plural = "đợt sắp xếp tổ chức"
        ordering = ["-effective_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="reorganisation_applied_has_moment",
                condition=~Q(state="applied") | Q(applied_at__isnull=False),
                violation_error_message="Đợt sắp xếp đã áp dụng phải có thời điểm áp dụng.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class UnitChange(models.Model):
    """One change within a reorganisation.

    `targets` is a list in order, each {"unit": pk} or {"code": code} or {"new": {"name",
    "short_name", "kind", "parent", "code"}}, with "scope". `choices` maps what is handed over
    ("task:12:lead", "person:5", "child:9", "group:2", "programme:1", "reports", "rest") to the
    place of a target, from 0, or to "end".
    """

    class Kind(models.TextChoices):
        RENAME = "rename", "Đổi tên"
        MERGE = "merge", "Hợp nhất"
        ABSORB = "absorb", "Sáp nhập"
        SPLIT = "split", "Chia tách theo chức năng"
        DISSOLVE = "dissolve", "Kết thúc hoạt động"
        CREATE = "create", "Thành lập mới"
        CHANGE_PARENT = "change_parent", "Chuyển cơ quan chủ quản"
        TRANSFER = "transfer", "Chuyển nhiệm vụ"

    class MidPeriod(models.TextChoices):
        BOTH = "both", "Đơn vị cũ và mới mỗi bên báo cáo phần mình"
        SUCCESSOR = "successor", "Đơn vị mới báo cáo cả kỳ"

    reorganisation = models.ForeignKey(
        Reorganisation, models.CASCADE, related_name="changes", verbose_name="Đợt sắp xếp"
    )
    position = models.PositiveSmallIntegerField("Thứ tự")
    kind = models.CharField("Hình thức", max_length=15, choices=Kind)
    sources = models.ManyToManyField(
        Unit, blank=True, related_name="changes", verbose_name="Đơn vị cũ"
    )
    targets = models.JSONField("Đơn vị mới", default=list, blank=True)
    choices = models.JSONField("Ai nhận gì", default=dict, blank=True)
    mid_period = models.CharField(
        "Kỳ báo cáo dở dang", max_length=10, choices=MidPeriod, default=MidPeriod.BOTH
    )

    class Meta:
        verbose_name = "thay đổi đơn vị"
        verbose_name_plural = "thay đổi đơn vị"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["reorganisation", "position"], name="unit_change_position_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.get_kind_display()}"


class Effect(models.Model):
    """One row that a reorganisation made or changed. `before` and `after` map columns to values.

    A row that was made has nothing before; of a changed one only the changed columns are told.
    """

    class Action(models.TextChoices):
        CREATE = "create", "Thêm"
        UPDATE = "update", "Sửa"

    reorganisation = models.ForeignKey(
        Reorganisation, models.CASCADE, related_name="effects", verbose_name="Đợt sắp xếp"
    )
    order = models.PositiveIntegerField("Thứ tự")
    model = models.CharField("Loại dòng", max_length=60)
    row = models.PositiveBigIntegerField("Khóa của dòng")
    action = models.CharField("Việc", max_length=6, choices=Action)
    before = models.JSONField("Trước", default=dict, blank=True)
    after = models.JSONField("Sau", default=dict, blank=True)

    class Meta:
        verbose_name = "dòng được sắp xếp"
        verbose_name_plural = "dòng được sắp xếp"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "order"], name="effect_order_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.model} {self.row}"


class ReorganisationStep(models.Model):
    """What was done to a reorganisation: who, when, why. `changes` tells how many rows of what."""

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước sắp xếp tổ chức"
        verbose_name_plural = "bước sắp xếp tổ chức"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.reorganisation_id}: {self.action}"
