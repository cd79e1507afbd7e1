"""Publications and media: a work, its editions by language, licence, stock, who got some."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.documents.models import StoredFile
from nhipcau.editorial.models import Edition
from nhipcau.outputs.languages import LANGUAGE_NAMES
from nhipcau.outputs.models import Output
from nhipcau.registries.models.entries import Entry, Part, Register, registered
from nhipcau.registries.models.events import Event
from nhipcau.registries.models.partners import Partner


@registered(Register.PUBLICATION)
class Publication(Entry):
    """One work; `starts_on` is its first day out. A newsletter issue has volume and number.

    `through_publisher`: a publishing house brings it out under its own decision, else the office
    itself does, as a document that is not for sale.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Dự kiến"
        PREPARING = "preparing", "Đang biên soạn"
        CHECKED = "checked", "Đã kiểm tra"
        RELEASED = "released", "Đã phát hành"
        WITHDRAWN = "withdrawn", "Thu hồi"
        CANCELLED = "cancelled", "Không thực hiện"

    FIRST: ClassVar = State.PLANNED
    MOVABLE: ClassVar = {
        State.PLANNED: (State.PREPARING, State.CANCELLED),
        State.PREPARING: (State.CHECKED, State.CANCELLED),
        State.CHECKED: (State.RELEASED, State.PREPARING),
        State.RELEASED: (State.WITHDRAWN,),
        State.WITHDRAWN: (State.PREPARING,),
        State.CANCELLED: (State.PLANNED,),
    }
    COUNTS_IN: ClassVar = (State.RELEASED,)

    class Form(models.TextChoices):
        POSTCARD = "postcard", "Bưu thiếp"
        MAP = "map", "Bản đồ"
        HANDBOOK = "handbook", "Sổ tay, cẩm nang"
        LEAFLET = "leaflet", "Tờ rơi, tờ gấp"
        BOOK = "book", "Sách, ảnh tập"
        POSTER = "poster", "Pa nô, áp phích"
        CLIP = "clip", "Clip"
        FILM = "film", "Phim, phóng sự"
        NEWSLETTER = "newsletter", "Bản tin đối ngoại"
        OTHER = "other", "Khác"

    form = models.CharField("Thể loại", max_length=10, choices=Form)
    series = models.CharField("Bộ, tên bản tin", max_length=300, blank=True)
    volume = models.CharField("Tập, năm", max_length=40, blank=True)
    number = models.CharField("Số", max_length=40, blank=True)
    publisher = models.CharField("Nơi xuất bản, sản xuất", max_length=300, blank=True)
    through_publisher = models.BooleanField("Xuất bản qua nhà xuất bản", default=False)
    responsible = models.CharField("Chức danh chịu trách nhiệm", max_length=300, blank=True)
    rights = models.TextField("Quyền tác giả", blank=True)
    credits_line = models.TextField("Ghi công", blank=True)
    shows_map = models.BooleanField("Có bản đồ", default=False)

    class Meta:
        verbose_name = "ấn phẩm"
        verbose_name_plural = "ấn phẩm"

    @property
    def quarter(self) -> int | None:
        """1 to 4, of the first day out."""
        return (self.starts_on.month + 2) // 3 if self.starts_on else None

    @property
    def OUTPUT_KIND(self) -> str:  # noqa: N802  the name every register answers to
        if self.form in (self.Form.CLIP, self.Form.FILM):
            return Output.Kind.CLIP
        if self.form == self.Form.NEWSLETTER:
            return Output.Kind.NEWSLETTER
        return Output.Kind.PUBLICATION


class Printing(Part):
    """An edition: one language in one form of making. Sizes in millimetres, `minutes` of a clip.

    `licence_until` is the last day of the licence, inclusive.
    """

    class Made(models.TextChoices):
        PRINT = "print", "Bản in"
        DIGITAL = "digital", "Bản điện tử"
        AUDIO_VISUAL = "audio_visual", "Nghe nhìn"

    class Stage(models.TextChoices):
        PREPARING = "preparing", "Đang chuẩn bị"
        LICENSED = "licensed", "Đã có giấy phép"
        DEPOSITED = "deposited", "Đã nộp lưu chiểu"
        RELEASED = "released", "Đã phát hành"

    language = models.CharField("Ngôn ngữ", max_length=10, choices=LANGUAGE_NAMES)
    title = models.CharField("Tên bằng tiếng đó", max_length=400, blank=True)
    made = models.CharField("Dạng", max_length=12, choices=Made, default=Made.PRINT)
    pages = models.PositiveIntegerField("Số trang", null=True, blank=True)
    minutes = models.DecimalField(
        "Thời lượng (phút)", max_digits=6, decimal_places=1, null=True, blank=True
    )
    width_mm = models.PositiveIntegerField("Rộng (mm)", null=True, blank=True)
    height_mm = models.PositiveIntegerField("Cao (mm)", null=True, blank=True)
    licence_number = models.CharField("Số giấy phép", max_length=120, blank=True)
    licensed_on = models.DateField("Ngày cấp", null=True, blank=True)
    licence_until = models.DateField("Giấy phép đến hết ngày", null=True, blank=True)
    deposited_on = models.DateField("Nộp lưu chiểu ngày", null=True, blank=True)
    released_on = models.DateField("Phát hành ngày", null=True, blank=True)
    print_run = models.PositiveIntegerField("Số lượng in", null=True, blank=True)
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="printings",
        verbose_name="Tệp",
    )
    url = models.URLField("Địa chỉ", max_length=1000, blank=True)
    page = models.ForeignKey(
        Edition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="printings",
        verbose_name="Trang trên cổng",
    )

    class Meta:
        verbose_name = "bản của ấn phẩm"
        verbose_name_plural = "bản của ấn phẩm"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="printing_licence_in_order",
                condition=Q(licensed_on=None)
                | Q(licence_until=None)
                | Q(licensed_on__lte=F("licence_until")),
                violation_error_message="Giấy phép phải hết hạn sau ngày cấp.",
            )
        ]

    def __str__(self) -> str:
        words = f"{self.get_language_display()}, {self.get_made_display().lower()}"
        return f"{words}: {self.title}" if self.title else words

    @property
    def stage(self) -> str:
        """How far it has come; the last thing done decides."""
        if self.released_on:
            return self.Stage.RELEASED
        if self.deposited_on:
            return self.Stage.DEPOSITED
        return self.Stage.LICENSED if self.licence_number else self.Stage.PREPARING

    @property
    def is_stocked(self) -> bool:
        """Paper runs out; of files only their sending is written down."""
        return self.made == self.Made.PRINT

    @property
    def stage_words(self) -> str:
        return str(self.Stage(self.stage).label)


class StockMoveQuerySet(models.QuerySet["StockMove"]):
    def given_out(self) -> Self:
        return self.filter(kind=StockMove.Kind.GIVEN)


class StockMove(models.Model):
    """Copies that came or went; `quantity` is what the stock grows by, negative where it shrinks.

    The stock is their sum and never below nothing. A mistake is put right by a move of its own.
    """

    class Kind(models.TextChoices):
        PRINTED = "printed", "Nhập từ nhà in"
        GIVEN = "given", "Phát, tặng"
        RETURNED = "returned", "Nhận lại"
        LOST = "lost", "Hỏng, mất, hủy"
        COUNTED = "counted", "Kiểm kê chênh lệch"

    printing = models.ForeignKey(Printing, models.PROTECT, related_name="moves")
    kind = models.CharField("Việc", max_length=8, choices=Kind)
    quantity = models.IntegerField("Số bản")
    on = models.DateField("Ngày")
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="received"
    )
    recipient = models.CharField("Nơi nhận", max_length=300, blank=True)
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="given_out"
    )
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects: ClassVar[StockMoveQuerySet] = StockMoveQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "nhập, xuất ấn phẩm"
        verbose_name_plural = "nhập, xuất ấn phẩm"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="stock_move_not_nothing",
                condition=~Q(quantity=0),
                violation_error_message="Số bản phải khác không.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.printing_id}: {self.quantity:+d}"
