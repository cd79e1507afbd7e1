"""Ways about the desk, and from it into the editor's room."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from nhipcau.workspace.editing.access import DESK_READERS
from nhipcau.workspace.people import may
from nhipcau.workspace.roles import KEEPERS


def desk_ways(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """The pages of the desk that the person may open: words, address, is this the one shown."""
    named = [
        ("edition_list", _("Bài đăng")),
        ("schedule_list", _("Lịch đăng")),
        ("translation_list", _("Bản dịch")),
    ]
    if may(request, *DESK_READERS):
        named += [
            ("set_list", _("Đợt đăng")),
            ("onward_list", _("Kênh đối tác")),
            ("map_list", _("Bản đồ")),
        ]
    if may(request, *KEEPERS):
        named.append(("purge_list", _("Xóa nội dung mật")))
    return [(words, href, href == request.path) for name, words in named if (href := _open(name))]


def _open(name: str) -> str:
    try:
        return reverse(f"workspace:{name}")
    except NoReverseMatch:
        return ""


def room_address(page_id: int | None = None) -> str:
    """Where a page is written; without one, the first page of the editor's room."""
    if page_id is None:
        return reverse("wagtailadmin_home")
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def new_page_address(page: Page) -> str:
    """Where a page is begun under this one; nothing where nothing lies under its kind."""
    if page.content_type.model not in ("homepage", "sectionpage"):
        return ""
    return reverse("wagtailadmin_pages:add_subpage", args=[page.pk])


def translate_address(page: Page) -> str:
    """Where a translation of this page is begun."""
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])
