"""Published outlets, their feeds, what is remembered between two visits."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.search.folded import FoldedField, matching


class OutletQuerySet(models.QuerySet["Outlet"]):
    def on(self) -> Self:
        return self.filter(is_on=True)

    def search(self, query: str) -> Self:
        return self.filter(matching(query, "folded"))


class Outlet(models.Model):
    """A news outlet that publishes under its own name; never the page of a private person.

    `country` is a code of ISO 3166-1; `languages` are codes, the first its main one; `zone` is a
    name of the tz database, in which its times without a zone are read. An outlet ships switched
    off. `letters_to` is the public address of its editors, for a request to correct. `silent_since`
    is set while it yields nothing for much longer than it usually does.
    """

    class Medium(models.TextChoices):
        WEB = "web", "Báo, trang tin điện tử"
        PAPER = "paper", "Báo, tạp chí in"
        AGENCY = "agency", "Hãng tin"
        RADIO = "radio", "Đài phát thanh"
        TELEVISION = "television", "Đài truyền hình"

    code = models.SlugField("Mã", max_length=60, unique=True)
    name = models.CharField("Tên cơ quan báo chí", max_length=200)
    english_name = models.CharField("Tên tiếng Anh", max_length=200, blank=True)
    medium = models.CharField("Loại hình", max_length=12, choices=Medium, default=Medium.WEB)
    country = models.CharField("Nước", max_length=2, default="VN")
    languages = models.JSONField("Ngôn ngữ", default=list, blank=True)
    site = models.URLField("Trang chủ", max_length=300, blank=True)
    zone = models.CharField("Múi giờ", max_length=40, default="Asia/Ho_Chi_Minh")
    letters_to = models.CharField("Địa chỉ tòa soạn", max_length=300, blank=True)
    is_on = models.BooleanField("Đang theo dõi", default=False)
    silent_since = models.DateTimeField("Im lặng từ", null=True, blank=True)
    folded = FoldedField(sources=("name", "english_name", "site"))

    objects: ClassVar[OutletQuerySet] = OutletQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "cơ quan báo chí"
        verbose_name_plural = "cơ quan báo chí"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_foreign(self) -> bool:
        return self.country != "VN"


class Feed(models.Model):
    """One address at which an outlet tells what is new, and what the last visits left.

    `known` is what the last whole answer was, so that an unchanged one is not read again. Nobody
    visits before `due_at`; whoever visits holds the row until `claimed_until`. `faults` grow
    with each failure: from a threshold on the feed rests and is tried once a day. `history` is
    what pacing remembers.
    """

    class Kind(models.TextChoices):
        FEED = "feed", "RSS, Atom, JSON Feed"
        SITEMAP = "sitemap", "Sơ đồ tin (sitemap)"

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="feeds")
    address = models.URLField("Địa chỉ", max_length=500, unique=True)
    kind = models.CharField("Kiểu", max_length=8, choices=Kind, default=Kind.FEED)
    title = models.CharField("Tên nguồn", max_length=200, blank=True)
    is_on = models.BooleanField("Đang theo dõi", default=True)
    known = models.JSONField(default=dict, blank=True, editable=False)
    history = models.JSONField(default=dict, blank=True, editable=False)
    due_at = models.DateTimeField("Lần tới", null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    visited_at = models.DateTimeField("Lần đọc gần nhất", null=True, blank=True)
    new_at = models.DateTimeField("Có tin mới gần nhất", null=True, blank=True)
    faults = models.FloatField("Mức lỗi", default=0)
    problem = models.CharField("Lỗi gần nhất", max_length=300, blank=True)

    class Meta:
        verbose_name = "nguồn tin"
        verbose_name_plural = "nguồn tin"
        ordering = ["outlet", "pk"]
        indexes = [models.Index(fields=["due_at"], name="feed_by_due")]

    def __str__(self) -> str:
        return self.title or self.address


class FeedVisit(models.Model):
    """One visit of a feed: how it went, how many lines stood there, how many were new."""

    class Outcome(models.TextChoices):
        READ = "read", "Đã đọc"
        UNCHANGED = "unchanged", "Không có gì mới"
        FAILED = "failed", "Lỗi"

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="visits")
    at = models.DateTimeField("Lúc")
    outcome = models.CharField("Kết quả", max_length=10, choices=Outcome)
    status = models.PositiveSmallIntegerField("Mã trả lời", default=0)
    found = models.PositiveIntegerField("Số tin", default=0)
    fresh = models.PositiveIntegerField("Tin mới", default=0)
    problem = models.CharField("Lỗi", max_length=300, blank=True)

    class Meta:
        verbose_name = "lần đọc nguồn tin"
        verbose_name_plural = "lần đọc nguồn tin"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.feed_id} {self.at:%d/%m/%Y %H:%M}"


class Host(models.Model):
    """A server that is asked politely: its robots.txt as kept, and when it may be asked again.

    Whoever asks it takes its `turn` and shuts it until `opens_at`: one at a time, with a pause.
    """

    name = models.CharField("Máy chủ", max_length=255, unique=True)
    robots = models.JSONField(default=dict, blank=True)
    opens_at = models.DateTimeField("Hỏi được từ", null=True, blank=True)
    turn = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "máy chủ báo chí"
        verbose_name_plural = "máy chủ báo chí"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OutletProfile(models.Model):
    """Where the text of an outlet's pages stands: learnt, or written by an officer.

    `told` is the profile as reading keeps it; `standing` how the last pages went by it.
    """

    class State(models.TextChoices):
        IN_USE = "in_use", "Đang dùng"
        DROPPED = "dropped", "Đã bỏ"

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="profiles")
    told = models.JSONField("Mẫu trang", default=dict)
    standing = models.JSONField(default=dict, blank=True)
    state = models.CharField("Tình trạng", max_length=10, choices=State, default=State.IN_USE)
    made_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "mẫu trang của báo"
        verbose_name_plural = "mẫu trang của báo"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outlet"], condition=Q(state="in_use"), name="one_profile_in_use"
            )
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id}"


class OutletStep(models.Model):
    """A change of an outlet or its feeds. An empty `by` is the collector itself."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="steps")
    act = models.CharField("Việc", max_length=30)
    reason = models.TextField("Lý do", blank=True)
    changes = models.JSONField("Thay đổi", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của cơ quan báo chí"
        verbose_name_plural = "bước của cơ quan báo chí"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.outlet_id}: {self.act}"
