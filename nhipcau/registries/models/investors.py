"""Investors: what they look for, how far one has come with them, when one last spoke."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from nhipcau.documents.models import StoredFile
from nhipcau.outputs.models import Output
from nhipcau.registries.models.entries import Entry, Part, Register, any_way, registered
from nhipcau.registries.models.events import Event
from nhipcau.registries.models.partners import Contact, Partner
from nhipcau.search.folded import FoldedField, matching


@registered(Register.INVESTOR)
class Investor(Entry):
    """An organisation that may invest: facts of the organisation only, people stand in contacts.

    `state` is the stage; every change of it has a day and evidence. `last_touch_on` is the newest
    day of the contact log, kept by its verb. `sectors` are codes of `data/sectors.json`; money in
    US dollars as the investor named it.
    """

    class State(models.TextChoices):
        LEAD = "lead", "Tiềm năng"
        IN_TOUCH = "in_touch", "Đang liên hệ"
        SURVEYED = "surveyed", "Đã khảo sát"
        NEGOTIATING = "negotiating", "Đang đàm phán"
        COMMITTED = "committed", "Đã cam kết"
        INVESTED = "invested", "Đã đầu tư"
        PAUSED = "paused", "Tạm dừng"
        LOST = "lost", "Không đầu tư"

    FIRST: ClassVar = State.LEAD
    MOVABLE: ClassVar = any_way(State)
    COUNTS_IN: ClassVar = tuple(State)
    OUTPUT_KIND: ClassVar = Output.Kind.OTHER

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="investments", verbose_name="Doanh nghiệp, tổ chức"
    )
    sectors = models.JSONField("Lĩnh vực quan tâm", default=list, blank=True)
    capital_usd = models.DecimalField(
        "Vốn dự kiến (USD)", max_digits=16, decimal_places=0, null=True, blank=True
    )
    project = models.CharField("Dự án, địa điểm quan tâm", max_length=500, blank=True)
    needs = models.TextField("Nhu cầu", blank=True)
    source = models.CharField("Biết qua", max_length=300, blank=True)
    source_on = models.DateField("Ngày của nguồn", null=True, blank=True)
    last_touch_on = models.DateField("Liên hệ gần nhất", null=True, blank=True)

    class Meta:
        verbose_name = "nhà đầu tư"
        verbose_name_plural = "nhà đầu tư"


class Touch(Part):
    """One contact with an investor; `next_on` is when somebody promised to come back to it.

    Who was met is a contact of the partner: the words name no person, the trail none either.
    """

    class Way(models.TextChoices):
        MEETING = "meeting", "Gặp trực tiếp"
        CALL = "call", "Điện thoại, trực tuyến"
        LETTER = "letter", "Thư, văn bản"
        VISIT = "visit", "Thăm, khảo sát"
        EVENT = "event", "Tại sự kiện"

    PRIVATE: ClassVar = frozenset({"contact"})

    on = models.DateField("Ngày")
    way = models.CharField("Cách", max_length=8, choices=Way)
    what = models.TextField("Nội dung")
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="touches"
    )
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="touches")
    next_step = models.CharField("Việc tiếp theo", max_length=300, blank=True)
    next_on = models.DateField("Làm trước hết ngày", null=True, blank=True)
    done_on = models.DateField("Đã làm ngày", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần liên hệ"
        verbose_name_plural = "lần liên hệ"
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.what[:80]


class StageProof(Part):
    """What shows that an investor reached a stage: a file, an address, or the words of a letter."""

    state = models.CharField("Giai đoạn", max_length=12, choices=Investor.State)
    reached_on = models.DateField("Ngày")
    said = models.CharField("Căn cứ", max_length=500)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="stage_proofs"
    )
    url = models.URLField("Địa chỉ", max_length=1000, blank=True)

    class Meta:
        verbose_name = "minh chứng giai đoạn"
        verbose_name_plural = "minh chứng giai đoạn"
        ordering = ["reached_on", "pk"]

    def __str__(self) -> str:
        return self.said


class SiteFactQuerySet(models.QuerySet["SiteFact"]):
    def search(self, query: str) -> Self:
        """By site, words and source, marks or no marks."""
        return self.filter(matching(query, "folded"))


class SiteFact(models.Model):
    """A fact one tells investors: land, price, incentive, road of a cluster; with source and date.

    `review_on` is the day after which it is shown as stale. A fact is replaced by a newer one
    (`replaced_by`), never overwritten.
    """

    class Kind(models.TextChoices):
        LAND = "land", "Quỹ đất"
        PRICE = "price", "Giá thuê, phí"
        INCENTIVE = "incentive", "Ưu đãi"
        INFRASTRUCTURE = "infrastructure", "Hạ tầng"
        LABOUR = "labour", "Lao động"
        OTHER = "other", "Khác"

    site = models.CharField("Khu, cụm, địa điểm", max_length=300)
    kind = models.CharField("Loại", max_length=14, choices=Kind)
    value = models.CharField("Nội dung", max_length=1000)
    source = models.CharField("Nguồn", max_length=500)
    as_of = models.DateField("Số liệu đến ngày")
    review_on = models.DateField("Rà soát trước hết ngày")
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    folded = FoldedField(sources=("site", "value", "source"))

    objects: ClassVar[SiteFactQuerySet] = SiteFactQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "dữ liệu mời gọi đầu tư"
        verbose_name_plural = "dữ liệu mời gọi đầu tư"
        ordering = ["site", "kind", "-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.site}: {self.value}"

    def is_stale_on(self, day: date) -> bool:
        return self.replaced_by_id is None and self.review_on < day
