"""Pages that the editor has made are entered, and what was checked loses its worth."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from nhipcau.editorial.checking import void_all_changed
from nhipcau.editorial.entering import enter_page
from nhipcau.editorial.models import Edition, PortalPage
from nhipcau.editorial.rooms import unit_for
from nhipcau.editorial.touching import touch

# Forms that change what stands beside a picture or in a file; checks are bound to that too.
_OF_FILES = {
    f"{library}:{name}"
    for library in ("wagtailimages", "wagtaildocs")
    for name in ("edit", "edit_multiple", "delete", "delete_multiple")
}


def settle(name: str, request: HttpRequest, where: dict[str, Any], *, status: int) -> None:
    """What follows from a change at the address `name` for which the editor has no hook."""
    if request.method != "POST" or status >= HTTPStatus.BAD_REQUEST:
        return
    if name in _OF_FILES:
        void_all_changed(by=request.user)
        if picture := where.get("image_id"):
            touch(f"picture:{picture}")  # another focal point cuts it in another way
    if name == "wagtail_localize:submit_page_translation":
        source = Page.objects.get(pk=where["page_id"])
        for page in source.get_descendants(inclusive=True):
            for translated in page.get_translations():
                enter_all(translated, request)


def enter_all(page: Page, request: HttpRequest) -> Edition | None:
    """The edition of the page, after it and all pages below it have theirs; None without one."""
    today = timezone.localdate()
    entered = None
    for one in page.get_descendants(inclusive=True).specific():
        if not isinstance(one, PortalPage):
            continue
        try:
            unit = unit_for(one, by=request.user, day=today)
            edition = enter_page(one, by=request.user, unit=unit)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            continue
        if one.pk == page.pk:
            entered = edition
    return entered
