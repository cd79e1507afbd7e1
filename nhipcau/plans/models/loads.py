"""A plan on its way from paper to register: nothing is in the register before it is accepted."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from nhipcau.documents.models import StoredFile
from nhipcau.plans.models.plans import Plan


class PlanLoad(models.Model):
    """One file read, being looked at, and then accepted, thrown away or taken back.

    `reading` is the draft as the file was read and never changes; `draft` is what people made of
    it, with a "key" on each group and row, and "struck" with the reason on a row struck out.
    `matches` says which body each printed name means: {name: {"unit": code} | {"group": pk} |
    {"new": {"name", "kind", ...}} | {"new_group": {"name", ...}}}, each with "how", which is
    "spelling" or "person". `settled` maps the key of each doubt a person has looked at to their
    note. `made` lists what entered the register beside the plan itself, so that it can be taken
    back: {"units", "groups", "unit_aliases", "group_aliases", "bases"}, each a list of ids, and
    "carried", the steps of last year's tasks that moved on into the plan.
    `about` is the plan that an amendment changes, or that next year's plan continues.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang kiểm tra"
        ACCEPTED = "accepted", "Đã đưa vào sổ"
        DISCARDED = "discarded", "Đã bỏ"
        UNDONE = "undone", "Đã rút lại"

    class Purpose(models.TextChoices):
        NEW_PLAN = "new", "Kế hoạch mới"
        AMENDMENT = "amendment", "Điều chỉnh kế hoạch"
        NEXT_YEAR = "next_year", "Kế hoạch năm sau"

    MOVABLE: ClassVar = {
        State.OPEN: (State.ACCEPTED, State.DISCARDED),
        State.ACCEPTED: (State.UNDONE,),
    }

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="loads", verbose_name="Tệp")
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.OPEN)
    reading = models.JSONField("Bản đọc")
    draft = models.JSONField("Bản đang kiểm tra")
    paper = models.JSONField("Văn bản gốc theo khối", default=list)
    matches = models.JSONField("Đối chiếu tên đơn vị", default=dict)
    settled = models.JSONField("Điểm đã xem", default=dict)
    made = models.JSONField("Đã thêm vào sổ", default=dict)
    purpose = models.CharField("Dùng để", max_length=10, choices=Purpose, default=Purpose.NEW_PLAN)
    about = models.ForeignKey(
        Plan,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="later_loads",
        verbose_name="Kế hoạch được điều chỉnh hoặc tiếp nối",
    )
    plan = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="loads", verbose_name="Kế hoạch"
    )
    created_at = models.DateTimeField("Tải lên lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người tải lên"
    )

    class Meta:
        verbose_name = "lượt nạp kế hoạch"
        verbose_name_plural = "lượt nạp kế hoạch"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.file} ({self.get_state_display()})"


class LoadStep(models.Model):
    """What happened to a load: an edit of one field, a match, a move between states.

    `before` and `after` are for people; `change` maps each part touched ("row:r3", "rows",
    "settled", "matches", "document") to [before, after] exactly, so that the step can be undone.
    """

    load = models.ForeignKey(PlanLoad, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    where = models.CharField("Tại", max_length=200, blank=True)
    before = models.TextField("Trước", blank=True)
    after = models.TextField("Sau", blank=True)
    change = models.JSONField("Thay đổi", default=dict, blank=True)
    undoes = models.OneToOneField(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="undone_by",
        verbose_name="Hoàn tác bước",
    )
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người"
    )

    class Meta:
        verbose_name = "bước nạp kế hoạch"
        verbose_name_plural = "bước nạp kế hoạch"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.where}".strip()
