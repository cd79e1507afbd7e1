"""What the public saw of an edition, where, and from when until when."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from wagtail.models import Revision

from nhipcau.editorial.models.checks import Check
from nhipcau.editorial.models.media import Attachment, Picture
from nhipcau.editorial.models.works import Edition
from nhipcau.organisations.models import Unit
from nhipcau.search.folded import FoldedField


class ReleaseQuerySet(models.QuerySet["Release"]):
    def current(self) -> Self:
        """What the public sees now."""
        return self.filter(public_until=None)

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def emergencies(self) -> Self:
        return self.exclude(emergency_reason="")

    def unconfirmed(self) -> Self:
        """Emergency releases still public for which nobody has answered yet."""
        return self.current().emergencies().filter(confirmed_at=None)

    def under(self, edition: Edition) -> Self:
        """Current releases whose page lay right under that of `edition`."""
        return self.current().filter(parent=edition)


class Release(models.Model):
    """One text made public: frozen. The body is drawn from `revision`, lists from these columns.

    `path` is the address within the language, "" for its first page, else "tin-tuc/ten-bai/"; it
    alone moves while the text is public, when a page above it moves (see `FormerAddress`).
    `kind` is the model name of the page ("articlepage"), `facts` what `PortalPage.facts` told.
    `public_until` is exclusive; null: still public. `words` are search tokens of the whole text.
    A `confirm_by` without `confirmed_at` is an emergency release that waits for its second person.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="releases")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    digest = models.CharField("Dấu nội dung (sha256)", max_length=64)
    # PostgreSQL checks it late, SQLite at once: null only for an emergency release.
    clearance = models.ForeignKey(
        Check, models.PROTECT, null=True, blank=True, related_name="releases"
    )
    language = models.CharField("Ngôn ngữ", max_length=10)
    path = models.CharField("Đường dẫn", max_length=500, blank=True)
    parent = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="child_releases"
    )
    kind = models.CharField("Loại trang", max_length=40)
    genre = models.CharField("Thể loại", max_length=20, blank=True)
    title = models.CharField("Tiêu đề", max_length=255)
    summary = models.TextField("Tóm tắt", blank=True)
    picture = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="+")
    shown_on = models.DateField("Ngày")
    starts_at = models.DateTimeField("Bắt đầu", null=True, blank=True)
    ends_at = models.DateTimeField("Kết thúc", null=True, blank=True)
    in_menu = models.BooleanField("Trên thanh chuyên mục", default=False)
    position = models.PositiveIntegerField("Thứ tự", default=0)
    facts = models.JSONField("Thông tin của danh sách", default=dict, blank=True)
    words = models.TextField("Chữ để tìm", blank=True)
    folded = FoldedField(sources=("title", "summary"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="portal_releases")
    public_from = models.DateTimeField("Công khai từ")
    public_until = models.DateTimeField("Đến", null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    correction = models.TextField("Đính chính (công khai)", blank=True)
    emergency_reason = models.TextField("Lý do đăng khẩn", blank=True)
    confirm_by = models.DateTimeField("Phải được xác nhận trước", null=True, blank=True)
    confirmed_at = models.DateTimeField("Xác nhận lúc", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[ReleaseQuerySet] = ReleaseQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "bản đã đăng"
        verbose_name_plural = "bản đã đăng"
        ordering = ["-shown_on", "-public_from", "-pk"]
        indexes = [
            models.Index(fields=["language", "kind", "-shown_on"], name="release_lists"),
            models.Index(fields=["parent", "language"], name="release_under"),
            models.Index(fields=["language", "path"], name="release_paths"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(public_until=None),
                name="release_current_once",
                violation_error_message="Mỗi bản tiếng chỉ có một bản đang công khai.",
            ),
            models.UniqueConstraint(
                fields=["language", "path"],
                condition=Q(public_until=None),
                name="release_path_once",
                violation_error_message="Đường dẫn này đang có trang khác dùng.",
            ),
            models.CheckConstraint(
                name="release_checked_or_emergency",
                condition=Q(clearance__isnull=False)
                | (~Q(emergency_reason="") & Q(confirm_by__isnull=False)),
                violation_error_message="Bản đăng phải qua kiểm tra, hoặc nêu lý do đăng khẩn.",
            ),
            models.CheckConstraint(
                name="release_confirmed_by_another",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("released_by")),
                violation_error_message="Người đăng khẩn không tự xác nhận bản mình đăng.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """Where the public finds it: "/vi/tin-tuc/ten-bai/"."""
        return f"/{self.language}/{self.path}"


class FormerAddress(models.Model):
    """Where an edition was public before a page above it, or it itself, moved. It leads on."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="former_addresses")
    language = models.CharField("Ngôn ngữ", max_length=10)
    path = models.CharField("Đường dẫn cũ", max_length=500)
    left_at = models.DateTimeField("Đổi lúc")

    class Meta:
        verbose_name = "đường dẫn cũ"
        verbose_name_plural = "đường dẫn cũ"
        ordering = ["-left_at", "-pk"]
        indexes = [models.Index(fields=["language", "path"], name="former_address_paths")]

    def __str__(self) -> str:
        return f"{self.language}: {self.path}"


class ReleasedPicture(models.Model):
    """A picture that a release shows, as it was: another file under its name is not public.

    `told` are the words that stood with it: description, descriptions, photographer, licence.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="releases")
    file_hash = models.CharField("sha1 của tệp", max_length=40)
    told = models.JSONField("Lời kèm ảnh", default=dict, blank=True)

    class Meta:
        verbose_name = "ảnh đã đăng"
        verbose_name_plural = "ảnh đã đăng"
        constraints = [
            models.UniqueConstraint(fields=["release", "picture"], name="released_picture_once")
        ]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.picture_id}"


class ReleasedAttachment(models.Model):
    """A file that a release offers, as it was; `told` are its title, language and rights."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="attachments")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="releases")
    file_hash = models.CharField("sha1 của tệp", max_length=40)
    told = models.JSONField("Lời kèm tài liệu", default=dict, blank=True)

    class Meta:
        verbose_name = "tài liệu đã đăng"
        verbose_name_plural = "tài liệu đã đăng"
        constraints = [
            models.UniqueConstraint(
                fields=["release", "attachment"], name="released_attachment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.attachment_id}"
