"""Works and their editions: one work, several languages, each with its own way to the public."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page, Revision

from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task


class Work(models.Model):
    """What is one whatever its languages: who publishes it and what it counts for.

    `key` is the translation key that its pages share. `topics` are codes of TOPICS: one of them
    asks for a second checker. `output_kind` empty: the work is not counted (a section, a guide).
    """

    class Topic(models.TextChoices):
        SOVEREIGNTY = "sovereignty", "Chủ quyền, biển đảo, biên giới"
        RELIGION = "religion", "Tôn giáo, dân tộc, nhân quyền"
        DEFENCE = "defence", "Quốc phòng, an ninh"
        DELEGATION = "delegation", "Đoàn cấp cao"
        MAP = "map", "Có bản đồ"

    key = models.UUIDField("Mã tác phẩm", unique=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="portal_works", verbose_name="Đơn vị thực hiện"
    )
    tasks = models.ManyToManyField(
        Task, related_name="portal_works", blank=True, verbose_name="Tính cho nhiệm vụ"
    )
    topics = models.JSONField("Nội dung nhạy cảm", default=list, blank=True)
    output_kind = models.CharField(
        "Ghi nhận là", max_length=20, choices=Output.Kind, default=Output.Kind.ARTICLE, blank=True
    )
    output = models.OneToOneField(
        Output, models.PROTECT, null=True, blank=True, related_name="portal_work"
    )
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tác phẩm"
        verbose_name_plural = "tác phẩm"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.key)


class EditionQuerySet(models.QuerySet["Edition"]):
    def waiting(self) -> Self:
        """Editions whose newest text waits for a checker."""
        return self.filter(stage__in=(Edition.Stage.CHECKING, Edition.Stage.SECOND))

    def public(self) -> Self:
        return self.filter(standing=Edition.Standing.PUBLIC)


class Edition(models.Model):
    """One page in one language.

    `stage` tells of the newest text, `standing` of what the public sees: a public edition may be
    under way again. Nothing but a verb of this package moves either. `made_from` is the text of the
    source that a translation stands on.
    """

    class Stage(models.TextChoices):
        WRITING = "writing", "Đang soạn"
        CHECKING = "checking", "Chờ kiểm tra"
        SECOND = "second", "Chờ người kiểm tra thứ hai"
        RETURNED = "returned", "Trả lại sửa"
        CLEARED = "cleared", "Được đăng"
        SCHEDULED = "scheduled", "Đã hẹn giờ"
        RELEASED = "released", "Đã đăng"

    class Standing(models.TextChoices):
        UNSEEN = "unseen", "Chưa công khai"
        PUBLIC = "public", "Đang công khai"
        WITHDRAWN = "withdrawn", "Đã gỡ"

    work = models.ForeignKey(Work, models.PROTECT, related_name="editions")
    page = models.OneToOneField(Page, models.PROTECT, related_name="edition")
    language = models.CharField("Ngôn ngữ", max_length=10)
    stage = models.CharField("Bản mới nhất", max_length=10, choices=Stage, default=Stage.WRITING)
    standing = models.CharField(
        "Công khai", max_length=10, choices=Standing, default=Standing.UNSEEN
    )
    go_at = models.DateTimeField("Hẹn đăng lúc", null=True, blank=True)
    go_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_from = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Dịch từ bản gốc",
    )
    withdrawn_at = models.DateTimeField("Gỡ lúc", null=True, blank=True)
    withdrawn_reason = models.TextField("Lý do gỡ (công khai)", blank=True)
    created_at = models.DateTimeField("Lập lúc", auto_now_add=True)

    objects: ClassVar[EditionQuerySet] = EditionQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "bản tiếng"
        verbose_name_plural = "bản tiếng"
        ordering = ["work", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "language"],
                name="edition_once_a_language",
                violation_error_message="Tác phẩm này đã có bản tiếng đó.",
            ),
            models.CheckConstraint(
                name="edition_scheduled_has_time",
                condition=~Q(stage="scheduled") | Q(go_at__isnull=False, go_by__isnull=False),
                violation_error_message="Bản hẹn giờ phải có giờ đăng và người hẹn.",
            ),
            models.CheckConstraint(
                name="edition_withdrawn_has_reason",
                condition=~Q(standing="withdrawn")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                violation_error_message="Bản đã gỡ phải có lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ({self.language})"

    @property
    def purged(self) -> bool:
        """Whether its content was taken out as a secret; the row then stays to say so."""
        return self.steps.filter(act="purge").exists()


class EditionStep(models.Model):
    """A move of an edition: who, when, why. `told` keeps what the move was about, as plain JSON."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=20)
    from_state = models.CharField("Từ", max_length=10, blank=True)
    to_state = models.CharField("Sang", max_length=10)
    reason = models.TextField("Lý do", blank=True)
    told = models.JSONField("Nội dung", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của bản tiếng"
        verbose_name_plural = "bước của bản tiếng"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.act}"


class StaleMark(models.Model):
    """The source changed after this translation was made; `changed` are [before, after] pairs.

    It ends when the translation is brought up to date or an editor says why it need not be.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="stale_marks")
    changed = models.JSONField("Đoạn đã đổi")
    noticed_at = models.DateTimeField("Thấy lúc", auto_now_add=True)
    ended_at = models.DateTimeField("Hết lúc", null=True, blank=True)
    reason = models.TextField("Lý do không cần dịch lại", blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bản dịch cũ hơn bản gốc"
        verbose_name_plural = "bản dịch cũ hơn bản gốc"
        ordering = ["-noticed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(ended_at=None),
                name="stale_mark_open_once",
                violation_error_message="Bản dịch này đã được đánh dấu là cũ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {len(self.changed)}"
