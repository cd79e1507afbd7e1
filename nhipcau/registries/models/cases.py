"""Cases of publications that misstate sovereignty: objects and papers, never persons."""

from typing import ClassVar

from django.db import models

from nhipcau.documents.models import LegalBasis
from nhipcau.outputs.models import Output
from nhipcau.registries.models.entries import Entry, Register, registered


@registered(Register.CASE)
class PublicationCase(Entry):
    """A plain administrative record of an object: what, where, on what ground, by whom handled.

    There is no field for a person and there will be none; nothing here searches, reports to a
    platform or asks for a removal. `starts_on` is the day it was found.
    """

    class State(models.TextChoices):
        FOUND = "found", "Mới ghi nhận"
        TRANSFERRED = "transferred", "Đã chuyển cơ quan xử lý"
        CLOSED = "closed", "Đã có kết quả"
        UNFOUNDED = "unfounded", "Không có sai lệch"

    FIRST: ClassVar = State.FOUND
    MOVABLE: ClassVar = {
        State.FOUND: (State.TRANSFERRED, State.CLOSED, State.UNFOUNDED),
        State.TRANSFERRED: (State.CLOSED, State.UNFOUNDED),
        State.CLOSED: (State.TRANSFERRED,),
        State.UNFOUNDED: (State.FOUND,),
    }
    COUNTS_IN: ClassVar = (State.CLOSED,)
    OUTPUT_KIND: ClassVar = Output.Kind.OTHER

    class ObjectKind(models.TextChoices):
        PRINT = "print", "Sách, báo, ấn phẩm in"
        MAP = "map", "Bản đồ, quả địa cầu"
        PRODUCT = "product", "Hàng hóa, bao bì"
        FILM = "film", "Phim, trò chơi, phần mềm"
        PAGE = "page", "Trang tin của cơ quan, tổ chức"
        OTHER = "other", "Khác"

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", "Đã sửa"
        RECALLED = "recalled", "Đã thu hồi"
        DESTROYED = "destroyed", "Đã tiêu hủy"
        NOT_IMPORTED = "not_imported", "Không cho nhập, lưu hành"
        OTHER = "other", "Khác"

    object_kind = models.CharField("Loại vật phẩm", max_length=8, choices=ObjectKind)
    what = models.TextField("Vật phẩm, nội dung sai lệch")
    quantity = models.PositiveIntegerField("Số lượng", null=True, blank=True)
    place = models.CharField("Nơi phát hiện", max_length=300, blank=True)
    basis = models.ForeignKey(
        LegalBasis,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name="Căn cứ pháp lý",
    )
    basis_clause = models.CharField("Điều, khoản", max_length=120, blank=True)
    handler = models.CharField("Cơ quan xử lý", max_length=300, blank=True)
    transferred_on = models.DateField("Chuyển ngày", null=True, blank=True)
    document = models.CharField("Văn bản xử lý", max_length=120, blank=True)
    closed_on = models.DateField("Có kết quả ngày", null=True, blank=True)
    outcome = models.CharField("Kết quả", max_length=12, choices=Outcome, blank=True)
    result = models.TextField("Nội dung kết quả", blank=True)

    class Meta:
        verbose_name = "vụ việc ấn phẩm"
        verbose_name_plural = "vụ việc ấn phẩm"
