"""Maps are drawn from what the province supplies; some features every map must show."""

from django.conf import settings
from django.db import models


class MapLayer(models.Model):
    """Shapes in GeoJSON (RFC 7946: WGS 84, longitude first), with who supplied them and when."""

    code = models.SlugField("Mã lớp", max_length=40, unique=True)
    name = models.CharField("Tên lớp", max_length=200)
    geojson = models.JSONField("Hình (GeoJSON)")
    source = models.CharField("Cơ quan cung cấp", max_length=300)
    source_date = models.DateField("Ngày của số liệu")
    is_base = models.BooleanField("Lớp nền của mọi bản đồ", default=False)
    updated_at = models.DateTimeField("Cập nhật lúc", auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "lớp bản đồ"
        verbose_name_plural = "lớp bản đồ"
        ordering = ["-is_base", "name"]

    def __str__(self) -> str:
        return self.name


class RequiredFeature(models.Model):
    """A feature that every map of ours must show, by the name it bears in a layer."""

    name = models.CharField("Tên đối tượng phải có", max_length=200, unique=True)
    names = models.JSONField("Tên bằng các tiếng khác", default=dict, blank=True)
    why = models.CharField("Căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "đối tượng bắt buộc trên bản đồ"
        verbose_name_plural = "đối tượng bắt buộc trên bản đồ"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MapStep(models.Model):
    """A change of a layer or of the list of required features."""

    subject = models.CharField("Đối tượng", max_length=200)
    act = models.CharField("Việc", max_length=20)
    told = models.JSONField("Nội dung", default=dict, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của bản đồ"
        verbose_name_plural = "bước của bản đồ"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.subject}: {self.act}"
