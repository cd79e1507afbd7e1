"""Tables brought in from files: what was read, what was decided row by row, what came of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Unit


class TableImport(models.Model):
    """One file for one table (a register, or "partner"). Nothing is stored before it is applied.

    `rows`: [{"row": 5, "cells": {...}, "verdict": "new" | "same" | "perhaps" | "conflict" | "bad",
    "match": pk | null, "choice": "new" | "update" | "skip" | "", "problems": [...]}], the number
    being the line of the sheet. `made` counts what an applied import made.
    """

    class State(models.TextChoices):
        LOOKED_AT = "looked_at", "Đang xem trước"
        APPLIED = "applied", "Đã nhập"
        DISCARDED = "discarded", "Đã bỏ"

    MOVABLE: ClassVar = {State.LOOKED_AT: (State.APPLIED, State.DISCARDED)}

    table = models.CharField("Sổ", max_length=20)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="table_imports", verbose_name="Đơn vị"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="table_imports")
    rows = models.JSONField("Các dòng", default=list)
    state = models.CharField("Tình trạng", max_length=9, choices=State, default=State.LOOKED_AT)
    made = models.JSONField("Đã ghi", default=dict, blank=True)
    created_at = models.DateTimeField("Tải lên lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField("Nhập lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lần nhập bảng"
        verbose_name_plural = "lần nhập bảng"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.table}: {self.file}"
