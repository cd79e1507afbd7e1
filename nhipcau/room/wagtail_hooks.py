"""What of the editor is shown: our few ways in its menu, our actions under a form, our colours."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from nhipcau.editorial.models import Edition
from nhipcau.room import page_hooks  # noqa: F401  what happens around a page is told there
from nhipcau.room.ways import desk, desk_of, workplace

KEPT_IN_MENU = {"explorer", "images", "documents"}
KEPT_IN_SEARCH = {"pages", "images", "documents"}
KEPT_ACTIONS = {"action-save-draft", "to-the-desk", "localize-restart-translation"}
FACES = ("lo", "km", "zh-hans", "ja", "ko")  # scripts that our own face does not write
# Buttons of a page, by their address: what only the desk does is not offered.
NOT_OFFERED = ("/unpublish/", "ordering=ord")


class ToTheDesk(ActionMenuItem):
    """A link beside "Lưu bản nháp": where the text is sent to be checked."""

    name = "to-the-desk"
    label = _("Đến bàn đăng bài")
    icon_name = "arrow-right"
    template_name = "room/to_the_desk.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] != "create" and bool(desk())

    def get_url(self, parent_context: dict[str, Any]) -> str:
        edition = Edition.objects.filter(page=parent_context["page"].pk).first()
        return (desk_of(edition.pk) if edition else "") or desk()


@hooks.register("register_page_action_menu_item")
def offer_the_desk() -> ActionMenuItem:
    return ToTheDesk(order=10)


@hooks.register("construct_page_action_menu")
def keep_our_actions(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    items[:] = [item for item in items if item.name in KEPT_ACTIONS]
    items.sort(key=lambda item: item.name != "action-save-draft")


@hooks.register("construct_main_menu")
def keep_our_ways(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name in KEPT_IN_MENU]
    if there := desk():
        items.append(MenuItem(_("Bàn đăng bài"), there, name="desk", icon_name="check", order=400))
    if there := workplace():
        label = _("Trang làm việc")
        items.append(MenuItem(label, there, name="work", icon_name="arrow-left", order=900))


@hooks.register("construct_page_listing_buttons")
def offer_no_publishing(buttons: list[Any], page: Any, user: Any, context: Any = None) -> None:
    buttons[:] = [one for one in buttons if not _is_closed(one)]


@hooks.register("insert_global_admin_css", order=1000)
def our_colours() -> SafeString:
    """Faces of far scripts are fetched only where their letters stand on the page."""
    files = ("ui/fonts.css", *(f"portal/fonts/{face}.css" for face in FACES), "room/room.css")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(f),) for f in files))


@hooks.register("insert_global_admin_js")
def our_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("room/room.js"))


def _is_closed(button: Any) -> bool:
    address = str(getattr(button, "url", "") or "")
    return any(part in address for part in NOT_OFFERED)
