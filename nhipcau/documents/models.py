"""The paper: official documents in and out, the files behind them, legal bases with validity."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.organisations.models import Unit
from nhipcau.search.folded import FoldedField, matching


class StoredFile(models.Model):
    """A file as it was received or made, named by its sha256 on disk; never overwritten.

    `size` is in bytes; `media_type` is decided by content, not by name. A purged file has neither
    content nor name any more.
    """

    content = models.FileField("Tệp", upload_to="%Y/%m/", max_length=200)
    name = models.CharField("Tên tệp", max_length=255)
    media_type = models.CharField("Kiểu nội dung", max_length=120)
    size = models.PositiveBigIntegerField("Dung lượng")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    stored_at = models.DateTimeField("Lưu lúc", auto_now_add=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="Người lưu",
    )
    purged_at = models.DateTimeField("Xóa hẳn lúc", null=True, blank=True)
    purged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người xóa hẳn",
    )
    purge_reason = models.CharField("Lý do xóa hẳn", max_length=500, blank=True)

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        ordering = ["-stored_at"]

    def __str__(self) -> str:
        return self.name


class OfficialDocument(models.Model):
    """A document of an office. Number and date stay empty until the registry clerk gives them."""

    class Kind(models.TextChoices):
        PLAN = "KH", "Kế hoạch"
        PROGRAMME = "CTr", "Chương trình"
        DECISION = "QĐ", "Quyết định"
        REPORT = "BC", "Báo cáo"
        SUBMISSION = "TTr", "Tờ trình"
        LETTER = "CV", "Công văn"
        OTHER = "VB", "Văn bản khác"

    class Direction(models.TextChoices):
        INCOMING = "in", "Văn bản đến"
        OUTGOING = "out", "Văn bản đi"

    kind = models.CharField("Tên loại", max_length=5, choices=Kind)
    direction = models.CharField("Chiều", max_length=3, choices=Direction)
    number = models.CharField("Số, ký hiệu", max_length=120, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    date_text = models.CharField("Ngày ghi trên văn bản", max_length=120, blank=True)
    issuer = models.CharField("Cơ quan ban hành", max_length=300)
    issuer_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="Đơn vị ban hành",
    )
    subject = models.CharField("Trích yếu", max_length=1000)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="Tệp",
    )
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="Người nhập",
    )
    folded = FoldedField(sources=("subject", "number", "issuer"))

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-issued_on", "-created_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()


class LegalBasisQuerySet(models.QuerySet["LegalBasis"]):
    def search(self, query: str) -> Self:
        """By kind, number, issuer and subject, marks or no marks."""
        return self.filter(matching(query, "folded"))


class LegalBasis(models.Model):
    """An act or document that others cite. Days in force are inclusive; empty means open.

    Numbers such as "12/QĐ-TTg" begin anew each year: kind, number and day together tell an act.
    """

    kind = models.CharField("Loại", max_length=60)
    number = models.CharField("Số, ký hiệu", max_length=120, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    issuer = models.CharField("Cơ quan ban hành", max_length=300, blank=True)
    subject = models.CharField("Trích yếu", max_length=1000, blank=True)
    in_force_from = models.DateField("Hiệu lực từ", null=True, blank=True)
    in_force_to = models.DateField("Hết hiệu lực sau ngày", null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name="Được thay bằng",
    )
    is_verified = models.BooleanField("Đã đối chiếu bản gốc", default=False)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    folded = FoldedField(sources=("kind", "number", "issuer", "subject"))

    objects = LegalBasisQuerySet.as_manager()

    class Meta:
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"
        ordering = ["issued_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "issued_on"],
                condition=~Q(number=""),
                name="legal_basis_number_and_day_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=~Q(number="") & Q(issued_on=None),
                name="legal_basis_number_without_day_once",
            ),
            models.CheckConstraint(
                name="legal_basis_days_in_order",
                condition=Q(in_force_from=None)
                | Q(in_force_to=None)
                | Q(in_force_from__lte=F("in_force_to")),
                violation_error_message="Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class LegalBasisStep(models.Model):
    """What was changed of an act: who, when. `changes`: field -> [before, after]."""

    basis = models.ForeignKey(LegalBasis, models.CASCADE, related_name="steps")
    action = models.CharField("Việc", max_length=40)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
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
        verbose_name = "bước của căn cứ"
        verbose_name_plural = "bước của căn cứ"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.basis_id}: {self.action}"
