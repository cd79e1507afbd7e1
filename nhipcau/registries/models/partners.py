"""Organisations that the province works with, by all their names, and the people one may reach."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import Unit
from nhipcau.search.folded import FoldedField, matching


class PartnerQuerySet(models.QuerySet["Partner"]):
    def standing(self) -> Self:
        """Partners that were not merged into another one."""
        return self.filter(merged_into=None)

    def search(self, query: str) -> Self:
        """Any of its names, without marks, in any order of words, in any script."""
        return self.filter(matching(query, "folded"))


class Partner(models.Model):
    """One organisation. `name` is the one on our screens; country codes are ISO 3166-1 alpha-2.

    `names` (all aliases) feeds `folded`; the verbs keep it. A partner merged into another stays as
    an address that leads there.
    """

    class Kind(models.TextChoices):
        LOCALITY = "locality", "Địa phương nước ngoài"
        MISSION = "mission", "Cơ quan đại diện nước ngoài tại Việt Nam"
        OUR_MISSION = "our_mission", "Cơ quan đại diện Việt Nam ở nước ngoài"
        GOVERNMENT = "government", "Cơ quan nhà nước"
        INTERNATIONAL = "international", "Tổ chức quốc tế"
        ASSOCIATION = "association", "Hội, hiệp hội"
        OVERSEAS = "overseas", "Hội người Việt Nam ở nước ngoài"
        NGO = "ngo", "Tổ chức phi chính phủ nước ngoài"
        MEDIA = "media", "Cơ quan báo chí"
        ENTERPRISE = "enterprise", "Doanh nghiệp"
        SCHOOL = "school", "Trường, viện nghiên cứu"
        OTHER = "other", "Khác"

    kind = models.CharField("Loại", max_length=14, choices=Kind)
    name = models.CharField("Tên", max_length=300)
    original_name = models.CharField("Tên nguyên gốc", max_length=300, blank=True)
    english_name = models.CharField("Tên tiếng Anh", max_length=300, blank=True)
    names = models.TextField("Mọi tên gọi", blank=True, editable=False)
    country = models.CharField("Nước", max_length=2, blank=True)
    province = models.CharField("Tỉnh, bang, vùng", max_length=120, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="Trực thuộc",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="partners", verbose_name="Đơn vị theo dõi"
    )
    is_friendly = models.BooleanField("Kết nghĩa, hữu nghị với tỉnh", default=False)
    friendly_since = models.DateField("Kết nghĩa từ", null=True, blank=True)
    website = models.URLField("Trang tin", max_length=500, blank=True)
    email = models.EmailField("Thư điện tử chung", blank=True)
    phone = models.CharField("Điện thoại chung", max_length=60, blank=True)
    address = models.CharField("Địa chỉ", max_length=500, blank=True)
    note = models.TextField("Ghi chú", blank=True)
    ended_on = models.DateField("Thôi hoạt động từ", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="Gộp vào"
    )
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    folded = FoldedField(sources=("name", "original_name", "english_name", "names", "province"))

    objects: ClassVar[PartnerQuerySet] = PartnerQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "đối tác"
        verbose_name_plural = "đối tác"
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["kind", "country"], name="partner_by_kind_country")]
        constraints = [
            models.CheckConstraint(
                name="partner_since_when_friendly",
                condition=Q(friendly_since=None) | Q(is_friendly=True),
                violation_error_message="Ngày kết nghĩa chỉ ghi cho nơi kết nghĩa, hữu nghị.",
            ),
            models.CheckConstraint(
                name="partner_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                violation_error_message="Không gộp một đối tác với chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PartnerName(models.Model):
    """Another name of a partner: short, former, in another script; `key` is its folded form."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="aliases")
    text = models.CharField("Tên gọi khác", max_length=300)
    language = models.CharField("Ngôn ngữ", max_length=10, blank=True)
    key = models.CharField("Khóa so khớp", max_length=300, editable=False, db_index=True)

    class Meta:
        verbose_name = "tên gọi khác của đối tác"
        verbose_name_plural = "tên gọi khác của đối tác"
        ordering = ["text", "pk"]
        constraints = [models.UniqueConstraint(fields=["partner", "key"], name="partner_name_once")]

    def __str__(self) -> str:
        return self.text


class PartnerStep(models.Model):
    """A change of a partner: who, when, why; no words of contacts stand here."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=30)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của đối tác"
        verbose_name_plural = "bước của đối tác"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.act}"


class ToldApart(models.Model):
    """Two partners that look like one and are not, as a person said; `one` has the lower number."""

    one = models.ForeignKey(Partner, models.PROTECT, related_name="apart_from_later")
    other = models.ForeignKey(Partner, models.PROTECT, related_name="apart_from_earlier")
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "xác nhận không trùng"
        verbose_name_plural = "xác nhận không trùng"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="told_apart_once"),
            models.CheckConstraint(
                name="told_apart_in_order",
                condition=Q(one__lt=F("other")),
                violation_error_message="Hai đối tác phải khác nhau.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"


class Ground(models.TextChoices):
    """On what legal ground personal data are kept (Law 91/2025, Art. 9 and 19, unverified)."""

    CONSENT = "consent", "Người đó đồng ý"
    DUTY = "duty", "Hoạt động của cơ quan nhà nước theo luật"
    CONTRACT = "contract", "Thực hiện hợp đồng"
    PUBLISHED = "published", "Người đó tự công khai ở cương vị công tác"


class ContactQuerySet(models.QuerySet["Contact"]):
    def known(self) -> Self:
        """Those whose words have not been erased."""
        return self.filter(erased_at=None)

    def standing(self) -> Self:
        """Those that were not merged into another one."""
        return self.filter(merged_into=None)

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded") | Q(partner__in=Partner.objects.search(query)))


class Contact(models.Model):
    """A person one reaches a partner through, at work. `keep_until` is inclusive.

    Personal data are `name`, `original_name`, `title`, `note`, `details`, `folded` and the proof of
    consent: erased, the row stays as a number. Nothing of opinions, views or private life.
    """

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="contacts", verbose_name="Đối tác"
    )
    name = models.CharField("Họ tên", max_length=200, blank=True)
    original_name = models.CharField("Họ tên nguyên gốc", max_length=200, blank=True)
    title = models.CharField("Chức vụ", max_length=200, blank=True)
    language = models.CharField("Ngôn ngữ liên hệ", max_length=10, blank=True)
    note = models.CharField("Ghi chú công việc", max_length=500, blank=True)
    purpose = models.CharField("Mục đích", max_length=300)
    ground = models.CharField("Căn cứ", max_length=10, choices=Ground)
    keep_until = models.DateField("Giữ đến hết")
    restricted_on = models.DateField("Hạn chế dùng từ", null=True, blank=True)
    erased_at = models.DateTimeField("Xóa lúc", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="Gộp vào"
    )
    created_at = models.DateTimeField("Nhập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    folded = FoldedField(sources=("name", "original_name", "title"))

    objects: ClassVar[ContactQuerySet] = ContactQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "người liên hệ"
        verbose_name_plural = "người liên hệ"
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["keep_until"], name="contact_by_end")]
        constraints = [
            models.CheckConstraint(
                name="contact_erased_is_empty",
                condition=Q(erased_at=None) | Q(name="", original_name="", title="", note=""),
                violation_error_message="Dữ liệu đã xóa không được còn lại.",
            ),
            models.CheckConstraint(
                name="contact_has_name",
                condition=~Q(erased_at=None) | ~Q(name=""),
                violation_error_message="Ghi họ tên người liên hệ.",
            ),
        ]

    def __str__(self) -> str:
        if self.restricted_on:
            return f"Người liên hệ số {self.pk} (hạn chế sử dụng)"
        return self.name or f"Người liên hệ số {self.pk} (đã xóa dữ liệu)"


class ContactDetail(models.Model):
    """One way to reach a person, with a purpose, a ground and an end of its own."""

    class Kind(models.TextChoices):
        EMAIL = "email", "Thư điện tử"
        PHONE = "phone", "Điện thoại cơ quan"
        MOBILE = "mobile", "Điện thoại di động"
        ADDRESS = "address", "Địa chỉ liên hệ"
        OTHER = "other", "Cách liên hệ khác"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="details")
    kind = models.CharField("Loại", max_length=8, choices=Kind)
    value = models.CharField("Nội dung", max_length=300)
    purpose = models.CharField("Mục đích", max_length=300)
    ground = models.CharField("Căn cứ", max_length=10, choices=Ground)
    keep_until = models.DateField("Giữ đến hết")

    class Meta:
        verbose_name = "cách liên hệ"
        verbose_name_plural = "cách liên hệ"
        ordering = ["kind", "pk"]
        indexes = [models.Index(fields=["keep_until"], name="detail_by_end")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.pk}"


class Consent(models.Model):
    """A person agreed to one purpose. `text_hash` is the sha256 of the words that were shown."""

    class Channel(models.TextChoices):
        PAPER = "paper", "Văn bản"
        EMAIL = "email", "Thư điện tử"
        FORM = "form", "Biểu mẫu trên mạng"
        CALL = "call", "Cuộc gọi có ghi âm"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="consents")
    purpose = models.CharField("Mục đích", max_length=300)
    text_hash = models.CharField("SHA-256 của lời hỏi", max_length=64, blank=True)
    given_on = models.DateField("Đồng ý ngày")
    channel = models.CharField("Bằng", max_length=6, choices=Channel)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    withdrawn_on = models.DateField("Rút ngày", null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "sự đồng ý"
        verbose_name_plural = "sự đồng ý"
        ordering = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.given_on}"
