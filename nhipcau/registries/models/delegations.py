"""Delegations that come and go."""

from typing import ClassVar

from django.db import models

from nhipcau.outputs.models import Output
from nhipcau.registries.models.agreements import Agreement
from nhipcau.registries.models.entries import Entry, Register, registered
from nhipcau.registries.models.partners import Partner


@registered(Register.DELEGATION)
class Delegation(Entry):
    """One delegation, from the proposal to the result report. `people` is how many, known or not.

    `countries` are codes. What is internal (gifts, costs, members not ticked, notes) never leaves.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Dự kiến"
        APPROVED = "approved", "Đã có quyết định"
        TOOK_PLACE = "took_place", "Đã diễn ra"
        REPORTED = "reported", "Đã báo cáo kết quả"
        CANCELLED = "cancelled", "Không thực hiện"

    FIRST: ClassVar = State.PLANNED
    MOVABLE: ClassVar = {
        State.PLANNED: (State.APPROVED, State.CANCELLED),
        State.APPROVED: (State.TOOK_PLACE, State.CANCELLED, State.PLANNED),
        State.TOOK_PLACE: (State.REPORTED, State.APPROVED),
        State.REPORTED: (State.TOOK_PLACE,),
        State.CANCELLED: (State.PLANNED,),
    }
    COUNTS_IN: ClassVar = (State.TOOK_PLACE, State.REPORTED)
    OUTPUT_KIND: ClassVar = Output.Kind.DELEGATION

    class Way(models.TextChoices):
        IN = "in", "Đoàn vào"
        OUT = "out", "Đoàn ra"

    class Level(models.TextChoices):
        SPECIAL = "special", "Khách đặc biệt"
        A = "a", "Hạng A"
        B = "b", "Hạng B"
        C = "c", "Hạng C"
        OTHER = "other", "Khách quốc tế khác"

    way = models.CharField("Chiều", max_length=3, choices=Way)
    level = models.CharField("Hạng khách", max_length=7, choices=Level, blank=True)
    countries = models.JSONField("Nước", default=list, blank=True)
    partners = models.ManyToManyField(
        Partner, related_name="delegations", blank=True, verbose_name="Đối tác"
    )
    agreements = models.ManyToManyField(
        Agreement, related_name="delegations", blank=True, verbose_name="Thỏa thuận liên quan"
    )
    purpose = models.TextField("Mục đích", blank=True)
    places = models.CharField("Nơi đến", max_length=500, blank=True)
    people = models.PositiveIntegerField("Số người", null=True, blank=True)
    decision_number = models.CharField("Quyết định, văn bản cho phép", max_length=120, blank=True)
    decided_on = models.DateField("Ngày quyết định", null=True, blank=True)
    decided_by = models.CharField("Cơ quan quyết định", max_length=300, blank=True)
    report_due_on = models.DateField("Hạn báo cáo riêng", null=True, blank=True)
    reported_on = models.DateField("Ngày báo cáo kết quả", null=True, blank=True)
    result = models.TextField("Kết quả", blank=True)
    internal_note = models.TextField("Ghi chú nội bộ", blank=True)

    class Meta:
        verbose_name = "đoàn ra, đoàn vào"
        verbose_name_plural = "đoàn ra, đoàn vào"
