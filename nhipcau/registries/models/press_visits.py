"""Foreign press that works here: the request, the permit, the programme, what was published.

Facilitation only: nothing of what a reporter thinks, whom he meets in private, or who he is beyond
the permit. No scan of a passport is kept.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.notices.models import Letter
from nhipcau.outputs.models import Output
from nhipcau.registries.models.delegations import Delegation
from nhipcau.registries.models.entries import Entry, Part, Register, registered
from nhipcau.registries.models.partners import Ground, Partner


@registered(Register.PRESS_VISIT)
class PressVisit(Entry):
    """One visit or one activity of foreign press. Steps and clocks: Decree 262/2026 (OCR, read).

    `request_code` is what the person who asked by the public form quotes; `requester_*` are
    personal data, emptied after `keep_until`.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Mới đề nghị"
        FORWARDED = "forwarded", "Đã chuyển cơ quan có thẩm quyền"
        PERMITTED = "permitted", "Được phép"
        REFUSED = "refused", "Không chấp thuận"
        TOOK_PLACE = "took_place", "Đã hoạt động"
        REPORTED = "reported", "Đã báo cáo"
        CANCELLED = "cancelled", "Không thực hiện"

    FIRST: ClassVar = State.ASKED
    MOVABLE: ClassVar = {
        State.ASKED: (State.FORWARDED, State.PERMITTED, State.REFUSED, State.CANCELLED),
        State.FORWARDED: (State.PERMITTED, State.REFUSED, State.CANCELLED),
        State.PERMITTED: (State.TOOK_PLACE, State.CANCELLED),
        State.TOOK_PLACE: (State.REPORTED, State.PERMITTED),
        State.REPORTED: (State.TOOK_PLACE,),
        State.REFUSED: (State.ASKED,),
        State.CANCELLED: (State.ASKED,),
    }
    COUNTS_IN: ClassVar = (State.TOOK_PLACE, State.REPORTED)
    OUTPUT_KIND: ClassVar = Output.Kind.PRESS_VISIT
    PRIVATE: ClassVar = frozenset({"requester_name", "requester_email", "requester_phone"})

    class Kind(models.TextChoices):
        VISITING = "visiting", "Phóng viên không thường trú"
        RESIDENT = "resident", "Văn phòng thường trú"
        WITH_DELEGATION = "delegation", "Đi theo đoàn khách của tỉnh"

    kind = models.CharField("Diện", max_length=10, choices=Kind)
    outlet = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="press_visits",
        verbose_name="Cơ quan báo chí",
    )
    outlet_name = models.CharField("Tên cơ quan báo chí như đơn ghi", max_length=300, blank=True)
    with_delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="press_visits",
        verbose_name="Đi theo đoàn",
    )
    country = models.CharField("Nước", max_length=2, blank=True)
    people = models.PositiveIntegerField("Số phóng viên", null=True, blank=True)
    purpose = models.TextField("Mục đích, nội dung", blank=True)
    places = models.TextField("Nơi đề nghị đến", blank=True)
    interviews = models.TextField("Nội dung đề nghị phỏng vấn", blank=True)
    publication_plan = models.TextField("Kế hoạch đăng, phát", blank=True)
    equipment = models.TextField("Thiết bị mang theo", blank=True)
    agency = models.CharField("Cơ quan được ủy quyền, hướng dẫn", max_length=300, blank=True)
    received_on = models.DateField("Nhận đề nghị ngày", null=True, blank=True)
    forwarded_on = models.DateField("Chuyển đi ngày", null=True, blank=True)
    answered_on = models.DateField("Trả lời ngày", null=True, blank=True)
    informed_on = models.DateField("Báo Bộ Ngoại giao ngày", null=True, blank=True)
    permit_number = models.CharField("Số giấy phép, văn bản chấp thuận", max_length=120, blank=True)
    permit_from = models.DateField("Giấy phép từ ngày", null=True, blank=True)
    permit_until = models.DateField("Giấy phép đến hết ngày", null=True, blank=True)
    guide = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Cán bộ hướng dẫn",
    )
    reported_on = models.DateField("Báo cáo sau chương trình ngày", null=True, blank=True)
    request_code = models.CharField("Mã đề nghị", max_length=12, unique=True, null=True, blank=True)
    language = models.CharField("Ngôn ngữ", max_length=20, default="vi")
    requester_name = models.CharField("Người gửi đề nghị", max_length=200, blank=True)
    requester_email = models.EmailField("Thư của người gửi", blank=True)
    requester_phone = models.CharField("Điện thoại của người gửi", max_length=40, blank=True)
    ground = models.CharField("Căn cứ", max_length=10, choices=Ground, default=Ground.DUTY)
    keep_until = models.DateField("Giữ đến hết", null=True, blank=True)
    restricted_on = models.DateField("Hạn chế dùng từ", null=True, blank=True)
    erased_at = models.DateTimeField("Xóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "hoạt động của phóng viên nước ngoài"
        verbose_name_plural = "hoạt động của phóng viên nước ngoài"
        constraints = [
            models.CheckConstraint(
                name="press_visit_erased_is_empty",
                condition=Q(erased_at=None)
                | Q(requester_name="", requester_email="", requester_phone=""),
                violation_error_message="Dữ liệu đã xóa không được còn lại.",
            ),
            models.CheckConstraint(
                name="press_visit_permit_in_order",
                condition=Q(permit_from=None)
                | Q(permit_until=None)
                | Q(permit_from__lte=F("permit_until")),
                violation_error_message="Giấy phép phải có ngày đầu trước hoặc bằng ngày cuối.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PressMail(Letter):
    """A letter to the person who sent the request by the public form."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "Báo đã nhận"
        FORWARDED = "forwarded", "Báo đã chuyển"
        PERMITTED = "permitted", "Báo được phép"
        REFUSED = "refused", "Báo không chấp thuận"
        CANCELLED = "cancelled", "Báo đã rút, không thực hiện"
        CHANGE = "change", "Trả lời thay đổi chương trình"

    ABOUT: ClassVar[str] = "visit"

    visit = models.ForeignKey(PressVisit, models.PROTECT, related_name="mails")
    kind = models.CharField("Loại thư", max_length=9, choices=Kind)

    class Meta:
        verbose_name = "thư gửi báo chí"
        verbose_name_plural = "thư gửi báo chí"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state"], name="press_mail_by_state")]

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.kind}"


class ProgrammeChange(Part):
    """A change of programme or place that the press asked for; it holds only once approved.

    Answered together: `answered_on`, `is_approved`, and the number of the written answer.
    """

    asked_on = models.DateField("Đề nghị ngày")
    what = models.CharField("Thay đổi", max_length=500)
    answered_on = models.DateField("Trả lời ngày", null=True, blank=True)
    is_approved = models.BooleanField("Chấp thuận", null=True, blank=True)
    document = models.CharField("Văn bản trả lời", max_length=120, blank=True)

    class Meta:
        verbose_name = "thay đổi chương trình"
        verbose_name_plural = "thay đổi chương trình"
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="programme_change_answered_whole",
                condition=Q(answered_on=None, is_approved=None)
                | Q(answered_on__isnull=False, is_approved__isnull=False) & ~Q(document=""),
                violation_error_message="Trả lời phải có ngày, ý kiến và số văn bản.",
            )
        ]

    def __str__(self) -> str:
        return self.what


class PressArticle(Part):
    """What was published after a visit: title, outlet, day, address. Never its author."""

    title = models.CharField("Tên bài", max_length=400)
    outlet = models.CharField("Cơ quan báo chí", max_length=300)
    published_on = models.DateField("Đăng, phát ngày")
    language = models.CharField("Ngôn ngữ", max_length=10, blank=True)
    url = models.URLField("Địa chỉ", max_length=1000, blank=True)

    class Meta:
        verbose_name = "bài sau chuyến thăm"
        verbose_name_plural = "bài sau chuyến thăm"
        ordering = ["published_on", "pk"]

    def __str__(self) -> str:
        return self.title
