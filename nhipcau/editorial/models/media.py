"""Pictures and files of the portal. They are private until a page that shows them is public."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Licence(models.TextChoices):
    OWN = "own", "Cơ quan nắm quyền"
    GIVEN = "given", "Được tác giả cho phép sử dụng"
    CC_BY = "cc_by", "CC BY 4.0"
    CC_BY_SA = "cc_by_sa", "CC BY-SA 4.0"
    CC0 = "cc0", "CC0, phạm vi công cộng"


class Picture(AbstractImage):
    """A picture with who made it, by what right we show it, and in words what it shows.

    `description` (Wagtail's own column) is the Vietnamese text alternative and is compulsory;
    `descriptions` holds it in other languages: {"en": "..."}.
    """

    photographer = models.CharField("Tác giả ảnh", max_length=150)
    licence = models.CharField("Quyền sử dụng", max_length=10, choices=Licence, default=Licence.OWN)
    licence_note = models.CharField("Văn bản, ghi chú về quyền", max_length=300, blank=True)
    taken_on = models.DateField("Ngày chụp", null=True, blank=True)
    people_agreed = models.BooleanField(
        "Người trong ảnh đồng ý công khai (hoặc ảnh không rõ mặt ai)", default=False
    )
    descriptions = models.JSONField("Mô tả ảnh bằng các tiếng khác", default=dict, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "photographer",
        "licence",
        "licence_note",
        "taken_on",
        "people_agreed",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"
        permissions = [("choose_picture", "Được chọn ảnh")]

    def words(self) -> dict[str, Any]:
        """What is told beside it, as a check is bound to it and a release keeps it."""
        return {
            "title": self.title,
            "description": self.description,
            "descriptions": dict(self.descriptions),
            "photographer": self.photographer,
            "licence": self.licence,
            "licence_note": self.licence_note,
        }

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> "ContentFile[bytes]":
        """As Wagtail makes it, held in memory: its own file would stay open until forgotten."""
        made = super().generate_rendition_file(filter, source=source)
        with made.file as file:
            file.seek(0)
            return ContentFile(file.read(), name=made.name)

    def described(self, language: str) -> str:
        """What it shows, in `language`; the Vietnamese words where nobody has written it yet."""
        return str(self.descriptions.get(language) or self.description)


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = "bản thu nhỏ của ảnh"
        verbose_name_plural = "bản thu nhỏ của ảnh"
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Attachment(AbstractDocument):
    """A file for the public to take: brochure, kit, programme."""

    language = models.CharField("Ngôn ngữ", max_length=10, default="vi")
    rights = models.CharField("Quyền sử dụng", max_length=300, blank=True)

    admin_form_fields = ("title", "file", "language", "rights", "collection", "tags")

    def words(self) -> dict[str, Any]:
        return {"title": self.title, "language": self.language, "rights": self.rights}

    class Meta(AbstractDocument.Meta):
        verbose_name = "tài liệu"
        verbose_name_plural = "tài liệu"
        permissions = [("choose_attachment", "Được chọn tài liệu")]
