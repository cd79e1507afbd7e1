"""Events of every kind and the permission they need."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nhipcau.outputs.models import Output
from nhipcau.registries.models.entries import Entry, Register, registered
from nhipcau.registries.models.partners import Partner


@registered(Register.EVENT)
class Event(Entry):
    """One event. `starts_on`..`ends_on` are its days, the hours stand beside them (local time).

    `is_ours`: we hold it; else we take part in somebody else's. `permission` says who permits an
    international conference (Decision 06/2020, read in part). The public registers at an address of
    `code`, `registers_from`..`registers_until`, unless closed before. `english_*` stand on the
    English page of registration. `languages` are codes such as "vi". `hours` are hours of teaching
    of a training; `attended` the number that came, where nobody was counted one by one.
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
    is_ours = models.BooleanField("Đơn vị trong tỉnh tổ chức", default=True)
    is_international = models.BooleanField("Có yếu tố nước ngoài", default=False)
    languages = models.JSONField("Ngôn ngữ dùng", default=list, blank=True)
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
    consulted_on = models.DateField("Gửi lấy ý kiến ngày", null=True, blank=True)
    answered_on = models.DateField("Nhận đủ ý kiến ngày", null=True, blank=True)
    permitted_on = models.DateField("Được phép ngày", null=True, blank=True)
    permit_number = models.CharField("Văn bản cho phép", max_length=120, blank=True)
    notified_on = models.DateField("Gửi thông báo họp báo ngày", null=True, blank=True)
    reported_on = models.DateField("Ngày báo cáo kết quả", null=True, blank=True)
    listed_on = models.DateField("Đưa vào danh mục năm ngày", null=True, blank=True)
    result = models.TextField("Kết quả", blank=True)
    hours = models.DecimalField("Số giờ học", max_digits=6, decimal_places=1, null=True, blank=True)
    attended = models.PositiveIntegerField("Số người dự", null=True, blank=True)
    code = models.CharField("Mã đăng ký", max_length=12, unique=True, null=True, blank=True)
    capacity = models.PositiveIntegerField("Số chỗ", null=True, blank=True)
    registers_from = models.DateField("Nhận đăng ký từ", null=True, blank=True)
    registers_until = models.DateField("Nhận đăng ký đến hết", null=True, blank=True)
    registration_closed_on = models.DateField("Đóng đăng ký sớm ngày", null=True, blank=True)
    english_title = models.CharField("Tên tiếng Anh", max_length=400, blank=True)
    english_summary = models.TextField("Nội dung tiếng Anh", blank=True)
    english_venue = models.CharField("Địa điểm bằng tiếng Anh", max_length=300, blank=True)

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

    def is_open_on(self, day: date) -> bool:
        """Whether the public may register on `day`: within its days, before the event is over."""
        if self.struck_at or self.code is None or self.registers_from is None:
            return False
        is_coming = self.state in (self.State.PLANNED, self.State.PERMITTED)
        last = min(one for one in (self.registers_until, self.last_on, date.max) if one)
        is_closed = self.registration_closed_on is not None
        return is_coming and not is_closed and self.registers_from <= day <= last

    def is_past_deadline(self, day: date) -> bool:
        """From then on staff change the list only with a reason."""
        return self.registers_until is not None and day > self.registers_until
