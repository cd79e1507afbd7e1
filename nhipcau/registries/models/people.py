"""People who take part in an entry: members of a delegation, of a film crew, guests of an event."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from nhipcau.registries.models.entries import Part
from nhipcau.registries.models.partners import Contact, Ground, Partner


class MemberQuerySet(models.QuerySet["Member"]):
    def known(self) -> Self:
        return self.filter(erased_at=None)

    def standing(self) -> Self:
        return self.filter(taken_off_at=None)


class Member(Part):
    """A person of a delegation or a press visit. Counted for ever, known until `keep_until`.

    Personal data are `name`, `title`, `organisation`, `document_number` (the press card or the
    passport as the permit has it; a scan is never kept): the calendar empties them. Restricted,
    they are kept and shown nowhere.
    """

    class Role(models.TextChoices):
        HEAD = "head", "Trưởng đoàn"
        MEMBER = "member", "Thành viên"
        REPORTER = "reporter", "Phóng viên"
        CREW = "crew", "Quay phim, kỹ thuật"
        INTERPRETER = "interpreter", "Phiên dịch"
        GUIDE = "guide", "Cán bộ hướng dẫn"

    PRIVATE: ClassVar = frozenset({"name", "title", "organisation", "document_number"})

    role = models.CharField("Vai trò trong đoàn", max_length=12, choices=Role, default=Role.MEMBER)
    name = models.CharField("Họ tên", max_length=200, blank=True)
    title = models.CharField("Chức vụ", max_length=200, blank=True)
    organisation = models.CharField("Cơ quan", max_length=300, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="members"
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    nationality = models.CharField("Quốc tịch", max_length=2, blank=True)
    document_number = models.CharField("Số thẻ, hộ chiếu", max_length=40, blank=True)
    is_public = models.BooleanField("Được nêu tên công khai", default=False)
    ground = models.CharField("Căn cứ", max_length=10, choices=Ground, default=Ground.DUTY)
    keep_until = models.DateField("Giữ đến hết", null=True, blank=True)
    restricted_on = models.DateField("Hạn chế dùng từ", null=True, blank=True)
    erased_at = models.DateTimeField("Xóa lúc", null=True, blank=True)
    position = models.PositiveSmallIntegerField("Thứ tự", default=0)

    objects: ClassVar[MemberQuerySet] = MemberQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "thành viên"
        verbose_name_plural = "thành viên"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="member_erased_is_empty",
                condition=Q(erased_at=None) | Q(name="", title="", document_number=""),
                violation_error_message="Dữ liệu đã xóa không được còn lại.",
            )
        ]

    def __str__(self) -> str:
        if self.restricted_on:
            return "(hạn chế sử dụng)"
        if self.contact and not self.name and not self.erased_at:
            return str(self.contact)
        return self.name or "(đã xóa dữ liệu)"


class ProgrammeItem(Part):
    """One point of a programme; `at` empty: the whole day. Public only where ticked."""

    on = models.DateField("Ngày")
    at = models.TimeField("Giờ", null=True, blank=True)
    until = models.TimeField("Đến", null=True, blank=True)
    what = models.CharField("Nội dung", max_length=500)
    place = models.CharField("Nơi", max_length=300, blank=True)
    host = models.CharField("Đơn vị đón, chủ trì", max_length=300, blank=True)
    is_public = models.BooleanField("Công khai", default=False)
    is_approved = models.BooleanField("Đã được chấp thuận", default=True)

    class Meta:
        verbose_name = "điểm chương trình"
        verbose_name_plural = "điểm chương trình"
        ordering = ["on", "at", "pk"]

    def __str__(self) -> str:
        return self.what


class Gift(Part):
    class Way(models.TextChoices):
        GIVEN = "given", "Tặng"
        RECEIVED = "received", "Nhận"

    way = models.CharField("Chiều", max_length=8, choices=Way)
    what = models.CharField("Quà", max_length=300)
    quantity = models.PositiveIntegerField("Số lượng", default=1)
    value = models.DecimalField(
        "Giá trị (đồng)", max_digits=14, decimal_places=0, null=True, blank=True
    )
    party = models.CharField("Tặng cho, nhận của", max_length=300, blank=True)

    class Meta:
        verbose_name = "quà tặng"
        verbose_name_plural = "quà tặng"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


class CostLine(Part):
    """Money of an entry, in đồng; `source` in the words of the decision."""

    what = models.CharField("Khoản", max_length=300)
    planned = models.DecimalField(
        "Dự kiến (đồng)", max_digits=14, decimal_places=0, null=True, blank=True
    )
    spent = models.DecimalField(
        "Đã chi (đồng)", max_digits=14, decimal_places=0, null=True, blank=True
    )
    source = models.CharField("Nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "khoản chi"
        verbose_name_plural = "khoản chi"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="cost_not_negative",
                condition=(Q(planned=None) | Q(planned__gte=0)) & (Q(spent=None) | Q(spent__gte=0)),
                violation_error_message="Số tiền không được âm.",
            )
        ]

    def __str__(self) -> str:
        return self.what
