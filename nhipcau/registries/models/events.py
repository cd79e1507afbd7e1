"""Events of every kind, the permission they need, and the people who come."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.outputs.models import Output
from nhipcau.registries.models.entries import Entry, Part, Register, registered
from nhipcau.registries.models.partners import Ground, Partner


@registered(Register.EVENT)
class Event(Entry):
    """One event. `starts_on`..`ends_on` are its days, the hours stand beside them (local time).

    `permission` says who permits an international conference (Decision 06/2020, read in part). The
    public registers at an address of `code` while registration is open. `hours` are hours of
    teaching of a training; `attended` the number that came, where nobody was counted one by one.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Dự kiến"
        PERMITTED = "permitted", "Được phép tổ chức"
        HELD = "held", "Đã tổ chức"
        REPORTED = "reported", "Đã báo cáo kết quả"
        CANCELLED = "cancelled", "Không tổ chức"

    FIRST: ClassVar = State.PLANNED
    MOVABLE: ClassVar = {
        State.PLANNED: (State.PERMITTED, State.HELD, State.CANCELLED),
        State.PERMITTED: (State.HELD, State.CANCELLED, State.PLANNED),
        State.HELD: (State.REPORTED, State.PLANNED),
        State.REPORTED: (State.HELD,),
        State.CANCELLED: (State.PLANNED,),
    }
    COUNTS_IN: ClassVar = (State.HELD, State.REPORTED)

    class Kind(models.TextChoices):
        CONFERENCE = "conference", "Hội nghị, hội thảo"
        FAIR = "fair", "Hội chợ, triển lãm, xúc tiến"
        TRAINING = "training", "Tập huấn, bồi dưỡng"
        EXCHANGE = "exchange", "Giao lưu văn hóa, thể thao"
        PRESS_CONFERENCE = "press", "Họp báo"
        VISIT = "visit", "Khảo sát, thăm thực địa"
        BRIEFING = "briefing", "Phổ biến kiến thức, tọa đàm"
        FESTIVAL = "festival", "Lễ hội, lễ kỷ niệm"
        OTHER = "other", "Khác"

    class Mode(models.TextChoices):
        ON_SITE = "on_site", "Trực tiếp"
        ONLINE = "online", "Trực tuyến"
        BOTH = "both", "Trực tiếp và trực tuyến"

    class Permission(models.TextChoices):
        NONE = "none", "Không phải xin phép"
        CHAIRMAN = "chairman", "Chủ tịch UBND tỉnh cho phép"
        PRIME_MINISTER = "prime_minister", "Thủ tướng Chính phủ cho phép"

    kind = models.CharField("Loại", max_length=10, choices=Kind)
    mode = models.CharField("Hình thức", max_length=7, choices=Mode, default=Mode.ON_SITE)
    is_international = models.BooleanField("Có yếu tố nước ngoài", default=False)
    starts_at = models.TimeField("Bắt đầu lúc", null=True, blank=True)
    ends_at = models.TimeField("Kết thúc lúc", null=True, blank=True)
    venue = models.CharField("Địa điểm", max_length=300, blank=True)
    country = models.CharField("Nước", max_length=2, blank=True)
    partners = models.ManyToManyField(
        Partner, related_name="events", blank=True, verbose_name="Đối tác, khách mời"
    )
    permission = models.CharField(
        "Thẩm quyền cho phép", max_length=14, choices=Permission, default=Permission.NONE
    )
    dossier_sent_on = models.DateField("Gửi hồ sơ xin phép ngày", null=True, blank=True)
    permitted_on = models.DateField("Được phép ngày", null=True, blank=True)
    permit_number = models.CharField("Văn bản cho phép", max_length=120, blank=True)
    notified_on = models.DateField("Gửi thông báo họp báo ngày", null=True, blank=True)
    reported_on = models.DateField("Ngày báo cáo kết quả", null=True, blank=True)
    result = models.TextField("Kết quả", blank=True)
    hours = models.DecimalField("Số giờ học", max_digits=6, decimal_places=1, null=True, blank=True)
    attended = models.PositiveIntegerField("Số người dự", null=True, blank=True)
    code = models.CharField("Mã đăng ký", max_length=12, unique=True, null=True, blank=True)
    capacity = models.PositiveIntegerField("Số chỗ", null=True, blank=True)
    registers_from = models.DateField("Nhận đăng ký từ", null=True, blank=True)
    registers_until = models.DateField("Nhận đăng ký đến hết", null=True, blank=True)
    public_language = models.CharField("Tiếng của trang đăng ký", max_length=20, default="vi")

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "sự kiện"
        constraints = [
            models.CheckConstraint(
                name="event_registration_in_order",
                condition=Q(registers_from=None)
                | Q(registers_until=None)
                | Q(registers_from__lte=F("registers_until")),
                violation_error_message="Ngày mở đăng ký phải trước hoặc bằng ngày đóng.",
            )
        ]

    @property
    def OUTPUT_KIND(self) -> str:  # noqa: N802  the name every register answers to
        is_training = self.kind in (self.Kind.TRAINING, self.Kind.BRIEFING)
        return Output.Kind.TRAINING if is_training else Output.Kind.EVENT


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> Self:
        return self.exclude(state=Registration.State.CANCELLED)

    def known(self) -> Self:
        return self.filter(erased_at=None)


class Registration(Part):
    """A person who comes, or would like to. `code` is what the QR of the ticket carries.

    Personal data are `name`, `title`, `organisation`, `email`, `phone`, `note`: emptied after
    `keep_until`; that somebody came stays a number.
    """

    class State(models.TextChoices):
        CONFIRMED = "confirmed", "Có chỗ"
        WAITING = "waiting", "Chờ có chỗ"
        CANCELLED = "cancelled", "Đã hủy"

    class Source(models.TextChoices):
        PUBLIC = "public", "Tự đăng ký"
        OFFICE = "office", "Đơn vị mời"
        IMPORTED = "imported", "Nhập từ tệp"

    PRIVATE: ClassVar = frozenset({"name", "title", "organisation", "email", "phone", "note"})

    code = models.CharField("Mã", max_length=24, unique=True)
    state = models.CharField("Tình trạng", max_length=9, choices=State)
    source = models.CharField("Nguồn", max_length=8, choices=Source)
    name = models.CharField("Họ tên", max_length=200, blank=True)
    title = models.CharField("Chức vụ", max_length=200, blank=True)
    organisation = models.CharField("Cơ quan, doanh nghiệp", max_length=300, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    country = models.CharField("Nước", max_length=2, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    language = models.CharField("Ngôn ngữ", max_length=20, default="vi")
    ground = models.CharField("Căn cứ", max_length=10, choices=Ground, default=Ground.CONSENT)
    consent_hash = models.CharField("SHA-256 của lời hỏi", max_length=64, blank=True)
    registered_at = models.DateTimeField("Đăng ký lúc", auto_now_add=True)
    attended_at = models.DateTimeField("Có mặt lúc", null=True, blank=True)
    keep_until = models.DateField("Giữ đến hết")
    erased_at = models.DateTimeField("Xóa lúc", null=True, blank=True)

    objects: ClassVar[RegistrationQuerySet] = RegistrationQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "người dự"
        verbose_name_plural = "người dự"
        ordering = ["registered_at", "pk"]
        indexes = [models.Index(fields=["keep_until"], name="registration_by_end")]
        constraints = [
            models.CheckConstraint(
                name="registration_erased_is_empty",
                condition=Q(erased_at=None)
                | Q(name="", title="", organisation="", email="", phone="", note=""),
                violation_error_message="Dữ liệu đã xóa không được còn lại.",
            )
        ]

    def __str__(self) -> str:
        return self.name or "(đã xóa dữ liệu)"


class RegistrationMail(models.Model):
    """A letter to a person who registered: claimed before it is sent, emptied with the person."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="mails")
    kind = models.CharField("Loại", max_length=12)
    subject = models.CharField("Tiêu đề", max_length=300, blank=True)
    body = models.TextField("Nội dung", blank=True)
    state = models.CharField("Thư", max_length=10, default="waiting")
    error = models.CharField("Lỗi gửi thư", max_length=500, blank=True)
    moved_at = models.DateTimeField("Lúc", auto_now=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "thư cho người dự"
        verbose_name_plural = "thư cho người dự"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.kind}"
