"""What every page has. What the public sees of it is told by `Release`, never by `live`."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse  # noqa: TID251  Wagtail's pages answer by name
from django.utils.module_loading import import_string
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page

from nhipcau.editorial import gate
from nhipcau.editorial.blocks import BODY
from nhipcau.editorial.fields import BodyField
from nhipcau.editorial.models.media import Picture

ONLY_AT_THE_DESK = (
    "Trang chỉ được đăng, gỡ tại bàn đăng bài, sau khi người thứ hai đã kiểm tra đúng bản này."
)


class PortalPage(Page):
    """What every page has. Each kind names in `facts` what lists and search show of it.

    `is_work` pages count as a work of the unit that made them and file an output when released.
    """

    summary = models.TextField("Tóm tắt", max_length=400, blank=True)
    lead_picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Ảnh chính"
    )
    body = BodyField(BODY, verbose_name="Nội dung", blank=True, use_json_field=True)
    shown_on = models.DateField("Ngày ghi trên bài", null=True, blank=True)
    source_name = models.CharField("Nguồn số liệu, thông tin", max_length=300, blank=True)
    source_url = models.URLField("Địa chỉ của nguồn", max_length=500, blank=True)
    source_date = models.DateField("Ngày của số liệu", null=True, blank=True)

    is_work: ClassVar[bool] = True
    genres: ClassVar[list[tuple[str, str]]] = []

    kind_panels: ClassVar[list[Panel]] = []
    settings_panels: ClassVar[list[Panel]] = []
    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("show_in_menus")], heading="Đường dẫn")
    ]

    class Meta:
        abstract = True

    def facts(self) -> dict[str, Any]:
        """What a list shows beyond title, summary, day and picture; plain JSON."""
        return {}

    def why_not_public(self, *, source: "PortalPage | None") -> str:
        """One sentence where its kind does not let this text out; asked at every way out.

        `source` is the text it is translated from, None for the source itself.
        """
        return ""

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Always a text of its own: one that was checked or is public is never written over."""
        return super().save_revision(*args, **kwargs | {"overwrite_revision": None})

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> Any:
        """Wagtail's every way to publish ends here; only a release verb holds the gate open."""
        if not gate.is_open_for(revision.pk):
            raise PermissionDenied(ONLY_AT_THE_DESK)
        return super().publish(revision, user=user, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        if not gate.is_open_for(self.live_revision_id):
            raise PermissionDenied(ONLY_AT_THE_DESK)
        return super().unpublish(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise PermissionDenied(ONLY_AT_THE_DESK)  # the portal serves releases, not pages

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As the public would see it; the face that draws it is named in the settings."""
        show: Any = import_string(settings.NHIPCAU_SHOW_DRAFT)
        answer: HttpResponse = show(request, self)
        return answer

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Where the public finds it; None while it is not public."""
        site = self._get_relevant_site_root_paths(request)
        path = gate.public_address(self.pk)
        return (site[0].site_id, site[0].root_url, path) if site and path else None

    @classmethod
    def editing_panels(cls) -> list[Panel]:
        return [
            FieldPanel("title"),
            FieldPanel("summary"),
            FieldPanel("lead_picture"),
            *cls.kind_panels,
            FieldPanel("body"),
            MultiFieldPanel(
                [
                    FieldPanel("shown_on"),
                    FieldPanel("source_name"),
                    FieldPanel("source_url"),
                    FieldPanel("source_date"),
                ],
                heading="Ngày và nguồn",
            ),
        ]
