"""People and what they may do, where, and when. One account is one person."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from nhipcau.organisations.models.dated import Dated, DatedQuerySet, days_in_order
from nhipcau.organisations.models.units import Unit
from nhipcau.search.folded import FoldedField


class User(AbstractUser):
    """A person with an account. The name is written whole, as Vietnamese names are."""

    full_name = models.CharField("Họ và tên", max_length=150)
    phone = models.CharField("Điện thoại", max_length=30, blank=True)
    receives_mail = models.BooleanField("Nhận thư điện tử", default=True)
    folded = FoldedField(sources=("full_name", "username"))

    first_name = None  # type: ignore[assignment]  # one name, written whole
    last_name = None  # type: ignore[assignment]  # one name, written whole

    REQUIRED_FIELDS = ["email", "full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username

    def has_role(self, *roles: str, day: date, unit: Unit | None = None) -> bool:
        """Whether an appointment of one of `roles` holds on `day`, at `unit` where it is given."""
        held = self.appointments.on(day).filter(role__in=roles)
        return held.filter(unit=unit).exists() if unit else held.exists()


class Role(models.TextChoices):
    FOCAL = "focal", "Cán bộ đầu mối"
    OFFICER = "officer", "Cán bộ đơn vị"
    HEAD = "head", "Thủ trưởng đơn vị"
    LEADER = "leader", "Lãnh đạo tỉnh"
    EDITOR = "editor", "Biên tập viên"
    ADMINISTRATOR = "administrator", "Quản trị"


class AppointmentQuerySet(DatedQuerySet["Appointment"]):
    pass


class Appointment(Dated):
    """A person's role at a unit while it holds. The focal officer's unit consolidates."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="appointments", verbose_name="Người"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="appointments", verbose_name="Đơn vị"
    )
    role = models.CharField("Vai trò", max_length=20, choices=Role)
    title = models.CharField("Chức vụ", max_length=120, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["unit", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(valid_to=None),
                name="appointment_open_once",
                violation_error_message="Người này đang giữ vai trò đó tại đơn vị.",
            ),
            days_in_order("appointment_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.unit}"
