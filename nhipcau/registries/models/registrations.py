"""The people who come to an event: their seats, their letters, what was done."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.notices.models import Letter
from nhipcau.registries.models.entries import Part
from nhipcau.registries.models.partners import Ground, Partner


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> Self:
        return self.filter(taken_off_at=None).exclude(state=Registration.State.CANCELLED)

    def seated(self) -> Self:
        """Those who hold a seat. Who came to the door without one takes none of the list."""
        held = self.filter(taken_off_at=None, state=Registration.State.CONFIRMED)
        return held.exclude(source=Registration.Source.WALK_IN)

    def waiting(self) -> Self:
        """Who waits for a seat, the first to move up first."""
        found = self.filter(taken_off_at=None, state=Registration.State.WAITING)
        return found.order_by("registered_at", "pk")

    def attending(self) -> Self:
        return self.filter(taken_off_at=None).exclude(attended_at=None)

    def known(self) -> Self:
        return self.filter(erased_at=None)


class Registration(Part):
    """A person who comes, or would like to. `code` is what the QR of the ticket carries; `key`
    opens the person's own page, where the ticket stands and can be given back.

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
        WALK_IN = "walk_in", "Đến trực tiếp"

    PRIVATE: ClassVar = frozenset({"name", "title", "organisation", "email", "phone", "note"})

    code = models.CharField("Mã", max_length=24, unique=True)
    key = models.CharField("Mã riêng", max_length=40, unique=True)
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
    restricted_on = models.DateField("Hạn chế dùng từ", null=True, blank=True)
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
        if self.restricted_on:
            return "(hạn chế sử dụng)"
        return self.name or "(đã xóa dữ liệu)"


class RegistrationMail(Letter):
    """A letter to a person who registered, emptied with the person."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", "Báo có chỗ, gửi vé"
        WAITING = "waiting", "Báo đang chờ chỗ"
        MOVED_UP = "moved_up", "Báo đã có chỗ"
        CANCELLED = "cancelled", "Báo đã hủy"
        CHANGED = "changed", "Báo thay đổi"
        CALLED_OFF = "off", "Báo không tổ chức"

    ABOUT: ClassVar[str] = "registration"

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="mails")
    kind = models.CharField("Loại thư", max_length=9, choices=Kind)

    class Meta:
        verbose_name = "thư cho người dự"
        verbose_name_plural = "thư cho người dự"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state"], name="registration_mail_by_state")]

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.kind}"


class RegistrationStep(models.Model):
    """A move of one registration: who, when, why. An empty `by` is the person, or the calendar."""

    class Act(models.TextChoices):
        REGISTER = "register", "Đăng ký"
        MOVE_UP = "move_up", "Được lên chỗ"
        CANCEL = "cancel", "Hủy"
        ATTEND = "attend", "Ghi có mặt"
        ABSENT = "absent", "Bỏ ghi có mặt"
        MAIL = "mail", "Thư"

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=8, choices=Act)
    reason = models.CharField("Lý do", max_length=500, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của người dự"
        verbose_name_plural = "bước của người dự"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.act}"
