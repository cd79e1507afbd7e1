"""Our public answer to wrong information: the claim, the facts, who signed it, what came of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nhipcau.documents.models import StoredFile
from nhipcau.editorial.models import Work
from nhipcau.organisations.models import Unit
from nhipcau.plans.models import Task
from nhipcau.press.models.clippings import Clipping


class ClarificationQuerySet(models.QuerySet["Clarification"]):
    def under_way(self) -> Self:
        """Those that nobody has answered or given up yet."""
        over = (Clarification.State.CLOSED, Clarification.State.DROPPED)
        return self.filter(answered_at=None).exclude(state__in=over)


class Clarification(models.Model):
    """One wrong claim and what `unit`, the issuing body, says to it; about a text, never a person.

    The clock runs from `seen_at` to `answered_at`, the first time that the answer went out; an
    answer on `due_on` itself is in time.
    `situation`, `effect`, `truth` are what a dossier tells (TT 02/2019, unverified: it binds
    ministries, provinces follow it). What was signed stands in `versions`.
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", "Đang soạn"
        CHECKING = "checking", "Chờ kiểm tra"
        RETURNED = "returned", "Trả lại sửa"
        SIGNING = "signing", "Chờ ký"
        SIGNED = "signed", "Đã ký"
        CLOSED = "closed", "Đã kết thúc"
        DROPPED = "dropped", "Không làm rõ nữa"

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", "Báo đã đính chính"
        REMOVED = "removed", "Báo đã gỡ bài"
        ANSWERED = "answered", "Báo trả lời, không đính chính"
        NONE = "none", "Không có phản hồi"

    EDITABLE: ClassVar = (State.DRAFTING, State.RETURNED)
    MOVABLE: ClassVar = {
        State.DRAFTING: (State.CHECKING, State.DROPPED, State.SIGNED),
        State.CHECKING: (State.SIGNING, State.RETURNED, State.DRAFTING),
        State.RETURNED: (State.CHECKING, State.DROPPED, State.SIGNED),
        State.SIGNING: (State.SIGNED, State.RETURNED),
        State.SIGNED: (State.CLOSED, State.DRAFTING),
        State.CLOSED: (State.DRAFTING,),
        State.DROPPED: (State.DRAFTING,),
    }

    title = models.CharField("Tên việc", max_length=300)
    claim = models.TextField("Nội dung sai như báo đã đăng")
    situation = models.TextField("Diễn biến", blank=True)
    effect = models.TextField("Ảnh hưởng", blank=True)
    truth = models.TextField("Bản chất sự việc", blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="clarifications", verbose_name="Cơ quan ban hành"
    )
    tasks = models.ManyToManyField(
        Task, related_name="clarifications", blank=True, verbose_name="Tính cho nhiệm vụ"
    )
    seen_at = models.DateTimeField("Phát hiện lúc")
    asked_by = models.CharField("Cơ quan yêu cầu làm rõ", max_length=300, blank=True)
    asked_number = models.CharField("Số văn bản yêu cầu", max_length=120, blank=True)
    asked_on = models.DateField("Ngày yêu cầu", null=True, blank=True)
    due_on = models.DateField("Hạn làm rõ", null=True, blank=True)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.DRAFTING)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người soạn"
    )
    checker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Người kiểm tra",
    )  # fmt: skip
    work = models.OneToOneField(
        Work, models.PROTECT, null=True, blank=True, related_name="clarification",
        verbose_name="Trang công khai",
    )  # fmt: skip
    answered_at = models.DateTimeField("Trả lời lúc", null=True, blank=True)
    outcome = models.CharField("Kết quả", max_length=10, choices=Outcome, blank=True)
    outcome_on = models.DateField("Ngày có kết quả", null=True, blank=True)
    outcome_note = models.TextField("Ghi chú về kết quả", blank=True)
    outcome_clipping = models.ForeignKey(
        Clipping, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Tin đính chính của báo",
    )  # fmt: skip
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)

    objects: ClassVar[ClarificationQuerySet] = ClarificationQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "việc làm rõ thông tin"
        verbose_name_plural = "việc làm rõ thông tin"
        ordering = ["-seen_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="clarification_checked_by_another",
                condition=Q(checker=None) | ~Q(checker=F("drafter")),
                violation_error_message="Người soạn không tự kiểm tra.",
            ),
            models.CheckConstraint(
                name="clarification_closed_with_outcome",
                condition=~Q(state="closed") | ~Q(outcome=""),
                violation_error_message="Ghi kết quả trước khi kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ClaimSource(models.Model):
    """Where the claim stood: a clipping with its copy, or with the reason why there is none."""

    clarification = models.ForeignKey(Clarification, models.CASCADE, related_name="sources")
    clipping = models.ForeignKey(Clipping, models.PROTECT, related_name="clarified_in")

    class Meta:
        verbose_name = "nơi đăng nội dung sai"
        verbose_name_plural = "nơi đăng nội dung sai"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["clarification", "clipping"], name="claim_source_once")
        ]

    def __str__(self) -> str:
        return f"{self.clarification_id}: {self.clipping_id}"


class ClarifiedFact(models.Model):
    """One thing as it is. Nothing is signed while a fact has no source (D-05)."""

    clarification = models.ForeignKey(Clarification, models.CASCADE, related_name="facts")
    place = models.PositiveIntegerField("Thứ tự")
    statement = models.TextField("Sự thật")

    class Meta:
        verbose_name = "sự thật"
        verbose_name_plural = "sự thật"
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.statement[:80]


class FactSource(models.Model):
    """What shows a fact: a document by its number, a public address, or a file kept with us.

    A file is for the dossier alone; number and address are told to the public.
    """

    fact = models.ForeignKey(ClarifiedFact, models.CASCADE, related_name="sources")
    label = models.CharField("Tên tài liệu", max_length=300)
    number = models.CharField("Số, ký hiệu", max_length=120, blank=True)
    url = models.URLField("Địa chỉ", max_length=2000, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Tệp"
    )

    class Meta:
        verbose_name = "căn cứ của sự thật"
        verbose_name_plural = "căn cứ của sự thật"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label


class ClarificationVersion(models.Model):
    """What was signed, word for word: `told` as plain rows, `digest` its sha256.

    Signed by a person with the right to, at a unit, in a position, under a number.
    """

    clarification = models.ForeignKey(Clarification, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("Lần")
    told = models.JSONField("Nội dung đã ký", default=dict)
    digest = models.CharField(max_length=64)
    unit_name = models.CharField("Cơ quan ban hành", max_length=300)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ký"
    )
    signer_title = models.CharField("Chức vụ", max_length=200)
    document_number = models.CharField("Số văn bản", max_length=120)
    documented_on = models.DateField("Ngày văn bản")
    signed_copy = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Bản đã ký",
    )  # fmt: skip
    signed_at = models.DateTimeField("Ký lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản làm rõ đã ký"
        verbose_name_plural = "bản làm rõ đã ký"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["clarification", "number"], name="clarification_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clarification_id}: {self.number}"


class ClarificationSending(models.Model):
    """The answer went out by one way: to whom, when, under which number; `file` is what went."""

    class Way(models.TextChoices):
        PORTAL = "portal", "Đăng trên cổng thông tin"
        LETTER = "letter", "Công văn đề nghị đính chính"
        MINISTRY = "ministry", "Báo cáo bộ, ngành"
        PRESS = "press", "Cung cấp cho báo chí"
        OTHER = "other", "Cách khác"

    clarification = models.ForeignKey(Clarification, models.PROTECT, related_name="sendings")
    way = models.CharField("Cách", max_length=10, choices=Way)
    receiver = models.CharField("Nơi nhận", max_length=300, blank=True)
    number = models.CharField("Số văn bản", max_length=120, blank=True)
    sent_on = models.DateField("Ngày gửi", null=True, blank=True)
    url = models.URLField("Địa chỉ", max_length=2000, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Tệp"
    )
    note = models.TextField("Ghi chú", blank=True)
    at = models.DateTimeField("Ghi lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lần gửi bản làm rõ"
        verbose_name_plural = "lần gửi bản làm rõ"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.clarification_id}: {self.way}"


class ClarificationStep(models.Model):
    """A move or a change: who, when, why. `changes`: field -> [before, after]."""

    clarification = models.ForeignKey(Clarification, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=30)
    from_state = models.CharField("Từ", max_length=10, blank=True)
    to_state = models.CharField("Sang", max_length=10)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bước làm rõ thông tin"
        verbose_name_plural = "bước làm rõ thông tin"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.clarification_id}: {self.act}"
