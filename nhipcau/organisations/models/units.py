"""Bodies that answer for work, under the names they bore at each time."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from nhipcau.organisations.models.dated import Dated, DatedQuerySet, days_in_order
from nhipcau.search.folded import FoldedField, matching
from nhipcau.vietnamese.text import match_key


class UnitQuerySet(DatedQuerySet["Unit"]):
    def reporting(self) -> "UnitQuerySet":
        """Units inside the system, who owe reports; partners and central bodies do not."""
        return self.filter(is_external=False)

    def search(self, query: str) -> "UnitQuerySet":
        """Units whose name begins with the words, marks or no marks, or that are also so called."""
        alias = UnitAlias.objects.filter(key=match_key(query)).exclude(key="")
        return self.filter(matching(query, "folded") | Q(pk__in=alias.values("unit")))

    def with_trait(self, trait: str, day: date) -> "UnitQuerySet":
        return self.filter(pk__in=UnitTrait.objects.on(day).filter(trait=trait).values("unit"))


class Unit(Dated):
    """One body through all its names. A unit ends, it is never deleted.

    `name` and `short_name` are the names of today's row in `names`, kept here for lists;
    a document of day D prints `name_on(D)`.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province", "UBND cấp tỉnh"
        DEPARTMENT = "department", "Sở"
        AGENCY = "agency", "Ban, ngành"
        DISTRICT = "district", "UBND cấp huyện"
        COMMUNE = "commune", "UBND cấp xã"
        PRESS = "press", "Cơ quan báo chí"
        BROADCASTER = "broadcaster", "Đài truyền thanh cơ sở"
        FORCES = "forces", "Lực lượng vũ trang"
        PARTY = "party", "Cơ quan Đảng, Mặt trận, đoàn thể"
        ASSOCIATION = "association", "Hội, hiệp hội"
        INSTITUTE = "institute", "Đơn vị sự nghiệp, trung tâm"
        STEERING = "steering", "Ban Chỉ đạo"
        CENTRAL = "central", "Cơ quan Trung ương"
        PARTNER = "partner", "Đối tác"

    code = models.SlugField("Mã", unique=True)
    kind = models.CharField("Loại", max_length=20, choices=Kind)
    name = models.CharField("Tên", max_length=300)
    short_name = models.CharField("Tên viết tắt", max_length=120, blank=True)
    english_name = models.CharField("Tên tiếng Anh", max_length=300, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="Trực thuộc",
    )
    is_external = models.BooleanField("Ngoài hệ thống báo cáo", default=False)
    position = models.PositiveIntegerField("Thứ tự", default=1000)
    folded = FoldedField(sources=("name", "short_name"))

    objects: ClassVar[UnitQuerySet] = UnitQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["position", "code"]
        constraints = [days_in_order("unit_days_in_order")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name people use in lists: the short one where there is one."""
        return self.short_name or self.name

    def name_on(self, day: date) -> str:
        """The full name borne on `day`, today's where no dated name covers it."""
        found = next((n for n in self.names.all() if n.holds_on(day)), None)
        return found.name if found else self.name


class UnitName(Dated):
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    name = models.CharField("Tên", max_length=300)
    short_name = models.CharField("Tên viết tắt", max_length=120, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "tên theo thời gian"
        verbose_name_plural = "tên theo thời gian"
        ordering = ["valid_from"]
        constraints = [days_in_order("unit_name_days_in_order")]

    def __str__(self) -> str:
        return self.name


class UnitAlias(models.Model):
    """Another way the paper writes a unit. `key` is the folded form; one key means one unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    text = models.CharField("Cách viết", max_length=300)
    key = models.CharField("Khóa so khớp", max_length=300, unique=True, editable=False)

    class Meta:
        verbose_name = "cách viết khác"
        verbose_name_plural = "cách viết khác"
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class UnitTrait(Dated):
    """A property that groups ask for, such as "ven biển", while it holds."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="traits")
    trait = models.CharField("Đặc điểm", max_length=60)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "đặc điểm"
        verbose_name_plural = "đặc điểm"
        ordering = ["trait"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "trait", "valid_from"], name="unit_trait_once"),
            days_in_order("unit_trait_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.trait


class Succession(models.Model):
    """From `effective_on` the successor answers for `scope` of the predecessor, "" for all."""

    predecessor = models.ForeignKey(
        Unit, models.PROTECT, related_name="successions", verbose_name="Đơn vị cũ"
    )
    successor = models.ForeignKey(
        Unit, models.PROTECT, related_name="inheritances", verbose_name="Đơn vị mới"
    )
    scope = models.CharField("Phạm vi chuyển giao", max_length=300, blank=True)
    effective_on = models.DateField("Từ ngày")
    document_number = models.CharField("Số văn bản", max_length=120, blank=True)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        ordering = ["effective_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "scope", "effective_on"], name="succession_once"
            ),
            models.CheckConstraint(
                name="succession_is_not_to_itself",
                condition=~Q(predecessor=models.F("successor")),
                violation_error_message="Đơn vị không thể kế thừa chính mình.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
