"""Agreements with partners, their texts, what was promised in them, and who succeeded to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.registries.models.entries import Entry, Part, Register, registered
from nhipcau.registries.models.partners import Partner


@registered(Register.AGREEMENT)
class Agreement(Entry):
    """One agreement; `starts_on` is the day of signing. `expires_on` is its last day, inclusive.

    Its texts are papers of kind TEXT; `authentic_languages` are codes of those that bind alike.
    Who signed is `signatory`, the unit that keeps the entry where that is empty.
    Names and clocks: Law 70/2020, Art. 18 and 25 (read in part).
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", "Đang dự thảo"
        CONSULTED = "consulted", "Đã lấy ý kiến"
        SIGNED = "signed", "Đã ký"
        IN_FORCE = "in_force", "Đang có hiệu lực"
        EXPIRED = "expired", "Hết hiệu lực"
        ENDED = "ended", "Chấm dứt, rút khỏi"
        DROPPED = "dropped", "Không ký"

    FIRST: ClassVar = State.DRAFTING
    MOVABLE: ClassVar = {
        State.DRAFTING: (State.CONSULTED, State.SIGNED, State.DROPPED),
        State.CONSULTED: (State.SIGNED, State.DRAFTING, State.DROPPED),
        State.SIGNED: (State.IN_FORCE, State.ENDED),
        State.IN_FORCE: (State.EXPIRED, State.ENDED),
        State.EXPIRED: (State.IN_FORCE,),
        State.ENDED: (State.IN_FORCE,),
        State.DROPPED: (State.DRAFTING,),
    }
    COUNTS_IN: ClassVar = (State.SIGNED, State.IN_FORCE, State.EXPIRED, State.ENDED)
    OUTPUT_KIND: ClassVar = Output.Kind.AGREEMENT

    class Kind(models.TextChoices):
        MEMORANDUM = "memorandum", "Bản ghi nhớ"
        AGREEMENT = "agreement", "Thỏa thuận"
        JOINT_STATEMENT = "statement", "Tuyên bố, thông cáo"
        LETTER_OF_INTENT = "intent", "Ý định thư"
        MINUTES = "minutes", "Biên bản thỏa thuận, biên bản trao đổi"
        PROGRAMME = "programme", "Chương trình hợp tác"
        PLAN = "plan", "Kế hoạch hợp tác"
        OTHER = "other", "Tên gọi khác"

    class Renewal(models.TextChoices):
        NONE = "none", "Không gia hạn"
        BY_CONSENT = "consent", "Gia hạn khi hai bên đồng ý"
        AUTOMATIC = "automatic", "Tự gia hạn"

    kind = models.CharField("Tên gọi", max_length=12, choices=Kind)
    is_departmental = models.BooleanField("Cấp sở, ngành ký", default=False)
    countries = models.JSONField("Nước", default=list, blank=True)
    partners = models.ManyToManyField(
        Partner, related_name="agreements", blank=True, verbose_name="Bên ký nước ngoài"
    )
    signatory = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_signed",
        verbose_name="Bên ký của ta",
        help_text="Để trống nếu đơn vị theo dõi ký.",
    )
    field = models.CharField("Lĩnh vực", max_length=300, blank=True)
    authentic_languages = models.JSONField("Ngôn ngữ các bản chính", default=list, blank=True)
    consulted_on = models.DateField("Gửi lấy ý kiến ngày", null=True, blank=True)
    answered_on = models.DateField("Nhận đủ ý kiến ngày", null=True, blank=True)
    signed_at = models.CharField("Nơi ký", max_length=200, blank=True)
    our_signer = models.CharField("Chức danh người ký bên ta", max_length=300, blank=True)
    their_signer = models.CharField("Chức danh người ký bên bạn", max_length=300, blank=True)
    effective_on = models.DateField("Hiệu lực từ", null=True, blank=True)
    expires_on = models.DateField("Hết hiệu lực sau ngày", null=True, blank=True)
    renewal = models.CharField("Gia hạn", max_length=9, choices=Renewal, default=Renewal.NONE)
    notified_on = models.DateField("Đã báo cáo, gửi bản sao ngày", null=True, blank=True)
    amended_on = models.DateField("Ký sửa đổi, gia hạn gần nhất ngày", null=True, blank=True)
    amended_notified_on = models.DateField(
        "Đã báo cáo sửa đổi, gia hạn ngày", null=True, blank=True
    )
    ended_on = models.DateField("Chấm dứt từ ngày", null=True, blank=True)
    ended_notified_on = models.DateField("Đã báo cáo chấm dứt ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thỏa thuận quốc tế"
        verbose_name_plural = "thỏa thuận quốc tế"
        constraints = [
            models.CheckConstraint(
                name="agreement_days_in_order",
                condition=Q(expires_on=None)
                | Q(effective_on=None)
                | Q(effective_on__lte=F("expires_on")),
                violation_error_message="Ngày hiệu lực phải trước hoặc bằng ngày hết hiệu lực.",
            )
        ]

    @property
    def signing_body(self) -> Unit:
        return self.signatory or self.unit


class Commitment(Part):
    """Something promised in an agreement: who does it here, for which task, by when, how far."""

    OPEN: ClassVar = ("not_started", "under_way")

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Chưa thực hiện"
        UNDER_WAY = "under_way", "Đang thực hiện"
        DONE = "done", "Đã thực hiện"
        DROPPED = "dropped", "Không thực hiện"

    what = models.CharField("Cam kết", max_length=500)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name="Đơn vị thực hiện",
    )
    tasks = models.ManyToManyField(
        Task, related_name="commitments", blank=True, verbose_name="Nhiệm vụ"
    )
    due_on = models.DateField("Hạn", null=True, blank=True)
    done_on = models.DateField("Xong ngày", null=True, blank=True)
    state = models.CharField("Tình trạng", max_length=12, choices=State, default=State.NOT_STARTED)
    told = models.TextField("Kết quả đến nay", blank=True)

    class Meta:
        verbose_name = "cam kết"
        verbose_name_plural = "cam kết"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.what


class AgreementHeir(Part):
    """A body took over an agreement after a merger, and when the partner was told.

    Both bodies the same: it goes on under a new name since `effective_on`. Decree 177/2025, Art. 5
    (read in summary): the partner is told of both; a mere new name needs no new consultation.
    """

    predecessor = models.ForeignKey(
        Unit, models.PROTECT, related_name="agreements_left", verbose_name="Bên ký cũ"
    )
    successor = models.ForeignKey(
        Unit, models.PROTECT, related_name="agreements_taken", verbose_name="Bên kế thừa"
    )
    effective_on = models.DateField("Kế thừa từ")
    notified_on = models.DateField("Đã báo đối tác ngày", null=True, blank=True)
    document = models.CharField("Văn bản thông báo", max_length=120, blank=True)

    class Meta:
        verbose_name = "kế thừa thỏa thuận"
        verbose_name_plural = "kế thừa thỏa thuận"
        ordering = ["effective_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "predecessor", "successor"], name="agreement_heir_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    @property
    def is_rename(self) -> bool:
        return self.predecessor_id == self.successor_id
