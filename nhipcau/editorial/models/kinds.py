"""The kinds of pages, each with what is its own."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel

from nhipcau.editorial.models.answers import ClarificationPage
from nhipcau.editorial.models.media import Attachment
from nhipcau.editorial.models.pages import PortalPage


class HomePage(PortalPage):
    """The first page of one language."""

    is_work = False
    welcome = models.CharField("Lời chào", max_length=200, blank=True)
    kind_panels = [FieldPanel("welcome")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "Trang chủ"


class SectionPage(PortalPage):
    """A section; `layout` says how what lies under it is shown. A `unit` makes it a component."""

    class Layout(models.TextChoices):
        NEWS = "news", "Tin, bài"
        CARDS = "cards", "Thẻ"
        MAP = "map", "Bản đồ và thẻ"
        CALENDAR = "calendar", "Lịch"
        LIBRARY = "library", "Thư viện"
        PRESS = "press", "Trung tâm báo chí"
        PROGRESS = "progress", "Tiến độ kế hoạch"
        DEPARTMENT = "department", "Trang thành phần của cơ quan"
        CONTACT = "contact", "Liên hệ, hỏi đáp"

    is_work = False
    layout = models.CharField("Cách trình bày", max_length=12, choices=Layout, default=Layout.NEWS)
    unit = models.ForeignKey(
        "organisations.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="portal_sections",
        verbose_name="Cơ quan (trang thành phần)",
    )
    kind_panels = [FieldPanel("layout"), FieldPanel("unit")]

    class Meta:
        verbose_name = "Chuyên mục"

    def facts(self) -> dict[str, Any]:
        return {"layout": self.layout}


class ArticlePage(PortalPage):
    class Genre(models.TextChoices):
        NEWS = "news", "Tin"
        FEATURE = "feature", "Bài viết"
        CULTURE = "culture", "Văn hóa, con người"
        PRESS_RELEASE = "press_release", "Thông cáo báo chí"
        NOTICE = "notice", "Thông báo"

    genre = models.CharField("Thể loại", max_length=15, choices=Genre, default=Genre.NEWS)
    byline = models.CharField("Tác giả, đơn vị viết", max_length=150, blank=True)
    kind_panels = [FieldPanel("genre"), FieldPanel("byline")]

    class Meta:
        verbose_name = "Tin, bài"

    def facts(self) -> dict[str, Any]:
        return {"genre": self.genre, "byline": self.byline}


class PlacePage(PortalPage):
    """A place or a tour. Degrees are WGS 84; a tour has none and lists its stops in the body."""

    class Genre(models.TextChoices):
        BEACH = "beach", "Biển, đảo"
        RELIC = "relic", "Di tích, tháp Chăm"
        MUSEUM = "museum", "Bảo tàng"
        CRAFT = "craft", "Làng nghề"
        NATURE = "nature", "Thắng cảnh"
        FOOD = "food", "Ẩm thực"
        DESK = "desk", "Quầy hỗ trợ du khách"
        TOUR = "tour", "Tuyến tham quan"

    genre = models.CharField("Loại", max_length=10, choices=Genre, default=Genre.NATURE)
    latitude = models.DecimalField("Vĩ độ", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(
        "Kinh độ", max_digits=9, decimal_places=6, null=True, blank=True
    )
    address = models.CharField("Địa chỉ", max_length=300, blank=True)
    opening = models.CharField("Giờ mở cửa", max_length=200, blank=True)
    price = models.CharField("Vé, phí", max_length=200, blank=True)
    duration = models.CharField("Thời gian tham quan", max_length=100, blank=True)
    kind_panels = [
        FieldPanel(name)
        for name in ("genre", "latitude", "longitude", "address", "opening", "price", "duration")
    ]

    class Meta:
        verbose_name = "Điểm đến, tuyến tham quan"

    def facts(self) -> dict[str, Any]:
        here = self.latitude is not None and self.longitude is not None
        return {
            "genre": self.genre,
            "address": self.address,
            "at": [float(self.longitude or 0), float(self.latitude or 0)] if here else None,
        }


class InvestmentPage(PortalPage):
    class Genre(models.TextChoices):
        CLUSTER = "cluster", "Khu, cụm công nghiệp"
        CALL = "call", "Dự án kêu gọi đầu tư"
        INCENTIVE = "incentive", "Ưu đãi, hỗ trợ"
        SECTOR = "sector", "Lĩnh vực thế mạnh"

    genre = models.CharField("Loại", max_length=10, choices=Genre, default=Genre.CALL)
    place = models.CharField("Địa điểm", max_length=200, blank=True)
    area = models.CharField("Diện tích", max_length=100, blank=True)
    capital = models.CharField("Vốn dự kiến", max_length=100, blank=True)
    availability = models.CharField("Tình trạng", max_length=200, blank=True)
    contact = models.CharField("Đầu mối", max_length=300, blank=True)
    kind_panels = [
        FieldPanel(name)
        for name in ("genre", "place", "area", "capital", "availability", "contact")
    ]

    class Meta:
        verbose_name = "Thông tin đầu tư"

    def facts(self) -> dict[str, Any]:
        return {"genre": self.genre, "place": self.place, "area": self.area}


class KnowledgePage(PortalPage):
    class Genre(models.TextChoices):
        AGREEMENT = "agreement", "Hiệp định thương mại tự do"
        ORIGIN = "origin", "Quy tắc xuất xứ"
        BARRIER = "barrier", "Hàng rào kỹ thuật"
        MARKET = "market", "Thị trường"

    genre = models.CharField("Loại", max_length=10, choices=Genre, default=Genre.AGREEMENT)
    in_force_on = models.DateField("Có hiệu lực từ", null=True, blank=True)
    kind_panels = [FieldPanel("genre"), FieldPanel("in_force_on")]

    class Meta:
        verbose_name = "Kiến thức thương mại"

    def facts(self) -> dict[str, Any]:
        since = self.in_force_on.isoformat() if self.in_force_on else None
        return {"genre": self.genre, "in_force_on": since}


class EventPage(PortalPage):
    """Something to come to. Hours are those of the house (Asia/Ho_Chi_Minh)."""

    starts_at = models.DateTimeField("Bắt đầu")
    ends_at = models.DateTimeField("Kết thúc")
    is_all_day = models.BooleanField("Cả ngày", default=False)
    venue = models.CharField("Địa điểm", max_length=300, blank=True)
    organiser = models.CharField("Đơn vị tổ chức", max_length=300, blank=True)
    kind_panels = [
        FieldPanel(name) for name in ("starts_at", "ends_at", "is_all_day", "venue", "organiser")
    ]

    class Meta:
        verbose_name = "Sự kiện"

    def facts(self) -> dict[str, Any]:
        return {
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "is_all_day": self.is_all_day,
            "venue": self.venue,
        }


class PublicationPage(PortalPage):
    """A publication or a medium to look at or take; also an issue of the newsletter."""

    class Form(models.TextChoices):
        NEWSLETTER = "newsletter", "Bản tin đối ngoại"
        HANDBOOK = "handbook", "Cẩm nang, sách"
        LEAFLET = "leaflet", "Tờ gấp"
        MAP = "map", "Bản đồ"
        POSTCARD = "postcard", "Bưu thiếp"
        CLIP = "clip", "Clip"
        FILM = "film", "Phim"
        KIT = "kit", "Bộ tư liệu báo chí"

    form = models.CharField("Hình thức", max_length=12, choices=Form, default=Form.LEAFLET)
    file = models.ForeignKey(
        Attachment, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Tệp"
    )
    issue = models.CharField("Số, kỳ", max_length=60, blank=True)
    rights = models.CharField("Quyền, giấy phép", max_length=300, blank=True)
    credits = models.CharField("Thực hiện", max_length=300, blank=True)
    kind_panels = [FieldPanel(name) for name in ("form", "issue", "file", "rights", "credits")]

    class Meta:
        verbose_name = "Ấn phẩm, tư liệu"

    def facts(self) -> dict[str, Any]:
        return {"genre": self.form, "issue": self.issue}


class InfoPage(PortalPage):
    """A standing page: about the province, guides, spokesperson, accessibility."""

    is_work = False

    class Meta:
        verbose_name = "Trang giới thiệu, hướng dẫn"


KINDS: tuple[type[PortalPage], ...] = (
    HomePage,
    SectionPage,
    ArticlePage,
    PlacePage,
    InvestmentPage,
    KnowledgePage,
    EventPage,
    PublicationPage,
    InfoPage,
    ClarificationPage,
)
"""Every kind of page there is."""

for _kind in KINDS:
    _kind.content_panels = _kind.editing_panels()
